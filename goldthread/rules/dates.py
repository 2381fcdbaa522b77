"""Dates as people write them when they are not sure, and what they can mean. Values in, values out.

`read` takes what a person types into a form: 3 March 2017, early 2017, about 3 March 2017, between
1 and 10 March 2017. `written` takes a cell of an agency's chronology, which may hold a time, a
week, a span, a question mark or a note besides. Day before month, as in Britain.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.rules.clocktimes import clock_time
from goldthread.rules.datewords import NotADay, Span, one, week_of
from goldthread.rules.edtf import edtf

ABOUT = timedelta(days=3)  # "about 3 March": a day said from memory is seldom further off
_ABOUT_WORDS = (
    r"~|about|around|circa|approximately|approx|appx|sometime (?:in|around|about)|in or around|"
    r"on or (?:about|around)|c(?=[.\s]|[0-9])|ca(?=[.\s])"
)
_UNSURE_WORDS = (
    r"\?+|probably|prob|possibly|poss|maybe|perhaps|believed(?: to be)?|thought to be|"
    r"estimated|est|uncertain|unsure|unclear|date unclear"
)
_LEAD = re.compile(rf"^(?:(?P<about>{_ABOUT_WORDS})|(?P<unsure>{_UNSURE_WORDS}))[.:,\s]*")
_TAIL = re.compile(
    r"(?P<marks>\?+)|\b(?P<unsure>tbc|to be confirmed|uncertain|unsure|not sure|unclear|estimated|"
    r"est|probably|possibly)\b|\b(?P<about>approx(?:imately)?|circa|or thereabouts|about)\b|~"
)
_WEEKDAYS = re.compile(
    r"(?<![a-z])(?:mon|tues?|wed(?:s|nes)?|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])[.,]?"
)
_UNKNOWN_DAY = re.compile(
    r"^\s*(?:\?{1,2}|x{1,2}|-{1,2}|_{1,2})\s*[/.](?=\s*[0-9]{1,2}[/.][0-9]{4})"
)
_OF_THE = re.compile(
    r"^(?:(?:the )?(?:night|evening|morning|afternoon|weekend|day) (?:of|on)|overnight(?: on)?)"
    r"(?: the)? "
)
_ON = re.compile(r"^(?:on|date|dated|in|the|during)\b[:\s]*(?=\S)")
_WEEK = re.compile(
    r"^(?:w\s?[/.]?\s?(?P<letter>[cbse])\b|w(?P<close>[cbe])\b|week[\s-](?P<word>commencing|"
    r"beginning|starting|comm|ending|of)|wk\.? ?(?P<short>comm(?:encing)?|beg|ending|of)?)[.:\s]*"
    r"(?:the\s+)?(?=[a-z]*\s*[0-9])"
)
_OPEN = re.compile(
    r"^(?P<side>before|prior to|pre|by|no later than|after|since|post|from|onwards from)\b[\s\-:]*"
)
_BETWEEN = re.compile(r"^(?:between|from)\s+")
_TO = re.compile(
    r"\s*(?:\b(?:to|and|or|until|till|til|through|thru)\b|&|-|/|,|;|>)\s*(?:the\s|about\s)?"
)
_DAYS = re.compile(
    r"^(?P<first>[0-9]{1,2})(?:st|nd|rd|th)?(?:\s*(?:,|&|and|/)\s*[0-9]{1,2}(?:st|nd|rd|th)?)*?"
    r"\s*(?:(?:,|&|and|/|-|to|or|until|till)\s*"
    r"(?=[0-9]{1,2}(?:st|nd|rd|th)?\s*[\-/]?\s*(?:of\s)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|"
    r"(?:&|and|-|to|or|until|till)\s*(?=[0-9]{1,2}\s*([/.\-])\s*[0-9]{1,2}\s*\2\s*[0-9]{2,4}(?![0-9/])))"
)
_FAST = re.compile(r"^([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})$")
_WHY = {
    "inferred": "the year is not written and was taken from the rows around it",
    "swapped": "it has no such month, so it was read as month before day",
    "serial": "a bare number was read as Excel's number of a day",
}
_MIN, _MAX = 1900, 2100


@dataclass(frozen=True)
class Day:
    """What was written, and the earliest and the latest day that it can mean."""

    words: str
    earliest: date
    latest: date

    @property
    def is_doubtful(self) -> bool:
        return self.earliest != self.latest


@dataclass(frozen=True, slots=True)
class Written:
    """What a cell's words can mean. Both days are None where they are no date.

    `told`: day, month, season, part, year, span, week, inferred, yearless or none; `why`: why no
    date could be read, or what was taken for granted; `rest`: words left over, time included.
    """

    earliest: date | None = None
    latest: date | None = None
    uncertain: bool = False
    time: str | None = None
    edtf: str | None = None
    told: str = "none"
    why: str = ""
    rest: str = ""


def read(words: str) -> Day | None:
    """None where no date can be read, or where it is not a real one."""
    found = written(words)
    first, last = found.earliest, found.latest
    if (
        first is None
        or last is None
        or found.rest
        or found.told in {"yearless", "open", "serial", "swapped"}
    ):
        return None
    if found.uncertain and first == last:
        try:
            first, last = first - ABOUT, last + ABOUT
        except OverflowError:
            return None
    return Day(" ".join(words.split()), first, last)


def written(words: str, *, month_first: bool = False, year: int | None = None) -> Written:
    """What a cell of a chronology means; `year` stands in where the words have none."""
    if match := _FAST.match(words):
        day, month = int(match[1]), int(match[2])
        if month_first and day <= 12:
            day, month = month, day
        try:
            found = date(int(match[3]), month, day)
        except ValueError:
            pass
        else:
            if _MIN <= found.year <= _MAX:
                return Written(found, found, edtf=found.isoformat(), told="day")
    return _whole(_folded(words), month_first, year)


def _folded(words: str) -> str:
    text = words.lower().replace("\u00a0", " ")
    text = re.sub("[‐‑‒–—―−]", "-", text).replace("’", "'").replace("t00:00", " 00:00")
    text = re.sub(r"(?<=[0-9])t(?=[0-9]{2}:)", " ", text)
    text = _UNKNOWN_DAY.sub("xx/", _WEEKDAYS.sub(" ", text))
    return _OF_THE.sub("", " ".join(text.split()).strip(" .,;:"), count=1)


def _whole(text: str, month_first: bool, year: int | None) -> Written:
    if not text:
        return Written(why="there is no date")
    if len(text) > 400:
        return Written(why="there is no date at its start")
    text, doubt = _doubt(text)
    try:
        found = _spanned(text, month_first, year)
    except (NotADay, ValueError, OverflowError):
        return Written(why="that is not a real date", time=None)
    if found is None:
        return Written(why="that is not a date")
    span, rest = found
    if not _MIN <= span.first.year <= _MAX and span.told != "yearless":
        return Written(why=f"the year {span.first.year} cannot be right")
    rest, later = _after(rest)
    doubt = _both(doubt, later)
    time = clock_time(rest, alone=len(rest) <= 12) if rest else None
    if span.told == "yearless":
        return Written(told="yearless", why="it has no year", time=time, rest=rest)
    unsure = bool(doubt) or span.told in _WHY or span.told == "open"
    mark = doubt or ("?" if unsure else "")
    return Written(
        span.first, span.last, unsure, time, edtf(span.first, span.last, span.told, mark),
        span.told, _WHY.get(span.told, ""), rest,
    )  # fmt: skip


def _doubt(text: str) -> tuple[str, str]:
    """Without the words that say doubt, and the doubt: ? uncertain, ~ about, % both, or none."""
    doubt = ""
    text = text.lstrip("([ ")
    while match := _LEAD.match(text):
        doubt = _both(doubt, "~" if match["about"] else "?")
        text = text[match.end() :].lstrip("([ ")
    return _ON.sub("", text, count=1), doubt


def _after(rest: str) -> tuple[str, str]:
    """What is left over after the date, and the doubt that it tells."""
    rest = rest.strip(" .,;:()[]-")
    doubt = ""
    for match in _TAIL.finditer(rest[:40]):
        doubt = _both(doubt, "?" if match["marks"] or match["unsure"] else "~")
    if doubt and not clock_time(rest):
        rest = _TAIL.sub("", rest).strip(" .,;:()[]-")
    return rest, doubt


def _both(one_doubt: str, other: str) -> str:
    return one_doubt if one_doubt == other or not other else (other if not one_doubt else "%")


def _spanned(text: str, month_first: bool, year: int | None) -> tuple[Span, str] | None:
    if match := _WEEK.match(text):
        return _week(match, text, month_first, year)
    if match := _OPEN.match(text):
        found = one(text[match.end() :].lstrip(), month_first=month_first, year=year)
        told = found[0].told if found else ""
        if found and not _TO.match(found[1]):
            return found[0]._replace(told=told if told == "yearless" else "open"), found[1]
    text = _BETWEEN.sub("", text, count=1)
    if found := _days(text, month_first, year):
        return found
    first = one(text, month_first=month_first, year=year)
    if first and first[0].told != "yearless":
        return _until(first, month_first, year) or first
    return _lending(text, month_first, year) or first


def _week(
    match: re.Match[str], text: str, month_first: bool, year: int | None
) -> tuple[Span, str] | None:
    found = one(text[match.end() :], month_first=month_first, year=year)
    if found is None or found[0].told == "yearless" or found[0].first != found[0].last:
        return found
    kind = (match["letter"] or match["close"] or match["word"] or match["short"] or "c")[:1]
    day = found[0].first
    if kind == "e":
        return Span(day - timedelta(days=6), day, "week"), found[1]
    told = "inferred" if found[0].told == "inferred" else "week"
    return Span(*week_of(day), told), found[1]


def _days(text: str, month_first: bool, year: int | None) -> tuple[Span, str] | None:
    """12-14/03/2018; 12, 13 and 14 March 2018."""
    match = _DAYS.match(text)
    last = one(text[match.end() :], month_first=month_first, year=year) if match else None
    if match is None or last is None or last[0].first != last[0].last or last[0].told == "yearless":
        return None
    day, end = int(match["first"]), last[0].last
    if not 1 <= day <= end.day:
        raise NotADay(text)
    told = "inferred" if last[0].told == "inferred" else "span"
    return Span(end.replace(day=day), end, told), last[1]


def _until(first: tuple[Span, str], month_first: bool, year: int | None) -> tuple[Span, str] | None:
    """A whole date and after it, past a time perhaps, "to" or a dash and another."""
    span, rest = first
    for match in _TO.finditer(rest[:40]):
        between = rest[: match.start()].strip(" .,;:()-")
        if between and (len(between) > 12 or clock_time(between, alone=True) is None):
            break
        try:
            last = one(rest[match.end() :], month_first=month_first, year=span.first.year)
        except NotADay:
            if "/" in match[0] or "," in match[0]:
                continue
            raise
        if last is None or (last[0].told == "inferred" and match[0].strip() in {"", "/", ",", ";"}):
            continue
        if span.first > last[0].last:
            raise NotADay(rest)
        told = "open" if "or" in match[0] else "span"
        told = "inferred" if span.told == "inferred" else told
        return Span(span.first, last[0].last, told), f"{between} {last[1]}".strip()
    return None


def _lending(text: str, month_first: bool, year: int | None) -> tuple[Span, str] | None:
    """Two dates of which the first takes what it lacks from the second: 28 Feb to 3 March 2018."""
    for match in _TO.finditer(text[:60]):
        if match.start() == 0:
            continue
        try:
            last = one(text[match.end() :], month_first=month_first, year=year)
        except NotADay:
            continue
        if last is None or last[0].told == "yearless":
            continue
        lent = _lent(text[: match.start()], last[0], month_first)
        if lent is None:
            continue
        if lent.first > last[0].last:
            raise NotADay(text)
        told = "inferred" if last[0].told == "inferred" else "span"
        return Span(lent.first, last[0].last, told), last[1]
    return None


def _lent(left: str, last: Span, month_first: bool) -> Span | None:
    """The first of two dates with the year, or month and year, of the second."""
    end = last.last
    for lent in (f"{left} {end.year}", f"{left}/{end.year}", f"{left}/{end.month}/{end.year}"):
        try:
            found = one(lent, month_first=month_first)
        except NotADay:
            continue
        if found and found[0].told != "yearless" and not found[1].strip():
            if found[0].first > end and found[0].first.year > 1900 and found[0].told == "day":
                return one(lent.replace(str(end.year), str(end.year - 1)))[0]  # type: ignore[index]
            return found[0]
    return None
