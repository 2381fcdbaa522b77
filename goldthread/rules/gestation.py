"""How far on a pregnancy is, counted from its due date.

A pregnancy is counted as 280 days, 40 weeks, that end on the due date; the first day of the last
period is day 0. A scan that says "12 weeks and 3 days" moves the due date, and with it every week.
Source: the convention of UK maternity records (due date = last period + 280 days; NICE NG201 has it
agreed at the scan between 11 weeks 2 days and 14 weeks 1 day).
"""

from dataclasses import dataclass
from datetime import date, timedelta

TERM = 280  # days
WEEK = 7
EARLIEST_BIRTH = 20 * WEEK  # days; before that nobody is born: the day or the due date is wrong
LATEST = 44 * WEEK  # days; nothing is counted past 44 weeks: the date must be wrong by then


class BadGestation(ValueError):
    """A date or number that no pregnancy has; the sentence says which and what is allowed."""


@dataclass(frozen=True, order=True)
class Gestation:
    """Whole weeks, and days 0 to 6."""

    weeks: int
    days: int

    def __str__(self) -> str:
        return f"{self.weeks}+{self.days}"

    @property
    def words(self) -> str:
        """Such as "12 weeks and 3 days"."""
        weeks = "1 week" if self.weeks == 1 else f"{self.weeks} weeks"
        if not self.days:
            return weeks
        return f"{weeks} and {'1 day' if self.days == 1 else f'{self.days} days'}"


def gestation(due: date, on: date) -> Gestation | None:
    """How far on it was on a day; None before day 0 and after 44 weeks."""
    day = TERM - (due - on).days
    return Gestation(*divmod(day, WEEK)) if 0 <= day <= LATEST else None


def day_of(due: date, weeks: int, days: int = 0) -> date:
    """The day that is so many weeks and days on. BadGestation: outside of 0 to 44 weeks."""
    return due + timedelta(days=_counted(weeks, days) - TERM)


def due_from_last_period(first_day: date) -> date:
    """280 days after the first day of the last period."""
    return first_day + timedelta(days=TERM)


def due_from_scan(scanned: date, weeks: int, days: int = 0) -> date:
    """The due date that a scan gives. BadGestation: outside of 0 to 44 weeks, or days above 6."""
    return scanned + timedelta(days=TERM - _counted(weeks, days))


def _counted(weeks: int, days: int) -> int:
    if not 0 <= days < WEEK:
        raise BadGestation(f"{days} days is not part of a week. Give whole weeks, and 0 to 6 days.")
    day = weeks * WEEK + days
    if not 0 <= day <= LATEST:
        raise BadGestation(f"{weeks} weeks and {days} days is no stage of a pregnancy: 0 to 44.")
    return day
