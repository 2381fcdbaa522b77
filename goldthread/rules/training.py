"""Training: by when somebody needs a course, until when it counts, and what hides small numbers.

Sources: a training record shows who took part and never that practice changed (the strengths of
evidence in `rules/followthrough.py`), so each session asks what people do differently, and asks
again later. How long a certificate lasts and who needs what are each partnership's own rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from goldthread.rules.workingdays import add_months

FEWEST = 5  # answers, below which nothing of them is shown
LATER_WEEKS = 8  # after a session, until it is asked whether it was of use
SOON = timedelta(days=60)  # before a certificate runs out


class State(StrEnum):
    DONE = "done"
    EXPIRING = "runs out soon"
    EXPIRED = "has run out"
    LATE = "late"
    NEEDED = "needed"
    BOOKED = "booked"

    @property
    def is_gap(self) -> bool:
        return self in (State.EXPIRED, State.LATE)


@dataclass(frozen=True)
class Need:
    """Within so many weeks of starting, and again every so many months (0: once)."""

    within_weeks: int
    every_months: int = 0

    def first_due(self, began: date, asked: date) -> date:
        """Nobody is late for what was not yet asked of them."""
        return max(began, asked) + timedelta(weeks=self.within_weeks)


def until(done: date, lasts_months: int | None, every_months: int = 0) -> date | None:
    """The last day on which it counts: the shorter of what the certificate and the need say."""
    months = [one for one in (lasts_months, every_months) if one]
    return add_months(done, min(months)) if months else None


def state(
    need: Need, *, began: date, asked: date, done: date | None, lasts_months: int | None,
    booked: bool, today: date,
) -> tuple[State, date | None]:  # fmt: skip
    """How one person stands with one course, and the day that belongs to it."""
    if done is None:
        due = need.first_due(began, asked)
        if due < today:
            return State.LATE, due
        return (State.BOOKED if booked else State.NEEDED), due
    last = until(done, lasts_months, need.every_months)
    if last is None or last > today + SOON:
        return State.DONE, last
    return (State.EXPIRED if last < today else State.EXPIRING), last


def shown(cells: Sequence[int]) -> bool:
    """Whether counts that make up a whole may be shown: enough people stand behind all of them, and
    behind each that is not nothing. Else one could be worked out from the others."""
    return sum(cells) >= FEWEST and not any(0 < cell < FEWEST for cell in cells)
