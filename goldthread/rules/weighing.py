"""Strengths and risks over time, and when somebody else takes a second look.

It is counted what was written, never what is so: a period in which one side only was written is put
as a question. Source: the Oliver briefing, “professionals should balance the desire to identify and
build the strengths of parents with an overly optimistic viewpoint”.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

RISK, STRENGTH = "risk", "strength"
LENGTH = timedelta(days=28)
PERIODS = 6
ASKED_ABOUT = 2  # the periods of which a one-sided one is still asked about

# Unsourced: no text of the field says how often; a partnership may look more often.
LOOK_EVERY = timedelta(weeks=12)
NEAR = timedelta(weeks=4)


@dataclass(frozen=True)
class Period:
    """Four weeks, first and last day included, with how much was written on each side."""

    starts: date
    ends: date
    risks: int
    strengths: int

    @property
    def only(self) -> str:
        """risk or strength, where nothing was written on the other side; else empty."""
        if bool(self.risks) == bool(self.strengths):
            return ""
        return RISK if self.risks else STRENGTH


def periods(written: Iterable[tuple[date, str]], today: date) -> list[Period]:
    """The last periods up to a day, the latest first; none before anything was written."""
    rows = [(day, side) for day, side in written if day <= today]
    if not rows:
        return []
    first = min(day for day, _ in rows)
    found = []
    for number in range(PERIODS):
        ends = today - number * LENGTH
        starts = ends - LENGTH + timedelta(days=1)
        if ends < first:
            break
        sides = [side for day, side in rows if starts <= day <= ends]
        found.append(Period(starts, ends, sides.count(RISK), sides.count(STRENGTH)))
    return found


def one_sided(found: list[Period]) -> list[str]:
    """A question for each late period in which one side only was written."""
    ask = {
        RISK: "only risks were written down. What goes well for the child, and who says so?",
        STRENGTH: "only strengths were written down. What would worry somebody who met the family "
        "for the first time?",
    }
    return [
        f"From {_said(one.starts)} to {_said(one.ends)} {ask[one.only]}"
        for one in found[:ASKED_ABOUT]
        if one.only
    ]


def look_is_over(last: date, today: date) -> bool:
    """Whether it is too long since somebody else last looked (or since anything was written)."""
    return today - last > LOOK_EVERY


def _said(day: date) -> str:
    return f"{day.day} {day:%B}"
