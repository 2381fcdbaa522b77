"""What a layout is made of, and the chooser that fills it from the pools."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.engines.extract.corpus import asks, learning, scenery

Element = tuple  # ("h", level, text) ("p", text) ("ul", items) ("ol", items) ("table", rows)


@dataclass
class Ask:
    """A recommendation as printed, to whom, and the kinds a careful reader would accept."""

    text: str
    to: str | None
    kinds: tuple[str, ...]


@dataclass
class Answers:
    review_type: str | None = None
    board: tuple[str, ...] = ()
    subject: str | None = None
    age: str | None = None
    learning: list[str] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)


@dataclass
class Made:
    """A document: its elements in reading order, and the right answers."""

    name: str
    elements: list[Element]
    answers: Answers
    title: str = "Review"


LAYOUTS: dict[str, tuple[str, Callable[["Maker"], list[Element]]]] = {}


def layout(split: str) -> Callable[[Callable[["Maker"], list[Element]]], Callable]:
    """Register a layout in a split: train, dev or held."""

    def register(function: Callable[["Maker"], list[Element]]) -> Callable:
        LAYOUTS[function.__name__] = (split, function)
        return function

    return register


def make(name: str, seed: int) -> Made:
    """The document of a layout and a seed; the same each time."""
    maker = Maker(random.Random(f"{name}/{seed}"))
    elements = LAYOUTS[name][1](maker)
    return Made(f"{name}-{seed}", elements, maker.answers)


class Maker:
    """Chooses from the pools and notes the answers as it goes."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.answers = Answers()
        self.place = rng.choice(scenery.PLACES)
        self.board = ""
        self.name = ""
        self._learning = rng.sample(learning.STATEMENTS, len(learning.STATEMENTS))
        self._topics = rng.sample(learning.TOPICS, len(learning.TOPICS))
        self._findings = rng.sample(learning.FINDINGS, len(learning.FINDINGS))
        self._duties = rng.sample(asks.DUTIES, len(asks.DUTIES))
        self._background = rng.sample(scenery.BACKGROUND, len(scenery.BACKGROUND))

    # who and what
    def is_a(self, review_type: str | None) -> None:
        self.answers.review_type = review_type

    def board_named(self, form: str) -> str:
        """`form` is the board's name with {place}."""
        self.board = form.format(place=self.place)
        self.answers.board = (self.board,)
        return self.board

    def child(self, pool: list[str] | None = None) -> str:
        self.name = self.rng.choice(pool or scenery.CODES)
        self.answers.subject = self.name
        return self.name

    def aged(self, *, days: bool | None = None) -> str:
        printed, answer = self.rng.choice(scenery.AGES[:7] if days is None else scenery.AGES)
        self.answers.age = answer
        return printed

    # items
    def points(self, low: int = 3, high: int = 7) -> list[str]:
        return self.learned([self._learning.pop() for _ in range(self.rng.randint(low, high))])

    def topics(self, low: int = 3, high: int = 6) -> list[str]:
        return self.learned([self._topics.pop() for _ in range(self.rng.randint(low, high))])

    def findings(self, low: int = 3, high: int = 5) -> list[str]:
        return self.learned([self._findings.pop() for _ in range(self.rng.randint(low, high))])

    def learned(self, items: list[str]) -> list[str]:
        self.answers.learning += items
        return items

    def asks(
        self, style: str = "should", low: int = 3, high: int = 7, body: str | None = None
    ) -> list[Ask]:
        made = [self.ask(style, body) for _ in range(self.rng.randint(low, high))]
        self.answers.asks += made
        return made

    def body(self) -> str:
        body = self.rng.choice(asks.BODIES)
        board = self.board or "Safeguarding Partnership"
        return body.format(place=self.place, board=board)

    def ask(self, style: str, body: str | None = None) -> Ask:
        duty, kinds = self._duties.pop()
        body = body or self.body()
        inner = body[0].lower() + body[1:] if body.startswith(("The ", "All ")) else body
        capital = duty[0].upper() + duty[1:]
        shapes = {
            "should": (f"{body} should {duty}.", body),
            "bare": (f"{body} should {duty}", body),
            "must": (f"{body} must {duty}.", body),
            "to": (f"{body} to {duty}.", body),
            "recommended": (f"It is recommended that {inner} should {duty}.", body),
            "asked": (f"{body} is asked to {duty}.", body),
            "imperative": (f"{capital}.", None),
            "clause": (duty, None),
            "colon": (f"{body}: {capital}.", body),
        }
        text, to = shapes[style]
        return Ask(text, to, kinds)

    # the rest
    def story(self, low: int = 1, high: int = 3) -> list[Element]:
        count = min(self.rng.randint(low, high), len(self._background))
        return [("p", self._background.pop()) for _ in range(count)]

    def some(self, pool: list[str], low: int = 2, high: int = 4) -> list[str]:
        return self.rng.sample(pool, min(len(pool), self.rng.randint(low, high)))

    def one(self, *options: str) -> str:
        return self.rng.choice(options)
