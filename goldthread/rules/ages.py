"""Ages, weeks of pregnancy, and how long lay between two days. Values in, values out.

The convention, everywhere in Goldthread:

- The day of birth is day 0. A child born on 3 March is 9 days old on 12 March.
- A month is complete on the same day of a later month and a year on the same day of a later year.
  Where that month has no such day, it is complete on the first day of the month after: a child born
  on 31 January is one month old on 1 March, and one born on 29 February has a birthday on 1 March
  in years that have no 29 February. (A duty "within one month" ends earlier, on the last day of the
  month; `workingdays.add_months` counts that.)
- In words an age is told as people tell it: days up to 4 weeks, weeks up to 12 weeks, months up to
  2 years, then years.
- Pregnancy is counted from 280 days (40 weeks) before the due date: the due date is 40 weeks and
  0 days. More than 45 weeks, or less than none, is told as "not born yet" and no number.
- The corrected age of a child born before 37 weeks is counted from the due date. It is told up to
  2 years of age.
- A doubtful day gives an age at its earliest and one at its latest: callers tell both.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.rules.workingdays import working_days_between

PREGNANCY = timedelta(days=280)
TERM = timedelta(weeks=37)
LONGEST = timedelta(weeks=45)
WEEKS_FROM, MONTHS_FROM, YEARS_FROM = 28, 84, 2  # days, days, years
CORRECTED_UNTIL = 2  # years


@dataclass(frozen=True)
class Age:
    """Whole years, months besides, days besides; and the same stretch in days alone."""

    years: int
    months: int
    days: int
    in_days: int

    @property
    def all_months(self) -> int:
        return self.years * 12 + self.months

    @property
    def weeks(self) -> tuple[int, int]:
        """Whole weeks, and days besides."""
        return divmod(self.in_days, 7)


@dataclass(frozen=True)
class Interval:
    """From one day to another, the first being day 0. Working days: after it, up to and with the
    second; None where no calendar was given or it does not reach so far."""

    age: Age
    working: int | None

    @property
    def days(self) -> int:
        return self.age.in_days


def months_on(start: date, number: int) -> date:
    """The day on which `number` months are complete. OverflowError after the year 9999."""
    months = start.year * 12 + start.month - 1 + number
    year, month = divmod(months, 12)
    if year > 9999:
        raise OverflowError("date value out of range")
    try:
        return date(year, month + 1, start.day)
    except ValueError:
        return date(year, month + 2, 1)  # December has every day


def age(born: date, on: date) -> Age | None:
    """The age on a day; None before the birth."""
    if on < born:
        return None
    months = (on.year - born.year) * 12 + on.month - born.month
    if months_on(born, months) > on:
        months -= 1
    rest = (on - months_on(born, months)).days
    return Age(months // 12, months % 12, rest, (on - born).days)


def gestation(due: date, on: date) -> tuple[int, int] | None:
    """Weeks and days of pregnancy; None where the day lies before it or unbelievably late."""
    since = on - (due - PREGNANCY)
    if not timedelta(0) <= since <= LONGEST:
        return None
    return divmod(since.days, 7)


def corrected_age(born: date, due: date, on: date) -> Age | None:
    """The age counted from the due date, of a child born before 37 weeks and not yet 2 years old.

    None for others, and before the due date.
    """
    now = age(born, on)
    if now is None or now.years >= CORRECTED_UNTIL or born - (due - PREGNANCY) >= TERM:
        return None
    return age(due, on)


def interval(one: date, other: date, holidays: Container[date] | None) -> Interval:
    """How long lies between two days, in whichever order they are given."""
    first, last = sorted((one, other))
    found = age(first, last)
    assert found is not None  # noqa: S101 - in order
    working = None if holidays is None else working_days_between(first, last, holidays)
    return Interval(found, working)


def age_words(born: date | None, on: date, *, due: date | None = None) -> str:
    """An age as it is said: unborn, 24 weeks; 9 days; 3 months; 4 years. "" where nothing can be
    said: no birth and no due date, or a day before the pregnancy."""
    found = age(born, on) if born else None
    if found is not None:
        return short(found)
    if due is None:
        return "unborn" if born and born - on <= PREGNANCY else ""
    weeks = gestation(due, on)
    if weeks is None:
        return "not born yet" if on > due else ""
    return f"unborn, {counted(weeks[0], 'week')}"


def short(found: Age) -> str:
    if found.in_days < WEEKS_FROM:
        return counted(found.in_days, "day")
    if found.in_days < MONTHS_FROM:
        return counted(found.in_days // 7, "week")
    if found.years < YEARS_FROM:
        return counted(found.all_months, "month")
    return counted(found.years, "year")


def whole(found: Age) -> str:
    """Every part: 1 year, 2 months and 3 days. A newborn: 0 days."""
    parts = [
        counted(number, word)
        for number, word in ((found.years, "year"), (found.months, "month"), (found.days, "day"))
        if number
    ]
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]])) or "0 days"


def in_weeks(found: Age) -> str:
    """5 weeks and 2 days."""
    weeks, days = found.weeks
    if not weeks or not days:
        return counted(weeks, "week") if weeks else counted(days, "day")
    return f"{counted(weeks, 'week')} and {counted(days, 'day')}"


def counted(number: int, one: str) -> str:
    return f"{number:,} {one if number == 1 else one + 's'}"
