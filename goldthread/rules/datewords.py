"""One date as people write it, without doubt or time: what it can mean. Values in, values out.

Day before month, as in Britain, unless the caller knows better. Seasons and parts of a month as
case reviews use them: spring is March to May, early is the 1st to the 10th.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FULL = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
PARTS = {
    "early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid",
    "late": "late", "end": "late",
}  # fmt: skip
THIRDS = ("early", "mid", "late")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:r?uary|r)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
# Two figures are no year where a month or another part of a date follows: 12 March - 13 April 2018.
_YEAR = (
    r"(?P<year>[0-9]{4}(?![0-9])|'?(?!(?:19|20)(?:\?\?|xx|--))[0-9]{2}(?![0-9]|[/.:][0-9]|(?:st|nd|rd|th)\b|"
    r"\s*-?\s*(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))"
)
_SEP = r"\s*[/.\-\\_]+\s*"
_ORDINAL = r"(?:\s?(?:st|nd|rd|th))?"
ISO = re.compile(r"(?P<year>[0-9]{4})[-/.](?P<m>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?![0-9])")
FIGURES = re.compile(rf"(?P<day>[0-9]{{1,2}}){_SEP}(?P<m>[0-9]{{1,2}}){_SEP}{_YEAR}")
SPACED = re.compile(r"(?P<day>[0-9]{1,2}) (?P<m>[0-9]{1,2}) (?P<year>[0-9]{4})(?![0-9])")
WORDY = re.compile(
    rf"(?P<day>[0-9]{{1,2}}){_ORDINAL}(?:\s*of)?[\s\-/.,]*{_MONTH}[\s\-/.,]*{_YEAR}(?!:)"
)
AMERICAN = re.compile(
    rf"{_MONTH}[\s\-/.]*(?P<day>[0-9]{{1,2}}){_ORDINAL}(?![0-9])[\s,]+(?P<year>[0-9]{{4}})(?![0-9])"
)
WHOLE = (ISO, FIGURES, WORDY)  # a day, a month and a year, and nothing else
DENSE = re.compile(r"(?P<all>[0-9]{8})(?![0-9])")
SERIAL = re.compile(r"(?P<days>[2-5][0-9]{4})(?P<part>\.[0-9]+)?$")
SIX = re.compile(r"(?P<day>[0-9]{2})(?P<m>[0-9]{2})(?P<year>[0-9]{2})(?![0-9])")
MONTH_YEAR = re.compile(
    rf"(?:(?P<part>early|mid|late|middle|beginning|start|end)(?:[\s\-]+of)?[\s\-]*)?"
    rf"{_MONTH}[\s\-/.,]*(?P<year>[0-9]{{4}}|'?[0-9]{{2}})(?![0-9]|[:.][0-9])"
)
MONTH_FIGURES = re.compile(
    r"(?:[x?\-0]{1,2}[/.\-])?(?P<m>[0-9]{1,2})[/.\-](?P<year>[0-9]{4})(?![0-9])"
)
ISO_MONTH = re.compile(r"(?P<year>[12][0-9]{3})-(?P<m>[0-9]{2})(?![0-9])")
SEASON = re.compile(
    r"(?P<season>spring|summer|autumn|winter)(?:\s+(?P<term>term))?(?:\s+of)?[\s,]+"
    r"(?P<year>[0-9]{4})(?:\s?[/\-]\s?(?P<next>[0-9]{2}|[0-9]{4}))?(?![0-9])"
)
YEAR = re.compile(
    r"(?:(?P<part>early|mid|late|middle|beginning|start|end)(?:[\s\-]+of)?[\s\-]*)?"
    r"(?P<year>(?:19|20)[0-9]{2})(?![0-9]|[/.](?![a-z])|-[0-9]{1,2}(?![0-9])|'?s\b)"
)
DAY_MONTH_WORDS = re.compile(rf"(?P<day>[0-9]{{1,2}}){_ORDINAL}(?:\s*of)?[\s\-/.]*{_MONTH}")
MONTH_DAY_WORDS = re.compile(rf"{_MONTH}\s+(?P<day>[0-9]{{1,2}}){_ORDINAL}(?![0-9:])")
DAY_MONTH = re.compile(r"(?P<day>[0-9]{1,2})[/](?P<m>[0-9]{1,2})(?![0-9/])")
TERMS = {"spring": (1, 4), "summer": (4, 7), "autumn": (9, 12)}


class Span(NamedTuple):
    """First and last day, and how it was told: day, month, season, part, year or yearless."""

    first: date
    last: date
    told: str


class NotADay(ValueError):
    """Figures that look like a date, and no such day exists."""


def one(
    text: str, *, month_first: bool = False, year: int | None = None
) -> tuple[Span, str] | None:
    """The date at the start of folded text, and what is left over; None where there is none.

    `year` stands in where none is written. Errors: NotADay for the 31st of February.
    """
    for pattern in (ISO, FIGURES, SPACED, WORDY, AMERICAN):
        if match := pattern.match(text):
            month = _month(match)
            return _day(match, month, month_first and pattern is not ISO), text[match.end() :]
    if found := _dense(text):
        return found
    if found := _longer(text):
        return found
    return _yearless(text, month_first, year)


def _day(match: re.Match[str], month: int, month_first: bool) -> Span:
    day, written_year = int(match["day"]), full_year(match["year"])
    if "m" in match.groupdict() and (month_first or month > 12) and day <= 12:
        # The other way round where the file says so, or where it can be read in no other way.
        swapped = not month_first
        found = _real(written_year, day, month)
        return found._replace(told="swapped") if swapped else found
    return _real(written_year, month, day)


def _real(year: int, month: int, day: int) -> Span:
    try:
        found = date(year, month, day)
    except ValueError:
        raise NotADay(f"{day}/{month}/{year}") from None
    return Span(found, found, "day")


def _month(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("m"):
        return int(groups["m"])
    return MONTHS.index(groups["month"][:3]) + 1


def full_year(text: str) -> int:
    """1998 for 98 and 2018 for 18: two figures are read as the years from 1950 to 2049."""
    number = int(text.lstrip("'"))
    if len(text.lstrip("'")) == 4:
        return number
    return number + (2000 if number < 50 else 1900)


def _dense(text: str) -> tuple[Span, str] | None:
    """20180312, 12032018 or 120318."""
    if match := DENSE.match(text):
        figures = match["all"]
        if figures[:2] in {"19", "20"} and 1 <= int(figures[4:6]) <= 12:
            parts = int(figures[:4]), int(figures[4:6]), int(figures[6:])
        else:
            parts = int(figures[4:]), int(figures[2:4]), int(figures[:2])
        return _real(*parts), text[match.end() :]
    if match := SERIAL.match(text):
        found = date(1899, 12, 30) + timedelta(days=int(match["days"]))
        minutes = round(float(f"0{match['part']}") * 1440) if match["part"] else 0
        time = f"{minutes // 60 % 24:02d}:{minutes % 60:02d}" if minutes else ""
        return Span(found, found, "serial"), time
    if match := SIX.match(text):
        return _real(full_year(match["year"]), int(match["m"]), int(match["day"])), text[
            match.end() :
        ]
    return None


def _longer(text: str) -> tuple[Span, str] | None:
    """Months, seasons, terms and years."""
    if match := MONTH_YEAR.match(text):
        return part_of_month(match["part"], _month(match), full_year(match["year"])), text[
            match.end() :
        ]
    for pattern in (ISO_MONTH, MONTH_FIGURES):
        if (match := pattern.match(text)) and 1 <= int(match["m"]) <= 12:
            return part_of_month(None, int(match["m"]), int(match["year"])), text[match.end() :]
    if match := SEASON.match(text):
        return season(match["season"], int(match["year"]), bool(match["term"])), text[match.end() :]
    if match := YEAR.match(text):
        return part_of_year(match["part"], int(match["year"])), text[match.end() :]
    return None


def _yearless(text: str, month_first: bool, year: int | None) -> tuple[Span, str] | None:
    """A day and month; with no year to lend, a Span that is told as yearless (in a leap year)."""
    for pattern in (DAY_MONTH_WORDS, MONTH_DAY_WORDS, DAY_MONTH):
        if match := pattern.match(text):
            day, month = int(match["day"]), _month(match)
            if pattern is DAY_MONTH and month > 12 and not month_first:
                return None  # 2/15 is a month and a year as likely as a day
            if pattern is DAY_MONTH and month_first and day <= 12:
                day, month = month, day
            if not (1 <= month <= 12 and 1 <= day <= 31):
                return None
            found = _real(year or 2000, month, day)
            return found._replace(told="inferred" if year else "yearless"), text[match.end() :]
    return None


def part_of_month(part: str | None, month: int, year: int) -> Span:
    """Early is the 1st to the 10th, mid the 11th to the 20th, late the 21st to the end."""
    if not 1 <= year <= 9999:
        raise NotADay(str(year))
    length = monthrange(year, month)[1]
    named = PARTS[part] if part else None
    first, last = {None: (1, length), "early": (1, 10), "mid": (11, 20), "late": (21, length)}[
        named
    ]
    return Span(date(year, month, first), date(year, month, last), "part" if part else "month")


def part_of_year(part: str | None, year: int) -> Span:
    if part is None:
        return Span(date(year, 1, 1), date(year, 12, 31), "year")
    start = 1 + 4 * THIRDS.index(PARTS[part])
    last = monthrange(year, start + 3)[1]
    return Span(date(year, start, 1), date(year, start + 3, last), "part")


def season(name: str, year: int, term: bool = False) -> Span:
    """Winter begins in December of its year. A school term is longer than its season."""
    if term and name in TERMS:
        first, last = TERMS[name]
        return Span(date(year, first, 1), date(year, last, monthrange(year, last)[1]), "part")
    start = SEASONS[name]
    later, month = (year + 1, 2) if start == 12 else (year, start + 2)
    return Span(date(year, start, 1), date(later, month, monthrange(later, month)[1]), "season")


def week_of(day: date) -> tuple[date, date]:
    """The week that commences about this day: Monday to Sunday, or from a Sunday on."""
    first = day if day.weekday() == 6 else day - timedelta(days=day.weekday())
    return first, first + timedelta(days=6)
