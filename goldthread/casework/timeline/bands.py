"""Bands of a timeline, key episodes and life events: each in a row in which it finds room. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from goldthread.casework.timeline.gathering import x_of
from goldthread.casework.timeline.placing import CELLS, DOUBT_ROWS, ROWS
from goldthread.casework.timeline.window import DAY, Window

PAD = 7
BAND = 24  # the height of a row of them
LETTER = 7.4  # pixels, as wide as a letter is on average


@dataclass(frozen=True)
class Size:
    """How wide the picture is thought to be, in pixels, and how much a lane holds."""

    width: int = 1060
    cells: int = CELLS
    rows: int = ROWS
    doubt_rows: int = DOUBT_ROWS

    @property
    def holds(self) -> dict[str, int]:
        return {"cells": self.cells, "rows": self.rows, "doubt_rows": self.doubt_rows}


@dataclass(frozen=True)
class Band:
    """A key episode or a life event: `sure_x` and `sure_width` are what is sure of it."""

    x: float
    width: float
    y: int
    sure_x: float
    sure_width: float
    words: str
    label: str
    href: str
    ends_right: bool  # its words stand left of it
    inside: bool = False  # or inside it

    @property
    def words_x(self) -> float:
        return self.x if self.ends_right or self.inside else self.x + self.width


@dataclass(frozen=True)
class Wish:
    """A band as it should be: its days, the sure ones of them, and its words."""

    first: date
    last: date
    sure_first: date
    sure_last: date
    words: str
    label: str
    href: str
    may_hold_words: bool = True  # an event has its mark in the middle


def stretch(window: Window, first: date, last: date) -> tuple[float, float]:
    """From where to where whole days are drawn, cut at the edges."""
    start, end = datetime.combine(first, time.min), datetime.combine(last, time.min) + DAY
    x, end_x = (min(1.0, max(0.0, x_of(window, one))) for one in (start, end))
    return (0.0 if start <= window.start else x), end_x


def bands(window: Window, size: Size, wishes: Sequence[Wish]) -> tuple[list[Band], int]:
    """Each in the first row where it and its words find room; and how many rows."""
    ends: list[float] = []
    found = []
    for one in sorted(wishes, key=lambda wish: (wish.first, wish.last)):
        start, end = datetime.combine(one.first, time.min), datetime.combine(one.last, time.min)
        if not window.holds(start, end + DAY):
            continue
        x, end_x = stretch(window, one.first, one.last)
        width = max(10 / size.width, end_x - x)
        room = (len(one.words) * LETTER + 14) / size.width
        inside = one.may_hold_words and width > room
        right = not inside and x + width + room > 1 and x - room > 0
        left_x = x - room if right else x
        row = next((n for n, taken in enumerate(ends) if taken <= left_x), len(ends))
        ends[row : row + 1] = [x + width + (0.0 if right or inside else room)]
        sure_x, sure_end = x, x
        if one.sure_first <= one.sure_last:
            sure_x, sure_end = stretch(window, one.sure_first, one.sure_last)
        sure = min(width, max(10 / size.width, sure_end - sure_x)) if sure_end > sure_x else 0.0
        found.append(
            Band(x, width, row, sure_x, sure, one.words, one.label, one.href, right, inside)
        )
    return found, len(ends)


def down(band: Band, y: int) -> Band:
    """With its place from the top instead of its row."""
    return Band(**{**vars(band), "y": y + PAD // 2 + BAND * band.y})
