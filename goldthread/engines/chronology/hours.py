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
# A kind of contact named by who made it: "Police", "EDT (phone)".
_FROM_THEM = re.compile(
    r"(?:police|psni|edt|mash|hospital|school|nursery|gp|housing|ambulance|health visitor|midwife|neighbour|anonymous|crimestoppers|nspcc|family|mother|father|relative|"
    r"other agency|external|third party)(?: contact| call| liaison| \(.*\)| information| update| query)?"
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
    r"(?P<c>[0-9]|1[0-2])\.(?P<d>[0-5][05]))"
    r"(?![0-9/]|\.[0-9]|,[0-9]|\s?(?:[ap]\.?m|kgs?|cms?|mms?|mls?|mg|g|l|%|units?|miles?|degrees?|st|lbs?|weeks?|wks?|metres?|m|p|ounces|oz|stone|c)\b)"
)
# Four figures as logs write them: "1930 call", "arr 2210", "a/s 0452"; a year or a weight is none.
_FOUR = re.compile(
    r"(?:^|(?P<led>(?:(?:\bat|\barr|\barrived|\batt|\battended|\bgp|\bo/s|\ba/s|\bon scene|\bfrom|\bto|\bby|\buntil|\btill|\bcall|\bcalled|\brec'?d|\bdep|\bleft|\bc|\bapprox|"
    r"\babout|\baround|\bsince|\bbefore|\bafter|\bfound|\bseen|\breturned|\brth|\btimed?|\btoc|\bhome|\bpolice|\bamb|\b[a-z]{2,}(?= [0-2][0-9][0-5][0-9] ?(?:-|–|to|until) ?[0-2][0-9][0-5][0-9])|-|–|, |\() ?)))"
    r"(?P<h>[01][0-9]|2[0-3])(?P<m>[0-5][0-9])(?= ?(?:-|–)|[ ,.;:)]|$)(?![.,][0-9])(?! ?(?:g|grams?|gms?|mls?|mg|kcal|units?|pounds?)\b)"
)
_IS_YEAR = re.compile(r"19[5-9][0-9]|20[0-3][0-9]")
_OF_LOGS = frozenset(("at ", "arr ", "o/s ", "a/s ", "att ", "on scene ", "call ", "toc ", "rth "))
_HALF = r"(?:(half|quarter)(?: past)? )?"
_RANGE = re.compile(
    rf"\b(?:between|from) (?:about |around )?{_HALF}({_HOUR}) (?:and|to|till|until) (?:about |around |gone |nearly |after |well after )?"
    rf"{_HALF}({_HOUR})\b(?! ?(?:years?|weeks?|months?|days?|times|[a-z]+s\b(?<!as)))"
)
_ROUND = re.compile(
    rf"\b(?:at|about|around|approx|approximately|by|just after|just before|shortly after|shortly before|soon after|gone|nearly|almost|towards|from|since|until|till|roughly|c\.) ({_HOUR})\b(?! ?(?:am|pm))"
    r"(?=(?: o'?clock)?(?:ish)?(?:[,;:)]|\.(?![0-9])|$| (?:in the|this|that|at night|last|on|when|and|with|to find|she|he|they|yesterday|today|tonight|am|pm)))"
)
_ISH = re.compile(rf"\b({_HOUR}) ?ish\b")
_IN_THE = re.compile(
    rf"\b({_HOUR}) (?:o'?clock )?(?=in the (?:morning|afternoon|evening)|at night)"
)
_TOLD_AT = re.compile(
    r"(?:informed|notified|advised|rec'?d|received|told|rang|rung|phoned|emailed|asked|requested|request)(?: \w+){0,2}(?: at)? $|"
    r"(?:asked|requested|request|asks) for [^.;]{0,30}$"
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
    r"(?<![0-9.,/-])[0-2][0-9][0-5][0-9](?![0-9])|\bbetween\b|[0-9](?:[:.h][0-9]{2}|ish| ?(?:[ap]\.?m|hrs?|ish|o'clock)\b)|\b(?:half|quarter|past|minutes|mins|noon|midday|midnight|morning|afternoon|evening|night|lunch|dinner ?time)\b|"
    r"\b(?:at|about|around|approx\w*|by|after|before|roughly|c\.|to|gone|nearly|almost|towards|from|since|until|till) [0-9a-z]{1,6}(?:\b|ish)|ish\b"
)
_TO = re.compile(r" ?(?:-|–|to|until|till) ?")
LONGEST_RANGE = 7 * 60  # minutes from "between nine" to "and ten"
_CLOSE = 28  # characters around an hour in which its part of the day is looked for


def is_handed_on(entry: Entry) -> bool:
    """Whether the entry hands on what somebody else told, and not what its writer did or saw."""
    low = entry.event[:120].lower().replace("’", "'")
    kinds = [text.lower() for text in (*entry.other.values(), entry.source or "") if len(text) < 30]
    return bool(_HANDED_ON.search(low)) or any(
        _KIND.search(kind) or _FROM_THEM.fullmatch(kind) for kind in kinds
    )


def hours(entry: Entry, *, of_its_day: bool) -> Hours:
    """Empty where it is not told. `of_its_day`: it tells of its own day, and of no other."""
    if entry.time and of_its_day and not is_handed_on(entry):
        return (_exactly(int(entry.time[:2]) * 60 + int(entry.time[3:5])),)
    return of_words(entry.event, of_its_day=of_its_day, by_day=not is_handed_on(entry))


def of_words(text: str, *, of_its_day: bool = True, by_day: bool = True) -> Hours:
    """`by_day`: an hour that may be of the night too is one by day, as its writer saw it."""
    low = text[:500].lower().replace("’", "'")
    if not _MAY_TELL.search(low):
        return ()
    found = sorted((*_ranges(low), *_spans(low, _figures(low)), *_spelt(low)))
    for place, end, options in found:
        # What opens an account is when it was written or began: not when what it looks back on was.
        if not of_its_day and not low[:place].strip():
            continue
        if not _TOLD_AT.search(low[max(0, place - 40) : place]):
            around = low[max(0, place - _CLOSE) : end + _CLOSE]
            return _of_part(options, around, by_day=by_day)
    if found or not of_its_day:
        return ()
    return next(((hours,) for pattern, hours in _PARTS[:-1] if pattern.search(low)), ())


Options = list[tuple[int, int]]


def _ranges(low: str) -> list[tuple[int, int, Options]]:
    """ "Between nine and ten", "from ten till gone four"."""
    found = []
    for match in _RANGE.finditer(low):
        starts = _twice(_number(match[2]) * 60 + _PAST.get(match[1], 0))
        ends = _twice(_number(match[4]) * 60 + _PAST.get(match[3], 0))
        options = [(a, b) for a in starts for b in ends if 0 < b - a <= LONGEST_RANGE]
        if options:
            found.append((match.start(), match.end(), options))
    return found


def _figures(low: str) -> list[tuple[int, int, Options]]:
    """Times in figures that leave no doubt."""
    found = [
        (match.start(), match.end(), [_exactly(int(clock[:2]) * 60 + int(clock[3:5]))])
        for match in _IN_FIGURES.finditer(low)
        if (clock := clock_time(match[0]))
    ]
    for match in _FOUR.finditer(low):
        if _IS_YEAR.fullmatch(match["h"] + match["m"]) and (match["led"] or " ") not in _OF_LOGS:
            continue
        at = int(match["h"]) * 60 + int(match["m"])
        found.append((match.start("h"), match.end("m"), [_exactly(at)]))
    for match in _POINTED.finditer(low):
        if match["a"]:
            at = int(match["a"]) * 60 + int(match["b"])
            options = [at] if match["a"][0] == "0" or at >= 13 * 60 else _twice(at)
        else:
            options = _twice(int(match["c"]) * 60 + int(match["d"]))
        found.append((match.start(), match.end(), list(map(_exactly, options))))
    return found


def _spans(low: str, found: list[tuple[int, int, Options]]) -> list[tuple[int, int, Options]]:
    """ "1400 to 1515", "10:30-15:00": one from the first to the second."""
    spans: list[tuple[int, int, Options]] = []
    for start, end, options in sorted(found):
        if spans and _TO.fullmatch(low[spans[-1][1] : start]):
            begun, _, before = spans[-1]
            both = [(a, b) for a, _ in before for _, b in options if 0 < b - a <= LONGEST_RANGE]
            if both:
                spans[-1] = (begun, end, both)
                continue
        spans.append((start, end, options))
    return spans


def _spelt(low: str) -> list[tuple[int, int, Options]]:
    found = []
    for m in _SPELT.finditer(low):
        minutes = _PAST[(m[1] or m[3]).replace("-", " ")]
        options = _beside(m[4], minutes, to=m[2] == "to")
        found.append((m.start(), m.end(), list(map(_exactly, options))))
    for pattern in (_ROUND, _ISH, _IN_THE):
        found += [
            (m.start(), m.end(), list(map(_exactly, _twice(_number(m[1]) * 60))))
            for m in pattern.finditer(low)
        ]
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


def _of_part(options: Options, around: str, *, by_day: bool) -> Hours:
    if len(options) > 1:
        for pattern, (first, last) in _PARTS:
            if pattern.search(around):
                return tuple([one for one in options if first <= one[0] <= last] or options)
        if by_day:
            options = [one for one in options if 10 * 60 <= one[0] < 19 * 60] or options
    return tuple(options)


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
