"""Numbers that differ by place and day: so many days, ticks or weeks, each with where it is said.

A room of live work keeps its own list as dated data; a partnership puts its own number in its place
from a day.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.rules.workingdays import add_months, add_working_days

WEEK = 7
UNSOURCED = "Unsourced: a starting point, put in what your own procedure says"
OWN = "Our own rule: no source sets it. Put in what your own procedure says"


@dataclass(frozen=True)
class Number:
    """`words`: what is counted. `unit`: days, working days, weeks, months, or a thing such as
    "ticks". `starts`, `ends`: the days on which it holds; None: no limit.
    """

    code: str
    words: str
    number: int
    unit: str
    source: str
    starts: date | None = None
    ends: date | None = None

    @property
    def rule(self) -> str:
        """Such as "28 days" or "1 week"."""
        return f"{self.number} {self.unit.removesuffix('s') if self.number == 1 else self.unit}"

    def after(self, start: date, holidays: Container[date] = ()) -> date:
        """So long after a day, itself day 0. ValueError: it counts no time."""
        match self.unit:
            case "days":
                return start + timedelta(days=self.number)
            case "weeks":
                return start + timedelta(days=self.number * WEEK)
            case "months":
                return add_months(start, self.number)
            case "working days":
                return add_working_days(start, self.number, holidays)
        raise ValueError(f"{self.unit} are no time.")


def held(numbers: Iterable[Number], on: date) -> dict[str, Number]:
    """The number of each code that holds on a day; where two do, the later one in the list."""
    return {
        one.code: one for one in numbers if (one.starts or date.min) <= on <= (one.ends or date.max)
    }
