"""What an entry's words speak of: strengths, risks, and who vouches for them.

Read phrase by phrase from `vocabulary/strengths.txt` and `risks.txt`. What is denied turns over
("no bruises" is a strength, "not engaging" a risk), what is only planned, advised or asked is left
out, and what stands there by a family member's own word is marked so. Nothing is weighed or scored.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from goldthread.engines.chronology import hearing
from goldthread.engines.chronology.hearing import Token
from goldthread.engines.chronology.words import SMALL, lines, stem

STRENGTH, RISK, FACT = "strength", "risk", "fact"
GAP = "_"
_NUMBERS = {
    word: number
    for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)
} | {str(number): number for number in range(2, 21)}
_DENIES = frozenset(stem(word) for word in "denied denies deny denying".split())
# Words that a phrase steps over: "home was not clean", "home very clean".
_LIGHT = frozenset(
    "not very quite really generally fairly always again still clearly mostly".split()
)
# What is said of a service is not said of a person: "drug and alcohol service".
_SERVICE = frozenset("service services team worker clinic course programme nurse unit form".split())


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the words: `kind` strength, risk, or a fact that is neither; `name` what it
    speaks of and `about` the matter it belongs to; `whose` the family member on whose word alone it
    stands, or "". `times`: how many are told of ("missed three appointments")."""

    start: int
    end: int
    kind: str
    name: str
    about: str
    whose: str
    because: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    about: str
    kind: str
    turns: str  # which denials count for the other side: "" none, "any", "word" a family's denial


@dataclass(frozen=True, slots=True)
class Match:
    """Of tokens `first` to `last`; `number` is its line in the vocabulary; `denial`: a "not" that
    stands inside ("home was not clean")."""

    first: int
    last: int
    number: int
    denial: int | None


Starts = dict[str, tuple[tuple[tuple[str, ...], int], ...]]
_KINDS = {"r": (RISK, "any"), "n": (RISK, ""), "f": (FACT, "word"), "d": (FACT, "any")}


@cache
def _vocabulary() -> tuple[tuple[Line, ...], Starts]:
    """The lines, and their phrases by the first word, longest first."""
    made: list[Line] = []
    phrases: dict[tuple[str, ...], int] = {}
    for name, about, said in lines("strengths.txt"):
        _take(phrases, said, len(made))
        made.append(Line(name, about, STRENGTH, "any"))
    for name, about, kind, said in lines("risks.txt"):
        _take(phrases, said, len(made))
        made.append(Line(name, about, *_KINDS[kind]))
    starts: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for words, number in phrases.items():
        starts.setdefault(words[0], []).append((words[1:], number))
    return tuple(made), {
        first: tuple(sorted(rest, key=lambda one: -len(one[0]))) for first, rest in starts.items()
    }


def _take(phrases: dict[tuple[str, ...], int], said: str, number: int) -> None:
    for phrase in said.split(","):
        words = tuple(
            GAP if token == GAP else stem(token)
            for token in phrase.replace("-", " ").split()
            if token not in SMALL
        )
        # "hit her" is only "hit" without its small word, and that says too little.
        if words and not (len(words) == 1 and " " in phrase.strip()):
            phrases.setdefault(words, number)


@lru_cache(maxsize=20_000)
def passages(text: str) -> tuple[Passage, ...]:
    """Strengths, risks and facts in the text, in their order."""
    tokens = hearing.read(text)
    found: list[Passage] = []
    for match in _matches(tokens):
        passage = _passage(text, tokens, match)
        if passage is not None:
            found.append(passage)
    return tuple(_once(text, found))


def _matches(tokens: list[Token]) -> Iterator[Match]:
    """The longest phrase that begins at a word; the next begins after it."""
    _, starts = _vocabulary()
    telling = [at for at, token in enumerate(tokens) if token.word not in SMALL]
    place = 0
    while place < len(telling):
        phrases = starts.get(tokens[telling[place]].stem, ())
        for rest, number in phrases:
            reached = _reaches(tokens, telling, place, rest)
            if reached is not None:
                end, denial = reached
                yield Match(telling[place], telling[end], number, denial)
                place = end
                break
        place += 1


def _reaches(
    tokens: list[Token], telling: list[int], place: int, rest: tuple[str, ...]
) -> tuple[int, int | None] | None:
    """Where a phrase ends whose first word stands at `place`, and a "not" that it steps over; None
    where it does not go on so. A gap is up to two words of the same clause."""
    at, gap, denial = place, 0, None
    clause = tokens[telling[place]].clause
    for word in rest:
        if word == GAP:
            gap = 2
            continue
        left = gap
        while True:
            at += 1
            if at >= len(telling) or tokens[telling[at]].clause != clause:
                return None
            token = tokens[telling[at]]
            if token.stem == word:
                break
            if token.word in _LIGHT:
                denial = telling[at] if token.word == "not" else denial
            elif left:
                left -= 1
            else:
                return None
        gap = 0
    return at, denial


def _passage(text: str, tokens: list[Token], match: Match) -> Passage | None:
    line = _vocabulary()[0][match.number]
    if hearing.is_only_thought_of(tokens, match.first, risk=line.kind != STRENGTH):
        return None
    after = tokens[match.last + 1].word if match.last + 1 < len(tokens) else ""
    if after in _SERVICE or (after in {"and", "or"} and _is_service(tokens, match.last)):
        return None
    kind, name, first, last = line.kind, line.name, match.first, match.last
    denial = match.denial
    if denial is None:
        denial = hearing.denied(tokens, match.first, match.last)
    if denial is not None:
        if not line.turns or (line.turns == "word" and tokens[denial].stem not in _DENIES):
            return None
        kind = RISK if kind == STRENGTH else STRENGTH
        name = f"no {name}" if kind == STRENGTH else f"not {name}"
        first, last = min(first, denial), max(last, denial)
    whose = hearing.whose_word(tokens, match.first, line.about)
    start, end = tokens[first].start, tokens[last].end
    return Passage(
        start, end, kind, name, line.about, whose, _why(text[start:end], kind, name, whose),
        _times(tokens, match),
    )  # fmt: skip


def _is_service(tokens: list[Token], last: int) -> bool:
    """ "drug and alcohol service": the word after next, or the one after it, is a service."""
    return any(token.word in _SERVICE for token in tokens[last + 2 : last + 4])


def _times(tokens: list[Token], match: Match) -> int:
    """The number that stands in the phrase or right before it."""
    before = tokens[max(0, match.first - 1) : match.last + 1]
    return max((_NUMBERS.get(token.word, 1) for token in before), default=1)


def _why(words: str, kind: str, name: str, whose: str) -> str:
    said = " ".join(words.split())
    plain = name.removeprefix("not ") if name.startswith("not ") else name
    if kind == STRENGTH and name.startswith("no "):
        speaks = f"says that there is {name}"
    elif kind == RISK and name.startswith("not "):
        speaks = f"denies a strength: {plain}"
    else:
        speaks = f"speaks of a {kind}: {name}"
    by = f", by {whose} own word" if whose else ""
    return f"“{said}” {speaks}{by}"


def _once(text: str, found: list[Passage]) -> list[Passage]:
    """Passages of one name that only small words part are one: "clean and tidy"."""
    kept: list[Passage] = []
    for one in found:
        last = kept[-1] if kept else None
        if last and (last.kind, last.name) == (one.kind, one.name) and one.start - last.end < 6:
            end = max(last.end, one.end)
            why = _why(text[last.start : end], last.kind, last.name, last.whose)
            kept[-1] = replace(last, end=end, because=why, times=max(last.times, one.times))
        elif last is None or one.start >= last.end:
            kept.append(one)
    return kept
