"""What a history check still asks, and who may read which part of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from goldthread.foundations.people import earlier, known
from goldthread.foundations.people.earlier import EarlierChild
from goldthread.foundations.people.models import (
    HistoryAnswer,
    HistoryCheck,
    HistoryMatch,
    Involvement,
    Person,
)

ASKED = "What does this history tell us?"


@dataclass(frozen=True)
class Question:
    """One thing to be answered before a check can be closed."""

    match: HistoryMatch | None
    child: EarlierChild | None
    answer: HistoryAnswer | None

    def is_of(self, match: HistoryMatch | None, child: Person | None) -> bool:
        mine = (self.match.pk if self.match else None, self.child.child.pk if self.child else None)
        return mine == (match.pk if match else None, child.pk if child else None)


@dataclass(frozen=True)
class Found:
    """A match with the parts of that person in other matters, and the children among them."""

    match: HistoryMatch
    parts: list[Involvement]
    children: list[EarlierChild]

    @property
    def decision(self) -> Any:
        return getattr(self.match, "decision", None)

    @property
    def accepted(self) -> bool:
        return self.decision is not None and self.decision.same


@dataclass(frozen=True)
class Asked:
    """All that a check found and asks, whoever looks. What a reader is shown is `pages`' work."""

    check: HistoryCheck
    found: list[Found] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    @property
    def undecided(self) -> list[Found]:
        return [one for one in self.found if one.decision is None]

    def missing(self) -> list[str]:
        """Why the check cannot be closed yet, in sentences; none when it can."""
        reasons = []
        if waiting := len(self.undecided):
            reasons.append(
                "Decide first whether "
                + ("the person who was found is" if waiting == 1 else f"each of the {waiting} is")
                + " the same person."
            )
        open_ones = [one for one in self.questions if one.answer is None]
        if open_ones and any(one.child for one in open_ones):
            reasons.append("Say what the history of each earlier child tells us.")
        if any(one.child is None for one in open_ones):
            reasons.append("Answer first: what does this history tell us?")
        return reasons


def of(check: HistoryCheck) -> Asked:
    """What was found, decided and answered. The number of queries is constant."""
    rows = check.matches.select_related("person", "decision__by").order_by("-score", "pk")
    found = _found(list(rows), check)
    answers = {
        (row.match_id, row.child_id): row for row in check.answers.select_related("by", "child")
    }
    return Asked(check, found, list(_questions(found, answers)))


def _found(matches: list[HistoryMatch], check: HistoryCheck) -> list[Found]:
    records = known.each_same_as([match.person_id for match in matches])
    every = known.elsewhere({pk for group in records.values() for pk in group}, check.matter.pk)
    parts = [
        [part for part in every if part.person_id in records[match.person_id]] for match in matches
    ]
    children = earlier.children_of_each(parts)
    return [Found(*one) for one in zip(matches, parts, children, strict=True)]


def _questions(found: list[Found], answers: dict[Any, HistoryAnswer]) -> Iterator[Question]:
    accepted = [one for one in found if one.accepted]
    if not accepted and all(one.decision is not None for one in found):
        yield Question(None, None, answers.get((None, None)))
    asked_of: set[int] = set()
    for one in accepted:
        yield Question(one.match, None, answers.get((one.match.pk, None)))
        for child in one.children:
            if child.child.pk not in asked_of:
                asked_of.add(child.child.pk)
                yield Question(one.match, child, answers.get((one.match.pk, child.child.pk)))


def open_to(match: HistoryMatch, by: Any) -> bool:
    """Whether a reader may know whom a match is of: the person is in a matter open to them."""
    return Person.objects.visible_to(by).filter(pk=match.person_id).exists()
