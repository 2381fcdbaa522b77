"""Dates told by a holiday's name, a decade, a school year, a week of a month. Values in and out.

What can be told only where one knows the place (half term, a financial quarter) is refused with a
sentence, never guessed.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from goldthread.rules.datewords import FULL, MONTHS, NotADay, Span

_YEAR = r"(?:\s+of)?[\s,]*(?P<year>(?:19|20)[0-9]{2}|'[0-9]{2})(?![0-9])"
_PART = r"(?:(?P<part>early|mid|late)[\s\-]+(?:the\s+)?)?"
_DAYS = {
    "christmas day": (12, 25), "xmas day": (12, 25), "boxing day": (12, 26),
    "christmas eve": (12, 24), "xmas eve": (12, 24), "new year's eve": (12, 31),
    "new years eve": (12, 31), "nye": (12, 31), "new year's day": (1, 1), "new years day": (1, 1),
    "halloween": (10, 31), "bonfire night": (11, 5), "valentine's day": (2, 14),
}  # fmt: skip
_EASTER = {"good friday": -2, "easter sunday": 0, "easter day": 0, "easter monday": 1}
_DAY = re.compile(rf"(?P<name>{'|'.join([*_DAYS, *_EASTER])}){_YEAR}")
_AROUND = re.compile(
    rf"(?:the\s+)?(?P<name>christmas|xmas|easter|new year)(?:\s+(?:time|period|weekend))?{_YEAR}"
)
_DECADE = re.compile(rf"{_PART}(?P<decade>(?:19|20)[0-9]0|'?[0-9]0)'?s(?![a-z])")
_TWO_YEARS = re.compile(
    r"(?:(?P<kind>academic|school|financial|fiscal|tax|fy)(?:\s+year)?[\s:]*|(?:in\s+)?)"
    r"(?P<year>(?:19|20)[0-9]{2})\s?[/\-]\s?(?P<long>20|19)?(?P<next>[0-9]{2})(?![0-9/.\-])"
)
_WEEK_OF = re.compile(
    r"(?:the\s+)?(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+(?:week|wk)\s+"
    rf"(?:of|in)\s+(?P<month>{'|'.join(FULL)}|{'|'.join(MONTHS)})[\s,]+(?P<year>[0-9]{{4}}|'?[0-9]{{2}})"
    r"(?![0-9])"
)
_TWO_PARTS = re.compile(
    r"(?P<from>early|mid|late)\s*(?:to|/|-|or|and)\s*(?P<to>early|mid|late)[\s\-]+(?P<rest>.+)"
)
_PLACE = re.compile(r".*\b(?:half[\s-]?term|holidays?|vacation|term time)\b")
_QUARTER = re.compile(
    r"(?:q[1-4]|quarter [1-4]|(?:first|second|third|fourth|1st|2nd|3rd|4th) quarter|h[12])\b"
)
_WEEK_NUMBER = re.compile(r"(?:week|wk) [0-9]{1,2}\b[\s,]*(?:of\s)?(?:[0-9]{4})?$")
_NTH = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3}


class Unclear(NotADay):
    """Words that mean a time, and what a person must say before it can be read."""


def named(text: str) -> tuple[Span, str] | None:
    """The time at the start of folded text that has a name, and what is left over.

    Errors: Unclear, where the place or the agency decides what the words mean.
    """
    if match := _DAY.match(text):
        return _day(match["name"], _full(match["year"])), text[match.end() :]
    if match := _AROUND.match(text):
        return _around(match["name"], _full(match["year"])), text[match.end() :]
    if match := _DECADE.match(text):
        return _decade(match["decade"].lstrip("'"), match["part"]), text[match.end() :]
    if match := _WEEK_OF.match(text):
        return _week(match), text[match.end() :]
    if (match := _TWO_YEARS.match(text)) and _follows(match):
        return _two_years(match), text[match.end() :]
    if _QUARTER.match(text):
        raise Unclear("a quarter may be of the calendar or of the financial year: write its months")
    if _PLACE.match(text[:60]):
        raise Unclear("holidays differ from place to place: write the dates")
    if _WEEK_NUMBER.match(text):
        raise Unclear("weeks are numbered in more than one way: write the week's first day")
    return None


def two_parts(text: str) -> tuple[str, str] | None:
    """early to mid February -> early february, mid february."""
    match = _TWO_PARTS.match(text)
    return (f"{match['from']} {match['rest']}", f"{match['to']} {match['rest']}") if match else None


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year[1:])


def _day(name: str, year: int) -> Span:
    if name in _EASTER:
        found = easter(year) + timedelta(days=_EASTER[name])
    else:
        found = date(year, *_DAYS[name])
    return Span(found, found, "day")


def _around(name: str, year: int) -> Span:
    """Christmas is Eve to Boxing Day; Easter Good Friday to Monday; New Year its Eve and Day."""
    if name == "easter":
        sunday = easter(year)
        return Span(sunday - timedelta(days=2), sunday + timedelta(days=1), "holiday")
    if name == "new year":
        return Span(date(year - 1, 12, 31), date(year, 1, 1), "holiday")
    return Span(date(year, 12, 24), date(year, 12, 26), "holiday")


def _decade(words: str, part: str | None) -> Span:
    start = int(words) if len(words) == 4 else (1900 if int(words) >= 50 else 2000) + int(words)
    first, last = {None: (0, 9), "early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
    return Span(date(start + first, 1, 1), date(start + last, 12, 31), "part")


def _week(match: re.Match[str]) -> Span:
    year = _full(match["year"] if len(match["year"]) != 2 else f"'{match['year']}")
    month = MONTHS.index(match["month"][:3]) + 1
    length = monthrange(year, month)[1]
    first = length - 6 if match["nth"] == "last" else 1 + 7 * _NTH[match["nth"]]
    return Span(date(year, month, first), date(year, month, first + 6), "weekofmonth")


def _follows(match: re.Match[str]) -> bool:
    """The second year follows the first; 2014-2015 with nothing beside it is a plain span."""
    if match["long"] and not match["kind"]:
        return False
    return int(match["next"]) == (int(match["year"]) + 1) % 100


def _two_years(match: re.Match[str]) -> Span:
    year, kind = int(match["year"]), match["kind"]
    if kind in {"academic", "school"}:
        return Span(date(year, 9, 1), date(year + 1, 8, 31), "part")
    if kind:
        return Span(date(year, 4, 1), date(year + 1, 3, 31), "part")
    return Span(date(year, 1, 1), date(year + 1, 12, 31), "years")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus, Nature, 20 April 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, skipped = century // 4, (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - skipped + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
