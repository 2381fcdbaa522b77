"""Everything that happened to an action, oldest first, in a fixed number of queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goldthread.foundations.followthrough.models import (
    Action,
    Challenge,
    Ending,
    Evidence,
    Extension,
)
from goldthread.rules.followthrough import How, Outcome


@dataclass(frozen=True)
class Happened:
    """One point of the timeline. `lines` are paragraphs; `evidence` offers its file and link."""

    at: datetime
    title: str
    by: str
    lines: tuple[str, ...] = ()
    status: str = ""
    evidence: Evidence | None = None
    place: int = 0  # among things of the same moment


@dataclass(frozen=True)
class Story:
    happened: list[Happened]
    moves: list[Extension]
    evidence: list[Evidence]
    challenges: list[Challenge]
    endings: list[Ending]

    @property
    def ending(self) -> Ending | None:
        """The one that holds, unless it was undone."""
        last = self.endings[-1] if self.endings else None
        return None if last is None or hasattr(last, "reopening") else last

    @property
    def waiting(self) -> list[Evidence]:
        """Evidence that nobody has decided on."""
        return [row for row in self.evidence if not hasattr(row, "decision")]

    @property
    def open_challenges(self) -> list[Challenge]:
        return [row for row in self.challenges if row.decided_at is None]


def story(action: Action) -> Story:
    """Six queries, however much happened. `action` comes with who made it."""
    moves = list(action.extensions.select_related("by"))
    evidence = list(action.evidence.select_related("by", "decision__by"))
    asked = action.challenges.select_related("by", "replied_by", "decided_by")
    challenges = list(asked)
    endings = list(action.endings.select_related("by", "agreed_by", "evidence", "reopening__by"))
    for row in (*evidence, *challenges):
        row.action = action
    points = [
        Happened(action.made_at, "Action agreed", name(action.made_by), place=-1),
        *_words(action),
        *(_moved(row) for row in moves),
        *(point for row in evidence for point in _evidence(row)),
        *(point for row in challenges for point in _challenge(row)),
        *(point for row in endings for point in _endings(row)),
    ]
    happened = sorted(points, key=lambda one: (one.at, one.place))
    return Story(happened, moves, evidence, challenges, endings)


def name(person: Any) -> str:
    return str(person) if person is not None else "Goldthread"


def _words(action: Action) -> Iterator[Happened]:
    for row in action.updates.select_related("by"):
        yield Happened(row.at, "How it goes", name(row.by), (row.words,))
    for hand in action.assignments.select_related("by", "owner", "organisation"):
        whom = hand.owner or hand.organisation
        title = f"Given to {whom}" if whom else "Left without an owner"
        yield Happened(hand.at, title, name(hand.by), (hand.reason,) if hand.reason else ())


def _moved(row: Extension) -> Happened:
    moved = f"From {_day(row.was)} to {_day(row.now)}."
    return Happened(row.at, "Due date moved", name(row.by), (moved, row.reason), "Extended")


def _evidence(row: Evidence) -> Iterator[Happened]:
    lines = (f"{row.strength_words}.", row.shows)
    decision = getattr(row, "decision", None)
    status = "" if decision or row.action.ended_how else "To decide"
    yield Happened(row.at, "Evidence given", name(row.by), lines, status, row)
    if decision is not None:
        title = "Evidence accepted" if decision.accepted else "Evidence refused"
        status = "Accepted" if decision.accepted else "Refused"
        words = (decision.words,) if decision.words else ()
        yield Happened(decision.at, title, name(decision.by), words, status, place=1)


def _challenge(row: Challenge) -> Iterator[Happened]:
    why = f"Why: {row.because}."
    status = "" if row.decided_at or row.replied_at else "Asked"
    title = f"Challenge to {row.rung_words}"
    yield Happened(row.at, title, name(row.by), (row.question, why), status, place=2)
    if row.replied_at:
        title = f"Answer for {row.rung_words}"
        yield Happened(row.replied_at, title, name(row.replied_by), (row.reply,), place=3)
    if row.decided_at:
        accepted = row.outcome == Outcome.ACCEPTED.value
        title = "Answer accepted" if accepted else "Challenge taken further"
        said = (row.decision,)
        yield Happened(row.decided_at, title, name(row.decided_by), said, place=4)


def _endings(row: Ending) -> Iterator[Happened]:
    yield _ending(row)
    if (again := getattr(row, "reopening", None)) is not None:
        yield Happened(again.at, "Opened again", name(again.by), (again.reason,), "Open", None, 6)


def _ending(row: Ending) -> Happened:
    if row.how == How.EVIDENCED.value:
        return Happened(row.at, "Ended: evidenced", name(row.by), (), "Evidenced", None, 5)
    lines = (row.reason, f"Agreed by {row.agreed_by}.")
    return Happened(
        row.at, "Ended: no longer needed", name(row.by), lines, "No longer needed", None, 5
    )


def _day(on: Any) -> str:
    return f"{on.day} {on:%B %Y}"
