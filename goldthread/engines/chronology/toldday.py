"""The day of which an entry tells, where its words give another than its own date.

"Wrote up: police attended on Tuesday 3 March" of 5 March is an account of the 3rd. Only days of the
month before are taken, and none that is spoken of as still to come.
"""

import re
from datetime import date

from goldthread.engines.chronology.words import likened

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
    r"|[0-9][/.][0-9]{1,2}|[a-z]day\b|last (?:night|evening)|previous|the (?:day|night|evening) before|"
    r"weekend|[0-9](?:st|nd|rd|th)\b|\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b|ago\b|overnight|new year"
)
_IN_WORDS = re.compile(
    r"(?<![0-9/.])([0-3]?[0-9])(?:st|nd|rd|th)?(?: of)? "
    r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: ([12][0-9]{3}|[0-9]{2})\b(?![:.]))?"
)
_IN_FIGURES = re.compile(
    r"(?<![0-9/.])([0-3]?[0-9])[/.]([01]?[0-9])[/.]((?:20)?[0-9]{2})(?![0-9/])"
)
# 13/6, and the 13th: only where a word before it says that it is a day.
_NO_YEAR = re.compile(
    r"\b(?:on|of|for|dated|attended|seen|incident|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)(?: the)? ([0-3]?[0-9])/([01]?[0-9])(?![0-9/]|\s?(?:weeks?|wks?|mg))|"
    r"(?:[a-z]{3,} |, |\()([0-3]?[0-9])/([01]?[0-9])(?=[.,;)]|$)|"
    # Shorthand of clinics and desks: "adm 3/2 dc 4/2", "Triage 2/4:"; not "pain 4/10", "2/12".
    r"\b(?!(?:pain|score[sd]?|scoring|apg\w*|gcs|grade|murmur|epds|phq ?9?|gad ?7?|rated|rating|risk|level|power|mrc|for|in|x|by|"
    r"after|every|age[d]?|old|over|about|another|last|past|next|until|till|next|due|review|r/v|core|cg|gp|group|revisit|rev|tabs?) )[a-z&'-]{2,} "
    r"([0-3]?[0-9])/(0?[1-689]|1[01])(?=[.,;):]|\s|$)(?!\s?(?:weeks?|wks?|mg|yrs?|hours?|days?|times?|centile))"
)
_ORDINAL = re.compile(
    r"\b(?:on|of)(?: the)? ([0-3]?[0-9])(?:st|nd|rd|th)\b(?! (?:of|centile|birthday|floor|week|month|day|visit|"
    r"review|core|child|baby|pregnancy|appointment|time|attempt|occasion|grade|percentile|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
_SHORT_DAYS = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
_PART = r"(?:early |late )?(?:night|evening|eve|morning|afternoon|lunch|dinner|tea|am|pm)"
_WEEKDAY = re.compile(
    rf"\b(?:(?:on|last|this|late|over) )?({'|'.join(_DAYS)})(?:'s)?\b(?! (?:to|and) (?:mon|tue|wed|thu|fri|sat|sun))|"
    rf"\b(?:on|last|this|late) ({'|'.join(_SHORT_DAYS)})\b|\b({'|'.join(_SHORT_DAYS)}) (?:[0-9]|{_PART})"
)
_YESTERDAY = re.compile(
    r"\b(?:yesterday|yday|y'day|last (?:night|evening)|(?:the )?previous (?:day|evening|night|afternoon|morning)|"
    r"(?:the )?(?:day|night|evening|afternoon|morning) before(?!hand)\b(?! (?:the|that|her|his|she|he|due|birth|conf|contact)))"
)
_AGO = re.compile(r"\b(one|two|three|four|five|six|seven|[1-9]) days? (?:ago|earlier|previously)\b")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven")
_FEASTS = {"boxing day": (12, 26), "christmas day": (12, 25), "christmas eve": (12, 24), "new year's eve": (12, 31),
           "new year's day": (1, 1), "new years eve": (12, 31), "new years day": (1, 1)}  # fmt: skip
_FEAST = re.compile("|".join(_FEASTS))
_WEEKEND = re.compile(
    r"\b(?:at|over|during|last|from|on) (?:the |last |this )?weekend\b|\bweekend (?:attendance|incident|call|presentation)"
)
_TO_COME = re.compile(
    r"\b(?:(?:from|for|since|by|until|till|every|each)(?: the)? $|(?:next|due|plan(?:ned)?|review|book(?:ed|ing)?|will|born|dob|birth|ends?|scheduled|"
    r"court|accepted|arranged|listed|offered|again|edd|expires?|reconvene[sd]?|follow[ -]?up|to be|appointment for)\b[^.;]*$)"
)
NAMES_OF_DAYS = frozenset(
    likened(word)
    for word in (*_MONTHS, *_WHOLE, *_DAYS, *_SHORT_DAYS, "weekend", "boxing", "christmas",
                 *(f"{n}{end}" for n in range(1, 32) for end in ("st", "nd", "rd", "th")))
)  # fmt: skip
LOOKED_BACK = 31  # days


def told_day(text: str, first: int) -> tuple[int, bool]:
    """(the day as an ordinal, whether it stands there as a date); 0 where none is told."""
    low = text[:600].lower().replace("’", "'") if first else ""
    if not _MAY_TELL.search(low):
        return 0, False
    for match in (*_IN_WORDS.finditer(low), *_IN_FIGURES.finditer(low), *_NO_YEAR.finditer(low)):
        day = _ordinal(match, first)
        if day and not _is_to_come(low, match.start()):
            return (day, True) if day != first else (0, False)
    for match in _ORDINAL.finditer(low):
        day = _of_month(int(match[1]), first)
        if day and not _is_to_come(low, match.start()):
            return (day, True) if day != first else (0, False)
    return _in_plain_words(low, first), False


def _is_to_come(low: str, place: int) -> bool:
    return bool(_TO_COME.search(low[max(0, place - 40) : place]))


def _in_plain_words(low: str, first: int) -> int:
    """Of the day before, of a day of the week, of a feast, of the weekend; else 0."""
    if _YESTERDAY.search(low):
        return first - 1
    own = date.fromordinal(first)
    if ago := _AGO.search(low):
        return first - (_NUMBERS.index(ago[1]) + 1 if ago[1] in _NUMBERS else int(ago[1]))
    if feast := _FEAST.search(low):
        month, day = _FEASTS[feast[0]]
        at = date(own.year - (own.month < month), month, day).toordinal()
        return at if 0 < first - at <= LOOKED_BACK else 0
    for weekday in _WEEKDAY.finditer(low):
        short = weekday[2] or weekday[3]
        number = _SHORT_DAYS[short] if short else _DAYS.index(weekday[1])
        back = (own.weekday() - number) % 7
        if back and not _is_to_come(low, weekday.start()):
            return first - back
    if _WEEKEND.search(low):
        return first - ((own.weekday() - 5) % 7 or 7) if own.weekday() < 5 else 0
    return 0


def _of_month(day: int, first: int) -> int:
    """The last such day of a month, up to the entry's own."""
    own = date.fromordinal(first)
    for back in (own, date.fromordinal(first - own.day)):
        try:
            found = back.replace(day=day).toordinal()
        except ValueError:
            continue
        if 0 <= first - found <= LOOKED_BACK:
            return found
    return 0


def _ordinal(match: re.Match[str], first: int) -> int:
    """A day of the month before the entry's own, or the same day; else 0."""
    groups = [group for group in match.groups() if group]
    month = _MONTHS.get(groups[1]) or int(groups[1])
    own = date.fromordinal(first)
    years = [int(groups[2]) % 100 + 2000] if len(groups) > 2 else [own.year, own.year - 1]
    for year in years:
        try:
            day = date(year, month, int(groups[0])).toordinal()
        except ValueError:
            continue
        if 0 <= first - day <= LOOKED_BACK:
            return day
    return 0
