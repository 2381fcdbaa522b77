"""Day or month first, and years that were left out: decided by a table's own evidence, and said."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from goldthread.rules.dates import Written, written

_FIGURES = re.compile(
    r"(?<![0-9/.\-])([0-9]{1,2})\s*[/.\-]\s*([0-9]{1,2})\s*[/.\-]\s*([0-9]{2,4})(?![0-9])"
)
_MANY = 6  # dates, before their order alone is evidence


def month_first(words: Sequence[str]) -> tuple[bool, str]:
    """(month stands first, what to say of it). Day first unless the table itself says otherwise."""
    day_first = month_only = 0
    parts: list[tuple[int, int, int]] = []
    for text in words:
        if figures := _figures(text[:40]):
            one, two, year = figures
            day_first += one > 12 and two <= 12
            month_only += two > 12 and one <= 12
            parts.append((year, one, two))
    if not month_only:
        return False, ""
    if day_first:
        return False, (
            f"{month_only} of the dates can only be month before day, while {day_first} can "
            "only be "
            "day before month. The others were read as day before month: check them."
        )
    if _disorder(parts, month_at=2) < _disorder(parts, month_at=1) and len(parts) >= _MANY:
        return False, (
            f"{month_only} of the dates can only be month before day, but the order of the rows "
            "says "
            "day before month. The others were read so: check them."
        )
    return True, (
        f"The dates were read as month before day, because {month_only} of them can be nothing "
        "else "
        "and none contradicts it. Check them."
    )


@lru_cache(maxsize=10_000)
def _figures(text: str) -> tuple[int, int, int] | None:
    match = _FIGURES.search(text)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def _disorder(parts: Sequence[tuple[int, int, int]], *, month_at: int) -> int:
    """How often the dates turn back, whichever way the table runs."""
    days = [(p[0], p[month_at], p[3 - month_at]) for p in parts]
    up = sum(1 for a, b in pairwise(days) if b < a)
    down = sum(1 for a, b in pairwise(days) if b > a)
    return min(up, down)


def lent_years(
    found: list[Written], words: Sequence[str], *, first: bool, known: int | None
) -> None:
    """Gives a year to dates without one where the rows around leave one choice; changes `found`."""
    dated = [w.earliest if w.told not in {"month", "season", "year"} else None for w in found]
    whole = [d or w.earliest for d, w in zip(dated, found, strict=True)]
    days = [d for d in whole if d]
    ascending = sum(1 for a, b in pairwise(days) if b >= a) * 2 >= max(0, len(days) - 1)
    before: list[date | None] = _nearest(whole)
    after: list[date | None] = _nearest(whole[::-1])[::-1]
    for number, one in enumerate(found):
        if one.told != "yearless":
            continue
        left, right = (before[number], after[number])
        if not ascending:
            left, right = right, left
        years = _years(words[number], left, right, first)
        year = years[0] if len(years) == 1 else (None if years else known)
        if year is not None:
            again = written(words[number], month_first=first, year=year)
            if again.earliest:
                found[number] = again


def _nearest(days: Sequence[date | None]) -> list[date | None]:
    nearest: list[date | None] = []
    last: date | None = None
    for day in days:
        nearest.append(last)
        last = day or last
    return nearest


def _years(text: str, left: date | None, right: date | None, first: bool) -> list[int]:
    """The years in which the day lies between its neighbours; with one neighbour, within 3 "
    "months."""
    tried = sorted({d.year + n for d in (left, right) if d for n in (-1, 0, 1)})
    fits = []
    for year in tried:
        day = written(text, month_first=first, year=year).earliest
        if day is None:
            continue
        if left and right:
            fit = left <= day <= right
        elif left:
            fit = 0 <= (day - left).days <= 92
        else:
            fit = right is not None and 0 <= (right - day).days <= 92
        if fit:
            fits.append(year)
    return fits
