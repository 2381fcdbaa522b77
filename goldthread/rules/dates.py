"""Dates as people write them when they are not sure, and what they can mean. Values in, values out.

`read` takes what a person types into a form: 3 March 2017, early 2017, about 3 March 2017, between
1 and 10 March 2017. `written` takes a cell of an agency's chronology, which may hold a time, a
week, a span, a question mark or a note besides. Day before month, as in Britain.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from goldthread.rules.clocktimes import clock_time
from goldthread.rules.datewords import WHOLE, NotADay, Span, one, week_of
from goldthread.rules.edtf import edtf
from goldthread.rules.namedays import Unclear, named, two_parts

ABOUT = timedelta(days=3)  # "about 3 March": a day said from memory is seldom further off
_ABOUT_WORDS = (
    r"~|≈|±|about|around|circa|approximately|approx|appx|some ?time (?:in|around|about)|"
    r"in or around|"
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
    r"(?<![a-z])(?<!good )(?<!easter )"
    r"(?:mon|tues?|wed(?:s|nes)?|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])[.,]?"
)
_UNKNOWN_DAY = re.compile(
    r"^\s*(?:\?{1,2}|x{1,2}|-{1,2}|_{1,2})\s*[/.](?=\s*[0-9]{1,2}[/.][0-9]{4})"
)
_OF_THE = re.compile(
    r"^(?:(?:the )?(?:early hours|small hours|night|evening|morning|afternoon|weekend|day) "
    r"(?:of|on)|overnight(?: on)?|o/n|early hours|[ap]\.?m\.?)(?: the)? (?=.*[0-9])"
)
_TIME_FIRST = re.compile(
    r"^(?:at |@ ?)?(?P<time>[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?\s?(?:[ap]\.?m\.?|hrs?|h)?|"
    r"[0-9]{1,2}(?:\.[0-5][0-9])?\s?[ap]\.?m\.?|[0-2][0-9][.:]?[0-5][0-9]\s?(?:hrs?|hours)|"
    r"(?:12 )?(?:noon|midday|midnight))(?:\s*[,\-]\s*|\s+)(?=.*[0-9])"
)
_SAID_DAY = re.compile(
    r"^[\s(?\[~]*(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|r|rs|rsday|nes|nesday|ur|urday)?\b|"
    r"\((mon|tue|wed|thu|fri|sat|sun)[a-z]*\)\s*$"
)
_WEEK_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ONWARDS = re.compile(
    r"^(?:onwards?|(?:to |until |till )?(?:the )?(?:present|date|now|ongoing)(?: day)?|ongoing|"
    r"(?:and|&) (?:onwards?|ongoing))$"
)
_WELSH = {
    "ionawr": "january", "chwefror": "february", "mawrth": "march", "ebrill": "april", "mai": "may",
    "mehefin": "june", "gorffennaf": "july", "awst": "august", "medi": "september",
    "hydref": "october", "tachwedd": "november", "rhagfyr": "december",
}  # fmt: skip
_WIDE = str.maketrans("０１２３４５６７８９／．\u2044", "0123456789/./")
_WELSH_MONTH = re.compile(rf"(?<![a-z])(?:{'|'.join(_WELSH)})(?![a-z])")
_ON = re.compile(r"^(?:on|date|dated|in|the|during)\b[:\s]*(?=\S)")
_WEEK = re.compile(
    r"^(?:w\s?[/.]?\s?(?P<letter>[cbse])\b|w(?P<close>[cbe])\b|week[\s-](?P<word>commencing|"
    r"beginning|starting|comm|ending|of)|wk\.? ?(?P<short>comm(?:encing)?|beg|ending|of)?)[.:\s]*"
    r"(?:the\s+)?(?=[a-z]*\s*[0-9])"
)
_OPEN = re.compile(
    r"^(?:(?P<side>before|prior to|pre|by|no later than|up to|until|till|to|after|since|post|from|"
    r"onwards from)\b|[<>])[\s\-:]*"
)
_BETWEEN = re.compile(r"^(?:between|from|either)\s+")
_TO = re.compile(
    r"\s*(?:\b(?:to|and|or|until|till|til|through|thru|into)\b|&|-|/|,|;|>)\s*(?:the\s|about\s)?"
)
_NUMBER = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_DAYS = re.compile(
    # Words for the month, and dashes or slashes between days; or figures, and no slashes.
    rf"^(?P<first>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:(?:\s*(?:,|&|and|/)\s*{_NUMBER})*?"
    r"\s*(?:(?:,|&|and|/|-|to|or|until|till|into)\s*"
    rf"(?={_NUMBER}\s*[\-/]?\s*(?:of\s)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))|"
    rf"(?:\s*(?:,|&|and)\s*{_NUMBER})*?\s*(?:&|and|-|to|or|until|till)\s*"
    r"(?=[0-9]{1,2}\s*([/.\-])\s*[0-9]{1,2}\s*\2\s*[0-9]{2,4}(?![0-9/])))"
)
_FAST = re.compile(r"^([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})$")
_WHY = {
    "inferred": "the year is not written and was taken from the rows around it",
    "swapped": "it has no such month, so it was read as month before day",
    "serial": "a bare number was read as Excel's number of a day",
    "open": "it is open at one end, so it stands at the date that is written",
    "holiday": "a holiday was read as its days: look whether the event was on one of them",
    "years": "that may be a financial year, a school year or both years: both years were taken",
    "weekofmonth": "a week of a month was read as these seven days, which not everybody counts so",
}
_FIGURES_AFTER = re.compile(r"^[?]?[/.\-][0-9]{2}|(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])(?!\s?h)")
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

    `told`: day, month, season, part, year, span, week, open, or, holiday, years, weekofmonth,
    weekday (that of the date is another), inferred, yearless or none; `why`: why no date could be
    read, or what was taken for granted; `rest`: words left over, time included.
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
        or found.told in {"yearless", "open", "or", "serial", "swapped"}
    ):
        return None
    if found.uncertain and first == last and found.told != "weekday":
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
    meant = _whole(_folded(words), month_first, year)
    return _agreeing(meant, words) if meant.told in {"day", "inferred"} else meant


def _agreeing(found: Written, words: str) -> Written:
    """Says so where the day of the week that is written is not the date's."""
    said = _SAID_DAY.search(words[:60].lower())
    day = found.earliest
    if said is None or day is None or day != found.latest:
        return found
    written_day = next(name for name in _WEEK_DAYS if name.lower()[:3] == (said[1] or said[2]))
    if written_day == _WEEK_DAYS[day.weekday()]:
        return found
    why = f"it says {written_day}, and {day.day} {day:%B %Y} was a {_WEEK_DAYS[day.weekday()]}"
    if found.why:
        why = f"{found.why}; {why}"
    told = "weekday" if found.told == "day" else found.told
    return replace(found, uncertain=True, edtf=edtf(day, day, "day", "?"), told=told, why=why)


def _folded(words: str) -> str:
    text = words.lower().replace("\u00a0", " ")
    text = re.sub("[‐‑‒–—―−]", "-", text).replace("’", "'").replace("t00:00", " 00:00")
    if not text.isascii():
        text = text.translate(_WIDE)
    text = re.sub(r"(?<=[0-9])t(?=[0-9]{2}:)", " ", text)
    text = _WELSH_MONTH.sub(lambda found: _WELSH[found[0]], text)
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
    except Unclear as unclear:
        return Written(why=str(unclear))
    except (NotADay, ValueError, OverflowError):
        return Written(why="that is not a real date", time=None)
    if found is None and (match := _TIME_FIRST.match(text)):
        return _timed(match, text, month_first, year)
    if found is None:
        return Written(why="that is not a date")
    span, rest = found
    if not _MIN <= span.first.year <= _MAX and span.told != "yearless":
        return Written(why=f"the year {span.first.year} cannot be right")
    rest, later = _after(rest)
    if _ONWARDS.match(rest) and span.told != "yearless":
        span, rest = span._replace(told="open"), ""
    doubt = _both(doubt, later)
    time = clock_time(rest, alone=len(rest) <= 12) if rest else None
    if span.told == "yearless" and _FIGURES_AFTER.search(rest):
        return Written(why="its year is not beside the day and month", rest=rest)
    if span.told == "yearless":
        return Written(told="yearless", why="it has no year", time=time, rest=rest)
    why = _WHY.get(span.told, "") or _second(rest)
    unsure = bool(doubt or why) or span.told == "or"
    mark = doubt or ("?" if unsure else "")
    return Written(
        span.first, span.last, unsure, time, edtf(span.first, span.last, span.told, mark),
        span.told, why, rest,
    )  # fmt: skip


def _timed(match: re.Match[str], text: str, month_first: bool, year: int | None) -> Written:
    """A time and then the date: 10:30 on 3 February 2015."""
    found = _whole(_OF_THE.sub("", text[match.end() :], count=1), month_first, year)
    return replace(found, time=found.time or clock_time(match["time"], alone=True))


def _second(rest: str) -> str:
    """What to say of a second date that stands beside the first without a word between."""
    for pattern in WHOLE:
        if match := pattern.match(rest):
            return f"a second date, {match[0]}, is written beside it: the row stands at the first"
    return ""


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
    if both := two_parts(text):
        first, last = (one(part, month_first=month_first, year=year) for part in both)
        if first and last and first[0].first <= last[0].last:
            return Span(first[0].first, last[0].last, "part"), last[1]
    if found := named(text):
        return _until(found, month_first, year) or found
    if match := _OPEN.match(text):
        rest = text[match.end() :].lstrip()
        found = named(rest) or one(rest, month_first=month_first, year=year)
        told = found[0].told if found else ""
        if found and not _TO.match(found[1]):
            return found[0]._replace(told=told if told == "yearless" else "open"), found[1]
    text = _BETWEEN.sub("", text, count=1)
    if not any(pattern.match(text) for pattern in WHOLE) and (
        found := _days(text, month_first, year)
    ):
        return found
    first = one(text, month_first=month_first, year=year)
    if first and first[0].told != "yearless":
        while longer := _until(first, month_first, year):
            first = longer
        return first
    return _lending(text, month_first, year) or first


def _week(
    match: re.Match[str], text: str, month_first: bool, year: int | None
) -> tuple[Span, str] | None:
    found = one(text[match.end() :], month_first=month_first, year=year)
    if found is None or found[0].told == "yearless" or found[0].first != found[0].last:
        return found
    kind = (match["letter"] or match["close"] or match["word"] or match["short"] or "c")[:1]
    day = found[0].first
    told = "inferred" if found[0].told == "inferred" else "week"
    if kind == "e":
        return Span(day - timedelta(days=6), day, told), found[1]
    return Span(*week_of(day), told), found[1]


def _days(text: str, month_first: bool, year: int | None) -> tuple[Span, str] | None:
    """12-14/03/2018; 12, 13 and 14 March 2018."""
    match = _DAYS.match(text)
    last = one(text[match.end() :], month_first=month_first, year=year) if match else None
    if match is None or last is None or last[0].first != last[0].last:
        return None
    day, end = int(match["first"]), last[0].last
    if not 1 <= day <= end.day:
        raise NotADay(text)
    told = last[0].told if last[0].told in {"inferred", "yearless"} else "span"
    return Span(end.replace(day=day), end, told), last[1]


def _until(first: tuple[Span, str], month_first: bool, year: int | None) -> tuple[Span, str] | None:
    """A whole date and after it, past a time perhaps, "to" or a dash and another."""
    span, rest = first
    for match in _TO.finditer(rest[:40]):
        between = rest[: match.start()].strip(" .,;:()-")
        if between and (len(between) > 12 or clock_time(between, alone=True) is None):
            break
        try:
            after = rest[match.end() :]
            last = named(after) or one(after, month_first=month_first, year=span.first.year)
        except NotADay:
            if "/" in match[0] or "," in match[0]:
                continue
            raise
        if last is None or (last[0].told == "inferred" and match[0].strip() in {"", "/", ",", ";"}):
            continue
        if span.first > last[0].last:
            raise NotADay(rest)
        told = "or" if "or" in match[0] else "span"
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
