"""Dates as people write them when they are not sure, and what they can mean. Values in, values out.

Read: 3 March 2017, 3/3/2017, 2017-03-03, March 2017, early March 2017, spring 2017, late 2017,
about 3 March 2017, ?22 May 2016, between 1 and 10 March 2017. Day before month, as in Britain.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
THIRDS = ("early", "mid", "late")
ABOUT = timedelta(days=3)  # "about 3 March": a day said from memory is seldom further off
_UNSURE = re.compile(r"^(?:\?|~|about|around|circa|c\.|approx\.?|approximately|probably)\s*")
_BETWEEN = re.compile(r"^between (.+?) and (.+)$")
_WORDY = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+)\.?,? (\d{4})$")
_FIGURES = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_MONTH = re.compile(r"^(?:(early|mid|late)[ -])?([a-z]+)\.? (\d{4})$")
_YEAR = re.compile(r"^(?:(early|mid|late)[ -])?(\d{4})$")


@dataclass(frozen=True)
class Day:
    """What was written, and the earliest and the latest day that it can mean."""

    words: str
    earliest: date
    latest: date

    @property
    def is_doubtful(self) -> bool:
        return self.earliest != self.latest


def read(words: str) -> Day | None:
    """None where no date can be read, or where it is not a real one."""
    plain = " ".join(words.lower().split())
    unsure = _UNSURE.match(plain)
    rest = plain[unsure.end() :] if unsure else plain
    try:
        found = _between(rest) or _span(rest)
        if found is None:
            return None
        first, last = found
        if unsure and first == last:
            first, last = first - ABOUT, last + ABOUT
    except (ValueError, OverflowError):
        return None
    return Day(" ".join(words.split()), first, last) if first <= last else None


def _between(text: str) -> tuple[date, date] | None:
    """ "between 1 and 10 March 2017": the first takes what it lacks from the second."""
    match = _BETWEEN.match(text)
    last = _span(match[2]) if match else None
    if match is None or last is None:
        return None
    tail = match[2].split()
    for missing in range(len(tail)):
        lent = " ".join([match[1], *tail[len(tail) - missing :]]) if missing else match[1]
        if first := _span(lent):
            return first[0], last[1]
    return None


def _span(text: str) -> tuple[date, date] | None:
    if match := _ISO.match(text):
        return _one(int(match[1]), int(match[2]), int(match[3]))
    if match := _FIGURES.match(text):
        return _one(int(match[3]), int(match[2]), int(match[1]))
    if (match := _WORDY.match(text)) and (month := _month(match[2])):
        return _one(int(match[3]), month, int(match[1]))
    if match := _YEAR.match(text):
        return _part_of_year(match[1], int(match[2]))
    if match := _MONTH.match(text):
        return _part_of_month(match[1], match[2], int(match[3]))
    return None


def _one(year: int, month: int, day: int) -> tuple[date, date]:
    found = date(year, month, day)
    return found, found


def _month(word: str) -> int | None:
    start = word[:3]
    return MONTHS.index(start) + 1 if len(word) >= 3 and start in MONTHS else None


def _part_of_year(part: str | None, year: int) -> tuple[date, date]:
    if part is None:
        return date(year, 1, 1), date(year, 12, 31)
    start = 1 + 4 * THIRDS.index(part)
    return date(year, start, 1), date(year, start + 3, monthrange(year, start + 3)[1])


def _part_of_month(part: str | None, word: str, year: int) -> tuple[date, date] | None:
    if word in SEASONS and part is None:
        start = SEASONS[word]
        later, month = (year + 1, 2) if start == 12 else (year, start + 2)
        return date(year, start, 1), date(later, month, monthrange(later, month)[1])
    month = _month(word) or 0
    if not month:
        return None
    length = monthrange(year, month)[1]
    first, last = {None: (1, length), "early": (1, 10), "mid": (11, 20), "late": (21, length)}[part]
    return date(year, month, first), date(year, month, last)
