"""Days that may be written wrongly: day and month exchanged, the wrong month, the wrong year.

An account that nothing else of its day tells of, and that is all but word for word an account of
06/03 under 03/06, is put to a person as one of it. Only looked for among as many entries as one
case has: whoever brings a hundred thousand together is not helped by more to look at.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from goldthread.engines.chronology.pairs import Mark, Rarity, log_odds

MOST = 4_000  # entries
COST = 2.0  # what a slip asks of a pair, in odds, beyond what a pair of one day is asked
TELLING = 1.0  # worth of the words that the two must share


def slipped_days(first: int) -> Iterator[int]:
    """Which days may have been meant by one that was written wrongly."""
    day = date.fromordinal(first)
    others = [(day.year, day.day, day.month)] if day.day != day.month else []
    others += [
        (day.year + (m > 12) - (m < 1), (m - 1) % 12 + 1, day.day)
        for m in (day.month - 1, day.month + 1)
    ]
    others += [(day.year - 1, day.month, day.day), (day.year + 1, day.month, day.day)]
    for year, month, number in others:
        try:
            yield date(year, month, number).toordinal()
        except ValueError:
            continue


def as_of(mark: Mark, day: int) -> Mark:
    """The same account, as if it were of that day."""
    return mark._replace(entry=replace(mark.entry, first=day, last=day), told=0, told_as_date=False)


def shares_enough(a: Mark, b: Mark, rare: Rarity) -> bool:
    words = sum(rare.stems[word] for word in a.stems & b.stems)
    return words + sum(1.5 * rare.kinds[kind] for kind in a.kinds & b.kinds) >= TELLING


def slip_odds(a: Mark, b: Mark, rare: Rarity) -> float:
    """Log odds where one of the two days was written wrongly; very low where it cannot be."""
    if not is_slip(a.entry.first, b.entry.first) or not shares_enough(a, b, rare):
        return -9.0
    return log_odds(as_of(a, b.entry.first), b, rare) - COST


def is_slip(one: int, other: int) -> bool:
    return other != one and other in slipped_days(one)


def spoken(one: int, other: int) -> str:
    """Which slip it may be, in words."""
    a, b = date.fromordinal(one), date.fromordinal(other)
    if a.year == b.year and (a.day, a.month) == (b.month, b.day):
        return "day and month may have been exchanged"
    return "the month may be wrong" if a.year == b.year else "the month or the year may be wrong"
