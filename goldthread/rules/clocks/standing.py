"""How one clock stands: met, missed, running, due today, or stopped."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    MET = "met"
    MISSED = "missed"
    RUNNING = "running"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Standing:
    """`days`: calendar days, to the due date or (when missed) past it. `words`: for a person.

    `needs_reason`: it was missed and nobody has said why. `late_but_done`: missed, and done since.
    """

    state: State
    days: int
    words: str
    needs_reason: bool = False
    late_but_done: bool = False


def standing_of(
    due: date,
    *,
    today: date,
    done_on: date | None = None,
    stopped_on: date | None = None,
    reason: str = "",
) -> Standing:
    """How a clock stands today.

    `stopped_on`: the day on which it was stopped, such as for parallel proceedings, if it stands
    still now. `reason`: why it was overrun. A clock that ran out before it was stopped is missed;
    what was done in time is met, whatever was stopped. Source: CONTRACT and issue 3, "missed, met
    and stopped (parallel proceedings) shown; overrun needs a reason".
    """
    if done_on is not None and done_on <= due:
        return Standing(State.MET, (due - done_on).days, f"met on {_day(done_on)}")
    if done_on is not None:
        late = (done_on - due).days
        return _missed(late, f"done {_days(late)} late, on {_day(done_on)}", reason, done=True)
    if stopped_on is not None and stopped_on <= due:
        left = (due - stopped_on).days
        words = f"stopped on {_day(stopped_on)}, with {_days(left)} left"
        return Standing(State.STOPPED, left, words)
    if today > due:
        late = (today - due).days
        return _missed(late, f"{_days(late)} late", reason)
    left = (due - today).days
    words = {0: "due today", 1: "due tomorrow"}.get(left, f"{left} days left")
    return Standing(State.RUNNING, left, words)


def _missed(late: int, words: str, reason: str, *, done: bool = False) -> Standing:
    needs = not reason.strip()
    told = f"{words}; say why" if needs else words
    return Standing(State.MISSED, late, told, needs_reason=needs, late_but_done=done)


def resumed(due: date, *, stopped_on: date, again_on: date) -> date:
    """The due date of a clock that was stopped and runs again: moved by the days it stood still."""
    return due + (again_on - stopped_on) if again_on > stopped_on else due


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
