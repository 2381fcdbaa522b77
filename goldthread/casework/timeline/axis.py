"""The marks along a timeline's axis: years, months, weeks, days or hours, never too many. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from goldthread.casework.timeline.window import DAY, HOUR, Window, within

MOST = 13
YEARS = (1, 2, 5, 10, 20)
MONTHS = (1, 3, 6)


@dataclass(frozen=True)
class Tick:
    """A beginning on the axis, its words, and the stretch up to the next one, to zoom to."""

    at: datetime
    words: str
    stretch: Window


def ticks(window: Window) -> list[Tick]:
    for unit, steps in (
        ("hour", (1, 2, 3, 6)), ("day", (1, 2)), ("week", (1, 2)), ("month", MONTHS),
        ("year", YEARS),
    ):  # fmt: skip
        for step in steps:
            if _about(window, unit, step) > MOST + 1:
                continue
            found = list(_beginnings(window, unit, step))
            if len(found) <= MOST:
                return [
                    Tick(at, _words(at, unit, step, first=n == 0), _stretch(at, unit, step))
                    for n, at in enumerate(found)
                ]
    return []


def _about(window: Window, unit: str, step: int) -> float:
    long = {"hour": HOUR, "day": DAY, "week": 7 * DAY, "month": 30 * DAY, "year": 365 * DAY}
    return window.width / (long[unit] * step)


def _beginnings(window: Window, unit: str, step: int) -> Iterator[datetime]:
    at = _before(window.start, unit, step)
    while at < window.end:
        if at >= window.start:
            yield at
        at = _next(at, unit, step)


def _before(start: datetime, unit: str, step: int) -> datetime:
    day = datetime.combine(start.date(), time.min)
    if unit == "hour":
        return day
    if unit == "day":
        return day - timedelta(days=day.toordinal() % step)
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday - timedelta(weeks=monday.toordinal() // 7 % step)
    if unit == "month":
        return day.replace(day=1, month=(day.month - 1) // step * step + 1)
    return day.replace(day=1, month=1, year=day.year // step * step)


def _next(at: datetime, unit: str, step: int) -> datetime:
    if unit in ("hour", "day", "week"):
        return at + step * {"hour": HOUR, "day": DAY, "week": 7 * DAY}[unit]
    months = at.year * 12 + at.month - 1 + step * (12 if unit == "year" else 1)
    return at.replace(year=months // 12, month=months % 12 + 1)


def _stretch(at: datetime, unit: str, step: int) -> Window:
    return within(at, _next(at, unit, step))


def _words(at: datetime, unit: str, step: int, *, first: bool) -> str:
    if unit == "hour":
        return f"{at:%H:%M}" if at.time() != time.min or step < 6 else f"{at:%a} {at.day} {at:%b}"
    if unit == "day":
        return f"{at:%a} {at.day} {at:%b}"
    if unit == "week":
        return (
            f"{at.day} {at:%b %Y}"
            if first or (at.month == 1 and at.day <= 7 * step)
            else f"{at.day} {at:%b}"
        )
    if unit == "month":
        return f"{at:%b %Y}" if first or at.month == 1 else f"{at:%b}"
    return str(at.year)
