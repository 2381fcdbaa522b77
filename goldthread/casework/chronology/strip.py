"""The review period as a picture: where each episode lies in it. The table beside it says the same.

Values for an SVG 1,000 wide; the template only draws them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.casework.chronology.models import KeyEpisode
from goldthread.casework.reviews.models import Review

WIDTH, LANE, TOP = 1000.0, 34, 30
NARROWEST = 8.0  # a single day must still be seen
MOST_TICKS = 12


@dataclass(frozen=True)
class Bar:
    """An episode: from `x`, `width` wide, in the lane at `y`; the sure part of it inside."""

    episode: KeyEpisode
    x: float
    width: float
    y: int
    sure_x: float
    sure_width: float

    @property
    def words_x(self) -> float:
        """Where its code is written: right of the bar, or left of it near the edge."""
        return self.x - 6 if self.is_late else self.x + self.width + 6

    @property
    def is_late(self) -> bool:
        return self.x + self.width > WIDTH - 60


@dataclass(frozen=True)
class Tick:
    x: float
    words: str


@dataclass(frozen=True)
class Strip:
    bars: list[Bar]
    ticks: list[Tick]
    period_x: float
    period_width: float
    height: int
    first: date
    last: date


def strip(review: Review, episodes: Sequence[KeyEpisode]) -> Strip | None:
    """None when there is neither a period nor an episode to draw."""
    days = [day for row in episodes for day in (row.first_day, row.last_day)]
    days += [day for day in (review.period_from, review.period_to) if day]
    if not days:
        return None
    first, last = min(days), max(days) + timedelta(days=1)
    scale = WIDTH / max(1, (last - first).days)

    def at(day: date) -> float:
        return round((day - first).days * scale, 1)

    lanes: list[float] = []
    bars = [_bar(row, at, lanes) for row in episodes]
    start, end = review.period_from or first, review.period_to or max(days)
    return Strip(
        bars=bars,
        ticks=[Tick(at(day), words) for day, words in _ticks(first, last)],
        period_x=at(start),
        period_width=round(at(end + timedelta(days=1)) - at(start), 1),
        height=TOP + LANE * max(1, len(lanes)) + 6,
        first=first,
        last=max(days),
    )


def _bar(row: KeyEpisode, at: Callable[[date], float], lanes: list[float]) -> Bar:
    """Put an episode into the first lane that is free there; `lanes` holds where each one ends."""
    x = at(row.first_day)
    end = at(row.last_day + timedelta(days=1))
    width = max(NARROWEST, round(end - x, 1))
    lane = next((n for n, taken in enumerate(lanes) if taken <= x), len(lanes))
    room = x + width + 60  # the code is written beside it
    if lane == len(lanes):
        lanes.append(room)
    else:
        lanes[lane] = room
    sure = at(row.starts_latest)
    until = row.ends_earliest or row.starts_earliest
    sure_end = at(until + timedelta(days=1))
    if row.is_doubtful and sure_end <= sure:
        return Bar(row, x, width, TOP + LANE * lane, sure, 0.0)
    sure_width = max(NARROWEST, round(sure_end - sure, 1))
    return Bar(row, x, width, TOP + LANE * lane, sure, min(sure_width, width))


def _ticks(first: date, last: date) -> list[tuple[date, str]]:
    """Beginnings of months, or of quarters or years where there would be too many."""
    months = [
        (year, month)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first <= date(year, month, 1) <= last
    ]
    for step in (1, 3, 6, 12, 24, 60):
        kept = [(y, m) for y, m in months if (y * 12 + m - 1) % step == 0]
        if len(kept) <= MOST_TICKS:
            break
    return [(date(y, m, 1), f"{date(y, m, 1):%b %Y}" if step < 12 else str(y)) for y, m in kept]
