"""At what hours something happened, as an account tells it: of its own column, or of its words.

An entry that hands on what others told ("Hospital rang: she left about eight") is of the hour that
its words give; its own column is when that was told. What an hour can mean is kept: "half past four"
is 04:30 or 16:30, "this morning" any hour of it.
"""

import re

from goldthread.engines.chronology.entry import Entry
from goldthread.rules.clocktimes import clock_time

Hours = tuple[tuple[int, int], ...]  # minutes of the day, from and to; past midnight beyond 1440
_AGENCY = (
    r"(?:hospital|ward|delivery suite|maternity|midwife|midwives|a&e|ed|school|headteacher|head|dsl|police|psni|pc|dc|"
    r"hv|health visitor|social worker|social services|sw|csc|mash|edt|duty|nursery|gp|surgery|practice|ambulance|crew|"
    r"housing|landlord|warden|probation|yot|unit|home|placement|camhs|cpn|nurse|sister|paediatrician|consultant|drugs? worker|"
    r"addictions?|worker|team|court|solicitor|foster carer|carer|mgm|pgm|gran\w*|grandmother|aunt\w*|priest|manager|agency|scbu)"
)
_HANDED_ON = re.compile(
    rf"^(?:overnight: )?(?:[a-z0-9&' /-]{{0,24}}\b)?{_AGENCY}\b[^:.;]{{0,18}}(?:: |\b(?:rang|rings|phoned|phones|telephoned|telephones|called|"
    r"calls|texted|emailed|emails|wrote|advises|advised|informs|informed|reports|reported|notifies|notified|told|tells|sends|sent|left word|left message|"
    r"passed|shares|shared|picks up|states|stated|says)\b)|"
    rf"^(?:phone |telephone |tel )?(?:call|contact|email|e-mail|letter|fax|referral|notification|report|message|voicemail|news|slip|summary|liaison) (?:form )?(?:from|by|of|received|in my tray)(?: the)?(?: [a-z]+){{0,3}} ?{_AGENCY}?\b|"
    r"^(?:rec'?d|received|copy|vpn|ppn|merlin|notification|informed|learned|learnt|heard|told|duty informed|notified|summary|letter|liaison|"
    r"ed slip|a&e summary|hospital call|police (?:notification|report)|written up|late entry|late report|edt|mash|ward called|hosp)\b",
)
_KIND = re.compile(
    r"\b(?:notification|phone|telephone|e-?mail|edt|letter|copy report|form|message|text|call|call taken|call in|report in|liaison|alert)\b"
)
_NUMBER = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
}
_IN_FIGURES = re.compile(
    r"(?<![0-9/.-])[0-9]{1,2}[:.h]?[0-9]{0,2} ?(?:[ap]\.?m\b|hrs?\b|h\b)?(?![0-9/])"
)
_HOUR = rf"(?:{'|'.join(_NUMBER)}|1[0-2]|[1-9])"
_PAST = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty five": 25}
_SPELT = re.compile(
    rf"\b(?:(half|quarter|five|ten|twenty|twenty[ -]five)(?: minutes| mins)? (past|to)|(half)) ({_HOUR}|midnight|noon|midday)\b"
    r"(?! ?(?:years?|weeks?|months?|days?))"
)
# 10.30 in a sentence: not of money, a weight or a measure.
_POINTED = re.compile(
    r"(?<![0-9£$.,/-])(?<!weight )(?<!wt )(?<!temp )(?<!weighed )(?<!hb )(?<!bmi )"
    r"(?:(?P<a>[01][0-9]|2[0-3])\.(?P<b>[0-5][05])|(?:(?<=\bat )|(?<=\bfrom )|(?<=\bby )|(?<=\babout )|(?<=\baround )|(?<=\buntil )|(?<=\bapprox )|(?<=\bbefore )|(?<=\bafter ))"
    r"(?P<c>[0-9])\.(?P<d>[0-5][05]))"
    r"(?![0-9/]|\.[0-9]|,[0-9]|\s?(?:kgs?|cms?|mms?|mls?|mg|g|l|%|units?|miles?|degrees?|st|lbs?|weeks?|wks?|metres?|m|p|ounces|oz|stone|c)\b)"
)
_ROUND = re.compile(
    rf"\b(?:at|about|around|approx|approximately|by|just after|just before|shortly after|shortly before|soon after|gone|nearly|almost|towards|from|since|until|till|roughly|c\.) ({_HOUR})\b(?! ?(?:am|pm))"
    r"(?=(?: o'?clock)?(?:ish)?(?:[,.;:)]|$| (?:in the|this|that|at night|last|on|when|and|with|to find|she|he|they|yesterday|today|tonight|am|pm)))"
)
_ISH = re.compile(rf"\b({_HOUR}) ?ish\b")
_IN_THE = re.compile(
    rf"\b({_HOUR}) (?:o'?clock )?(?=in the (?:morning|afternoon|evening)|at night)"
)
_TOLD_AT = re.compile(
    r"(?:informed|notified|advised|rec'?d|received|told|rang|rung|phoned|emailed)(?: \w+){0,2}(?: at)? $"
)
_PARTS: tuple[tuple[re.Pattern[str], tuple[int, int]], ...] = tuple(
    (re.compile(pattern), hours)
    for pattern, hours in (
        (r"\b(?:small hours|early hours|middle of the night)\b", (0, 6 * 60)),
        (r"\b(?:this|that|in the|yesterday|next) morning\b|\bbreakfast\b", (0, 12 * 60)),
        (r"\b(?:lunch|dinner) ?time\b|\bat lunch\b|\bmidday\b|\bnoon\b", (11 * 60 + 30, 14 * 60)),
        (r"\bafternoon\b", (12 * 60, 18 * 60)),
        (r"\btea ?time\b", (15 * 60 + 30, 18 * 60 + 30)),
        (r"\b(?:evening|tonight)\b", (17 * 60, 23 * 60 + 59)),
        (r"\bmidnight\b", (23 * 60, 25 * 60)),
        (r"\b(?:last night|at night)\b", (18 * 60, 30 * 60)),
    )
)
_MAY_TELL = re.compile(
    r"[0-9](?:[:.h][0-9]{2}|ish| ?(?:[ap]\.?m|hrs?|ish|o'clock)\b)|\b(?:half|quarter|past|minutes|mins|noon|midday|midnight|morning|afternoon|evening|night|lunch|dinner ?time)\b|"
    r"\b(?:at|about|around|approx\w*|by|after|before|roughly|c\.|to|gone|nearly|almost|towards|from|since|until|till) [0-9a-z]{1,6}(?:\b|ish)|ish\b"
)
_CLOSE = 28  # characters around an hour in which its part of the day is looked for


def is_handed_on(entry: Entry) -> bool:
    """Whether the entry hands on what somebody else told, and not what its writer did or saw."""
    low = entry.event[:120].lower().replace("’", "'")
    kinds = [text.lower() for text in (*entry.other.values(), entry.source or "") if len(text) < 30]
    return bool(_HANDED_ON.search(low)) or any(_KIND.search(kind) for kind in kinds)


def hours(entry: Entry, *, of_its_day: bool) -> Hours:
    """Empty where it is not told. `of_its_day`: it tells of its own day, and of no other."""
    if entry.time and of_its_day and not is_handed_on(entry):
        return (_exactly(int(entry.time[:2]) * 60 + int(entry.time[3:5])),)
    return of_words(entry.event, of_its_day=of_its_day)


def of_words(text: str, *, of_its_day: bool = True) -> Hours:
    low = text[:500].lower().replace("’", "'")
    if not _MAY_TELL.search(low):
        return ()
    found = sorted((*_figures(low), *_spelt(low)))
    for place, end, options in found:
        if not _TOLD_AT.search(low[max(0, place - 40) : place]):
            return _of_part(options, low[max(0, place - _CLOSE) : end + _CLOSE])
    if found or not of_its_day:
        return ()
    return next(((hours,) for pattern, hours in _PARTS[:-1] if pattern.search(low)), ())


def _figures(low: str) -> list[tuple[int, int, list[int]]]:
    """Times in figures that leave no doubt."""
    found = [
        (match.start(), match.end(), [int(clock[:2]) * 60 + int(clock[3:5])])
        for match in _IN_FIGURES.finditer(low)
        if (clock := clock_time(match[0]))
    ]
    for match in _POINTED.finditer(low):
        if match["a"]:
            at = int(match["a"]) * 60 + int(match["b"])
            options = [at] if match["a"][0] == "0" or at >= 13 * 60 else _twice(at)
        else:
            options = _twice(int(match["c"]) * 60 + int(match["d"]))
        found.append((match.start(), match.end(), options))
    return found


def _spelt(low: str) -> list[tuple[int, int, list[int]]]:
    found = [
        (
            m.start(),
            m.end(),
            _beside(m[4], _PAST[(m[1] or m[3]).replace("-", " ")], to=m[2] == "to"),
        )
        for m in _SPELT.finditer(low)
    ]
    for pattern in (_ROUND, _ISH, _IN_THE):
        found += [(m.start(), m.end(), _twice(_number(m[1]) * 60)) for m in pattern.finditer(low)]
    return found


def _beside(hour: str, minutes: int, *, to: bool) -> list[int]:
    minutes = -minutes if to else minutes
    if hour in {"midnight", "noon", "midday"}:
        return [(minutes + (0 if hour == "midnight" else 720)) % 1440]
    return _twice(_number(hour) * 60 + minutes)


def _number(word: str) -> int:
    return _NUMBER.get(word) or int(word)


def _twice(minutes: int) -> list[int]:
    return [minutes % 720, minutes % 720 + 720]


def _of_part(options: list[int], around: str) -> Hours:
    if len(options) > 1:
        for pattern, (first, last) in _PARTS:
            if pattern.search(around):
                fit = [at for at in options if first <= at <= last]
                return tuple(map(_exactly, fit or options))
        options = [at for at in options if 10 * 60 <= at < 19 * 60] or options  # by day
    return tuple(map(_exactly, options))


def _exactly(minutes: int) -> tuple[int, int]:
    return minutes, minutes


def gap(mine: Hours, theirs: Hours, days: int) -> int | None:
    """Minutes at least between the two; `days` from the first's day to the other's."""
    between = [
        max(0, a[0] - b[1] - days * 1440, b[0] + days * 1440 - a[1]) for a in mine for b in theirs
    ]
    return min(between, default=None)


def spoken(of: Hours) -> str:
    return " or ".join(
        _clock(first) if first == last else f"{_clock(first)} to {_clock(last)}"
        for first, last in of
    )


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
