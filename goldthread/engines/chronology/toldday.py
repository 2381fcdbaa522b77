"""The day of which an entry tells, where its words give another than its own date.

"Wrote up: police attended on Tuesday 3 March" of 5 March is an account of the 3rd. Only days of the
month before are taken, and none that is spoken of as still to come.
"""

import re
from datetime import date

from goldthread.engines.chronology.words import stem

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_WHOLE = (
    "january", "february", "march", "april", "june", "july", "august", "september", "sept",
    "october", "november", "december",
)  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MAY_TELL = re.compile(
    r"[0-9](?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|[0-9][/.][0-9]{1,2}[/.][0-9]|[a-z]day\b|last night",
    re.I,
)
_IN_WORDS = re.compile(
    r"(?<![0-9/.])([0-3]?[0-9])(?:st|nd|rd|th)?(?: of)? "
    r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: ([12][0-9]{3}|[0-9]{2})\b(?![:.]))?"
)
_IN_FIGURES = re.compile(
    r"(?<![0-9/.])([0-3]?[0-9])[/.]([01]?[0-9])[/.]((?:20)?[0-9]{2})(?![0-9/])"
)
_WEEKDAY = re.compile(rf"\b(?:on|last|this) ({'|'.join(_DAYS)})\b")
_YESTERDAY = re.compile(
    r"\b(?:yesterday|last night|the previous (?:day|evening|night)|the day before)\b"
)
_TO_COME = re.compile(
    r"\b(?:next|due|until|till|plan(?:ned)?|review|book(?:ed|ing)?|will|by|born|dob|birth|since|ends?|scheduled|"
    r"arranged|listed|offered|again|from|edd|expires?|reconvene[sd]?|follow[ -]?up|to be|appointment for)\b[^.;]*$"
)
NAMES_OF_DAYS = frozenset(stem(word) for word in (*_MONTHS, *_WHOLE, *_DAYS))
LOOKED_BACK = 31  # days


def told_day(text: str, first: int) -> tuple[int, bool]:
    """(the day as an ordinal, whether it stands there as a date); 0 where none is told."""
    if not first or not _MAY_TELL.search(text):
        return 0, False
    low = text[:600].lower()
    for match in (*_IN_WORDS.finditer(low), *_IN_FIGURES.finditer(low)):
        day = _ordinal(match, first)
        if day and not _TO_COME.search(low[max(0, match.start() - 40) : match.start()]):
            return (day, True) if day != first else (0, False)
    if weekday := _WEEKDAY.search(low):
        back = (date.fromordinal(first).weekday() - _DAYS.index(weekday[1])) % 7
        if back and not _TO_COME.search(low[max(0, weekday.start() - 40) : weekday.start()]):
            return first - back, False
    return (first - 1, False) if _YESTERDAY.search(low) else (0, False)


def _ordinal(match: re.Match[str], first: int) -> int:
    """A day of the month before the entry's own, or the same day; else 0."""
    month = _MONTHS.get(match[2]) or int(match[2])
    own = date.fromordinal(first)
    years = [int(match[3]) % 100 + 2000] if match[3] else [own.year, own.year - 1]
    for year in years:
        try:
            day = date(year, month, int(match[1])).toordinal()
        except ValueError:
            continue
        if 0 <= first - day <= LOOKED_BACK:
            return day
    return 0
