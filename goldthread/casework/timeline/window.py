"""The stretch of time that a timeline shows, and how one zooms and moves in it. Pure.

A window is half open: it begins with `start` and ends before `end`. Times are those that agencies
wrote, so they have no time zone. In an address a window of whole days is written with its first
and its last day (from=2026-03-03&to=2026-03-09), one of hours with times (2026-03-03T09:00).
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from goldthread.rules.dayspans import day as in_words

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
YEAR = timedelta(days=365)
# How wide a window can be, from hours to decades: one step of zooming is one step of the ladder.
LADDER = (
    3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 3 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 91 * DAY, 182 * DAY,
    YEAR, 2 * YEAR, 5 * YEAR, 10 * YEAR, 20 * YEAR, 40 * YEAR, 80 * YEAR,
)  # fmt: skip
SCALES = {
    "Years": 5 * YEAR, "Months": YEAR, "Weeks": 91 * DAY, "Days": 14 * DAY, "Hours": DAY,
}  # fmt: skip
TIMED = 14 * DAY  # from here on inwards the time of day has a place
FIRST, LAST = datetime(1850, 1, 1), datetime(2150, 1, 1)


@dataclass(frozen=True)
class Window:
    start: datetime
    end: datetime

    @property
    def width(self) -> timedelta:
        return self.end - self.start

    @cached_property
    def first_day(self) -> date:
        return self.start.date()

    @cached_property
    def last_day(self) -> date:
        """The last day of which anything is shown."""
        return (self.end - timedelta(microseconds=1)).date()

    @property
    def middle(self) -> datetime:
        return self.start + self.width / 2

    @property
    def is_timed(self) -> bool:
        return self.width <= TIMED

    @cached_property
    def is_day(self) -> bool:
        """One day, or hours of it: what has no time stands in a strip of its own."""
        return self.first_day == self.last_day

    def at(self, moment: datetime) -> float:
        """Where a moment lies: 0 at the beginning, 1 at the end, less or more outside."""
        return (moment - self.start) / self.width

    def holds(self, first: datetime, last: datetime) -> bool:
        """Whether any of a stretch is shown; `last` is its end, or the moment itself."""
        return first < self.end and (last > self.start or first == last == self.start)

    @property
    def query(self) -> dict[str, str]:
        """The parts of an address."""
        if self.start.time() == time.min and self.end.time() == time.min:
            return {"from": self.first_day.isoformat(), "to": self.last_day.isoformat()}
        return {"from": f"{self.start:%Y-%m-%dT%H:%M}", "to": f"{self.end:%Y-%m-%dT%H:%M}"}

    @property
    def words(self) -> str:
        if not self.is_day:
            return f"{in_words(self.first_day)} to {in_words(self.last_day)}"
        words = f"{self.start:%A} {in_words(self.first_day)}"
        if self.width < DAY:
            end = "24:00" if self.end.time() == time.min else f"{self.end:%H:%M}"
            words += f", {self.start:%H:%M} to {end}"
        return words


def days(first: date, last: date) -> Window:
    """Whole days, in whichever order they are given."""
    first, last = sorted((first, last))
    return within(datetime.combine(first, time.min), datetime.combine(last, time.min) + DAY)


def within(start: datetime, end: datetime) -> Window:
    """Kept within what a calendar of people's lives can hold, and not narrower than the ladder."""
    start = min(max(start, FIRST), LAST - LADDER[0])
    return Window(start, max(min(end, LAST), start + LADDER[0]))


def read(start: str, end: str) -> Window | None:
    """A window from an address; None where it cannot be read. One end alone is that day."""
    first, last = _moment(start or end), _moment(end or start)
    if first is None or last is None:
        return None
    if len(start or end) <= 10 and len(end or start) <= 10:
        return days(first.date(), last.date())
    if len(end) <= 10:
        last += DAY
    first, last = sorted((first, last))
    return within(first, last)


def _moment(words: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        return None
    return None if found.tzinfo or not 1 < found.year < 9998 else found.replace(second=0)


def wider(window: Window) -> Window | None:
    """One step out around the middle; None where there is none."""
    step = next((one for one in LADDER if one > window.width), None)
    return around(window.middle, step) if step else None


def narrower(window: Window) -> Window | None:
    step = next((one for one in reversed(LADDER) if one < window.width), None)
    return around(window.middle, step) if step else None


def around(middle: datetime, width: timedelta) -> Window:
    """A window of a width about a moment, beginning where a calendar begins something."""
    middle = min(max(middle, FIRST + width / 2), LAST - width / 2)
    start = _snapped(middle - width / 2, width)
    return within(start, start + width)


def moved(window: Window, way: int) -> Window | None:
    """Half a window earlier (-1) or later (1); None at the end of the calendar."""
    step = way * window.width / 2
    if window.width >= DAY:
        step = way * max(DAY, timedelta(days=round(window.width.days / 2)))
    elif window.width > HOUR:
        step = way * timedelta(hours=max(1, round(window.width / HOUR / 2)))
    start, end = window.start + step, window.end + step
    return Window(start, end) if start >= FIRST and end <= LAST else None


def _snapped(start: datetime, width: timedelta) -> datetime:
    if width < DAY:
        return (start + HOUR / 2).replace(minute=0, second=0, microsecond=0)
    day = datetime.combine(start.date(), time.min)
    if start - day >= DAY / 2:
        day += DAY
    if width >= YEAR:
        return day.replace(day=1)
    if width >= 28 * DAY:
        return day - timedelta(days=day.weekday())
    return day
