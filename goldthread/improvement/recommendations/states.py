"""What became of recommendations: each body's answers and actions, for many at once.

Four queries, whatever the number of recommendations. A body that the person may not look into is
named, and nothing else of it is read.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.followthrough.states import State
from goldthread.improvement.recommendations.models import Address, Answer, Recommendation, Response
from goldthread.rules.followthrough import How, Thresholds

COLOURS = {Answer.ACCEPTED: "green", Answer.IN_PART: "blue", Answer.NOT_ACCEPTED: "red"}


@dataclass(frozen=True)
class Tally:
    """How actions stand. The drifting ones are among the open ones."""

    proved: int = 0
    not_needed: int = 0
    open: int = 0
    drifting: int = 0

    @classmethod
    def of(cls, states: Iterable[tuple[Action, State]]) -> "Tally":
        listed = list(states)
        ways = [action.ended_how for action, _ in listed]
        return cls(
            proved=ways.count(How.EVIDENCED.value),
            not_needed=ways.count(How.NOT_NEEDED.value),
            open=ways.count(""),
            drifting=sum(bool(state.drifts) for _, state in listed),
        )

    @property
    def total(self) -> int:
        return self.proved + self.not_needed + self.open

    @property
    def words(self) -> str:
        if not self.total:
            return "no action yet"
        parts = [
            (self.proved, "proved"),
            (self.not_needed, "no longer needed"),
            (self.open - self.drifting, "open"),
            (self.drifting, "drifting"),
        ]
        return ", ".join(f"{number} {word}" for number, word in parts if number)

    @property
    def bar(self) -> list[tuple[str, int, str]]:
        return [
            ("Proved", self.proved, "green"),
            ("No longer needed", self.not_needed, "grey"),
            ("Open", self.open - self.drifting, "blue"),
            ("Drifting", self.drifting, "orange"),
        ]

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.proved + other.proved,
            self.not_needed + other.not_needed,
            self.open + other.open,
            self.drifting + other.drifting,
        )


@dataclass(frozen=True)
class Body:
    """One body's part. `seen` is False where only the name may be shown; then all else is empty."""

    address: Address
    seen: bool
    answers: list[Response] = field(default_factory=list)
    actions: list[tuple[Action, State]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.address.organisation.name

    @property
    def latest(self) -> Response | None:
        return self.answers[0] if self.answers else None

    @property
    def late(self) -> bool:
        due = self.address.answer_due
        return self.seen and not self.answers and due is not None and due < timezone.localdate()

    @property
    def word(self) -> str:
        """The state of its answer, as a tag says it."""
        if not self.seen:
            return "Not shown"
        if self.latest is None:
            return "Answer late" if self.late else "No answer yet"
        return str(self.latest.get_answer_display()).capitalize()

    @property
    def colour(self) -> str:
        if self.latest is not None:
            return COLOURS[Answer(self.latest.answer)]
        return "orange" if self.late else "yellow" if self.seen else "grey"

    @property
    def refuses(self) -> bool:
        return self.latest is not None and self.latest.answer == Answer.NOT_ACCEPTED

    @property
    def tally(self) -> Tally:
        return Tally.of(self.actions)


def bodies_of(
    user: Any, recommendations: Sequence[Recommendation], limits: Thresholds
) -> dict[int, list[Body]]:
    """By the recommendation's id, its bodies in the order of their names."""
    ids = [one.pk for one in recommendations]
    everyone = Address.objects.filter(recommendation__in=ids).select_related("organisation")
    mine = Address.objects.visible_to(user).filter(recommendation__in=ids)
    seen = set(mine.values_list("pk", flat=True))
    answers: dict[int, list[Response]] = defaultdict(list)
    for answer in Response.objects.filter(address__in=seen).select_related("by"):
        answers[answer.address_id].append(answer)
    actions = _actions_of(user, seen, limits)
    found: dict[int, list[Body]] = {pk: [] for pk in ids}
    for address in everyone.order_by("organisation__name", "pk"):
        here = address.pk in seen
        found[address.recommendation_id].append(
            Body(address, here, answers.get(address.pk, []), actions.get(address.pk, []))
        )
    return found


def _actions_of(
    user: Any, addresses: set[int], limits: Thresholds
) -> dict[int, list[tuple[Action, State]]]:
    rows = (
        Action.objects.visible_to(user)
        .filter(recommended__address__in=addresses)
        .with_owner_left()
        .select_related("owner", "recommended")
        .order_by("due", "pk")
    )
    today, found = timezone.localdate(), defaultdict(list)
    for action in rows:
        state = State.of(action, limits, today)
        found[action.recommended.address_id].append((action, state))
    return found


def tally_of(bodies: Iterable[Body]) -> Tally:
    return sum((body.tally for body in bodies), Tally())
