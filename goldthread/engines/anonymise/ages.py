"""Exact ages from which a date of birth or of death can be worked out.

The age somebody died at tells most, and is known to the day. Any other age of somebody whose date of
birth is known tells it too, to whoever knows when the words were written: it is taken for one where
the words say of a person that this is their age, and somebody of the register has been that old.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from goldthread.engines.anonymise.candidates import DOUBT, PLACE, Candidate
from goldthread.engines.anonymise.plain import Plain
from goldthread.engines.anonymise.register import Register
from goldthread.engines.anonymise.roles import is_child, sex_of
from goldthread.rules.ages import age as age_on

_ONES = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
         "sixteen seventeen eighteen nineteen").split()  # fmt: skip
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER_WORDS = {word: n for n, word in enumerate(_ONES)} | {
    word: 20 + 10 * n for n, word in enumerate(_TENS)
}
NUMBER_WORDS |= {
    f"{ten}{gap}{one}": 20 + 10 * n + m
    for n, ten in enumerate(_TENS)
    for m, one in enumerate(_ONES[1:10], 1)
    for gap in "- "
}
_WORD = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_N = rf"(?:[0-9]{{1,3}}|{_WORD})"
_UNIT = r"(?:days?|weeks?|wks?|months?|mths?|years?|yrs?|yr)"
_PART = rf"{_N}[\s\-]{{0,2}}{_UNIT}"
_WHOLE = rf"(?:{_PART}(?:,?\s+(?:and\s+)?{_PART})?|{_N} and a half(?:[\s\-]{{0,2}}{_UNIT})?)"
OLD = re.compile(rf"(?<![0-9a-z.])(?P<age>{_WHOLE})[\s\-]+(?P<tail>olds?\b|of (?:age|life)\b)")
AGED = re.compile(
    rf"\b(?P<lead>aged?:?(?: just| only| about)?|survived (?:for )?(?:only )?|at the age of|at age|age of|aged only|turned|nearly|lived (?:for )?(?:only )?|"
    rf"died (?:at|aged) )\s*(?P<age>{_WHOLE}|{_N})(?![0-9a-z/-]|\.[0-9]|\s*(?:to\b|-|–|%|per\b|months?|years?|days?|weeks?|and over|\+))"
)
_SHORT = re.compile(
    rf"(?<![0-9a-z.])(?P<age>{_N}\s?(?:y/o|yo|yrs?(?=\s?old|\b)))(?P<tail>\s?old)?\b"
)
_CLINICAL = re.compile(r"(?<![0-9a-z/.])(?P<n>[0-9]{1,2})/(?P<u>7|52|12)(?:\s?old|\s+of age)\b")
_CLINICAL = re.compile(
    r"(?<![0-9a-z/.])(?P<n>[0-9]{1,2})/(?P<u>7|52|12)(?=\s?old\b|\s+of age\b|\s+(?:boy|girl|baby|male|female|infant|m\b|f\b))(?:\s?old|\s+of age)?"
)
_BRACKETS = re.compile(
    r"(?<=[a-z0-9] )\((?:aged )?(?P<age>[0-9]{1,2}|"
    + _PART
    + r")\)|(?<=[a-z]), (?P<bare>[1-9][0-9])(?=,)"
)
_WHEN = re.compile(
    rf"\b(?:was|is) (?P<age>(?:only |just |about )?{_PART})(?= when\b| at the time\b| at (?:his |her )?death)"
)
_AFTER_BIRTH = re.compile(
    rf"(?<![0-9a-z.])(?P<age>{_PART}) (?=after (?:the |his |her |their )?birth\b|after (?:he|she) was born)"
)
# "He was nine at the time", "who is eleven": what follows shows that no thing is counted.
_WAS = re.compile(
    r"(?:\b(?:he|she|who|now|i|baby|child|boy|girl|son|daughter|brother|sister|sibling|twin|mother|father)(?:,|'s)?|[a-z]'s|(?<=[A-Z])[a-z'\-]+)\s{1,3}"
    r"(?:is|was|turned|had turned|had just turned|has turned|has just turned|would have been|would be|will be|had been|'?ll be|became|being)\s{1,3}"
    rf"(?:only |just |about |nearly |almost |still |barely |then |now |not yet )?(?P<age>{_WHOLE}|{_N})"
    r"(?=[,;.:!?)\]\"']|\s*$|\s+(?:and|when|at|but|or|who|with|years?|that|by|in|on|next|now|then|today)\b)",
    re.MULTILINE | re.IGNORECASE,
)
_OF = re.compile(
    r"\b(?:boy|girl|child|baby|infant|toddler|son|daughter|lad|teenager|woman|man|male|female) of "
    rf"(?:only |just |about |nearly )?(?P<age>{_WHOLE}|{_N})(?![0-9a-z/%-]|\s*(?:the|his|her|their)\b)"
)
_SO = re.compile(
    rf"(?:, so|\b(?:at|now|then|today|currently|is|was)(?: only| just)?(?: about| around| approximately)?) (?P<age>{_PART})"
    r"(?=[,;.)]|\s*$|\s+(?:he|she|the baby|and)\b)",
    re.MULTILINE,
)
# "Ivy, 16 months, ..." in a list; "now seven,"; "He's twelve,"
_LISTED = re.compile(
    rf"(?:(?<=[a-z]), |\b(?:he's|she's|who's|i'm|i am|now) )(?P<age>{_PART}|(?<=he's ){_N}|(?<=who's ){_N}|(?<=i'm ){_N}|(?<=i am ){_N}|(?<=now ){_N})(?=[,;.)|\n]|\s+and\b)"
)
# "We found Jack, five, minding Ivy"
_AFTER_NAME = re.compile(rf"\b[A-Z][a-z'\-]+, (?P<age>{_N})(?=[,.;]\s)")
_NOT_BY_ITSELF = {"nearly", "survived", "lived"}  # of what may not be a life: "lived for two years"
_PEOPLE = frozenset(
    """boy girl boys girls baby babies child children infant toddler son daughter male female man woman sibling
    brother sister twin twins pupil student mother father patient lad teenager newborn""".split()
)
_DAY_OF_LIFE = re.compile(r"\bday (?P<n>[0-9]{1,3}) of (?:his |her |their )?life\b")
_PART_OF = re.compile(
    rf"(?P<n>{_N})[\s\-]{{0,2}}(?P<u>[dwmy])(?:ays?|eeks?|ks?|onths?|ths?|ears?|rs?|o|/o)?\b"
)


@dataclass(frozen=True)
class _Lived:
    """How long somebody had lived when the child died, or by today where nobody did."""

    subject: str | None
    days: int
    months: int
    years: int
    child: bool
    sex: str


class AgeFinder:
    """Finds ages that, with a date, give away when somebody of the register was born."""

    def __init__(self, register: Register) -> None:
        died = register.date_of_death
        self.died = list(_lives(register, died)) if died else []
        self.lives = list(_lives(register, died or date.today()))

    def find(self, plain: Plain) -> Iterator[Candidate]:
        if not self.lives:
            return
        text = plain.lower
        for pattern in (OLD, AGED, _SHORT, _BRACKETS, _WHEN, _AFTER_BIRTH, _OF, _SO, _LISTED):
            for match in pattern.finditer(text):
                group = "age" if match["age"] else "bare"
                yield from self._told(match, group, measured(match[group]))
        for pattern in (_WAS, _AFTER_NAME):
            for match in pattern.finditer(plain.text):
                yield from self._told(match, "age", measured(match["age"].lower()))
        for match in _CLINICAL.finditer(text):
            unit = {"7": "d", "52": "w", "12": "m"}[match["u"]]
            yield from self._told(match, "n", (int(match["n"]), unit, 0))
        for match in _DAY_OF_LIFE.finditer(text):
            yield from self._told(match, "n", (int(match["n"]), "d", 0))

    def _told(
        self, match: re.Match[str], group: str, age: tuple[int, str, int] | None
    ) -> Iterator[Candidate]:
        softened = match.string[: match.start(group)].lower().endswith(("under ", "over "))
        if age is None or softened:
            return
        for life in self.died:
            if _same(age, life):
                yield _candidate(match, group, life, "an exact age that tells a date of birth")
                return
        have = [life for life in self.lives if _has_been(age, life)]
        if not have or _of_a_pregnancy(match):
            return
        been = _then(have[0], age)  # as old as the words say, not as old as today
        if len(have) > 1:  # nobody knows whose it is
            been = replace(been, subject=None, sex="")
        if _says_whose(match):
            yield _candidate(match, group, been, "an age that somebody of the register has been")
        elif been.child and age[1] != "y":
            start, end, instead = _instead(match, group, been)
            yield Candidate(start, end, "age", been.subject, instead, 0.5,
                            "may be an exact age of the child", "queued", DOUBT)  # fmt: skip


_PREGNANT = re.compile(
    r"pregnan|gestation|booked|booking|antenatal|ante-natal|dating|scan\b|\bterm\b|trimester|bump"
)


def _of_a_pregnancy(match: re.Match[str]) -> bool:
    """ "booked at 12 weeks", "at 20 weeks' gestation": nobody's age."""
    if "week" not in match[0] and "wk" not in match[0]:
        return False
    around = match.string[max(0, match.start() - 50) : match.end() + 25].lower()
    return _PREGNANT.search(around) is not None


def _then(life: _Lived, age: tuple[int, str, int]) -> _Lived:
    days = _days(age)
    years = age[0] if age[1] == "y" else days * 100 // 36525
    return replace(life, days=days, months=days * 100 // 3044, years=years)


def _candidate(match: re.Match[str], group: str, life: _Lived, reason: str) -> Candidate:
    start, end, instead = _instead(match, group, life)
    return Candidate(start, end, "age", life.subject, instead, 0.9, reason, weight=PLACE)


def _says_whose(match: re.Match[str]) -> bool:
    """Whether the words speak of a person's age: not "a 3-day-old report", "lived for two years"."""
    if match.re is OLD:
        following = re.match(r"[\s\-]+([a-z]+)", match.string[match.end() :])
        return following is None or "-old" not in match[0] or following[1] in _PEOPLE
    if match.re is AGED:
        return match["lead"].split()[0] not in _NOT_BY_ITSELF
    return match.re not in (_AFTER_BIRTH, _BRACKETS) or "(" in match[0]


def _lives(register: Register, end: date) -> Iterator[_Lived]:
    for person in register.people:
        if person.dob and person.dob <= end and (age := age_on(person.dob, end)):
            months = (end.year - person.dob.year) * 12 + end.month - person.dob.month
            months -= end.day < person.dob.day
            yield _Lived(person.id, (end - person.dob).days, months, months // 12,
                         is_child(person) or (age is not None and months < 216), sex_of(person))  # fmt: skip


_LOOKED_BACK = 15  # years of a grown-up's life of which a review is likely to speak


def _has_been(age: tuple[int, str, int], life: _Lived) -> bool:
    """Whether somebody was this old once; of a grown-up, in the years of which reviews speak."""
    if _days(age) > life.days:
        return False
    if life.years < 19:
        return _days(age) > 0
    return age[1] == "y" and age[0] >= max(10, life.years - _LOOKED_BACK)


def measured(text: str) -> tuple[int, str, int] | None:
    """Number, unit (d, w, m, y) and days beyond it: "two weeks and one day" is (2, "w", 1)."""
    text = text.replace(" and a half", "")
    if text.strip() in NUMBER_WORDS:  # "eighty" is not eight years
        return NUMBER_WORDS[text.strip()], "y", 0
    parts = [(_number(m["n"]), m["u"]) for m in _PART_OF.finditer(text)]
    if not parts:
        bare = text.strip()
        return (_number(bare), "y", 0) if bare else None
    number, unit = parts[0]
    beyond = sum(_days((n, u, 0)) for n, u in parts[1:])
    return number, unit, beyond


def _number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBER_WORDS[text.strip()]


def _days(age: tuple[int, str, int]) -> int:
    number, unit, beyond = age
    return round(number * {"d": 1, "w": 7, "m": 30.44, "y": 365.25}[unit]) + beyond


def _same(age: tuple[int, str, int], life: _Lived) -> bool:
    number, unit, beyond = age
    if unit == "d":
        return number == life.days and life.days < 400
    if unit == "w":
        return life.days < 800 and (number == life.days // 7) and beyond in {0, life.days % 7}
    if unit == "m":
        return number == life.months and 0 < life.months < 60
    return number == life.years and life.years > 0


def _instead(match: re.Match[str], group: str, life: _Lived) -> tuple[int, int, str]:
    """Start, end and the softer words, as the form of the age asks for."""
    start, end = match.span()
    said = match[0]
    if match.re is _BRACKETS:
        inner = f"({_band(life)})" if "(" in said else f", {_band(life)}"
        return start, end, inner
    if match.re is OLD and "-old" in said and "old" in said:
        return (
            start,
            end,
            "very young" if life.years < 1 else "young" if life.years < 25 else "adult",
        )
    if match.re is OLD or match.re in (_SHORT, _CLINICAL):
        return start, end, _band(life) + (" old" if life.years < 18 and "old" in said else "")
    if match.re is _DAY_OF_LIFE:
        return start, end, "an early day of life"
    if match.re in (_WAS, _OF, _SO, _LISTED, _AFTER_NAME):
        return match.start("age"), match.end("age"), _band(life)
    if match.re in (_WHEN, _AFTER_BIRTH):
        soon = "soon " if match.re is _AFTER_BIRTH else _band(life)
        return match.start(group), match.end(group) + (match.re is _AFTER_BIRTH), soon
    lead = match["lead"].strip()
    if life.years >= 18 and lead.startswith("age"):
        return start, end, _band(life)
    return start, end, f"{lead} {_band(life)}"


def _band(life: _Lived) -> str:
    """An age as wide as a published text can bear."""
    for most, words in ((28, "under a month"), (91, "under three months"), (183, "under six months"),
                        (365, "under a year")):  # fmt: skip
        if life.days < most:
            return words
    for limit, words in ((2, "under two years"), (5, "under five years"), (11, "under eleven years"),
                         (16, "under sixteen years"), (18, "under eighteen years")):  # fmt: skip
        if life.years < limit:
            return words
    whose = {"f": "her", "m": "his"}.get(life.sex, "their")
    decade = life.years // 10 * 10
    tens = {10: "late teens", 20: "twenties", 30: "thirties", 40: "forties", 50: "fifties",
            60: "sixties", 70: "seventies", 80: "eighties"}.get(decade, "later years")  # fmt: skip
    return f"in {whose} {tens}"
