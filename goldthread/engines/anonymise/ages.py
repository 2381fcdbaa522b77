"""Exact ages from which a date of birth or of death can be worked out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
_WHOLE = rf"{_PART}(?:,?\s+(?:and\s+)?{_PART})?"
OLD = re.compile(rf"(?<![0-9a-z.])(?P<age>{_WHOLE})[\s\-]+(?P<tail>olds?\b|of (?:age|life)\b)")
AGED = re.compile(
    rf"\b(?P<lead>aged?:?(?: just| only| about)?|survived (?:for )?(?:only )?|at the age of|at age|age of|aged only|turned|nearly|lived (?:for )?(?:only )?|"
    rf"died (?:at|aged) )\s*(?P<age>{_WHOLE}|{_N})(?![0-9a-z/-]|\.[0-9]|\s*(?:to\b|-|–|%|per\b|months?|years?|days?|weeks?|and over|\+))"
)
_SHORT = re.compile(
    rf"(?<![0-9a-z.])(?P<age>{_N}\s?(?:y/o|yo|yrs?(?=\s?old|\b)))(?P<tail>\s?old)?\b"
)
_CLINICAL = re.compile(r"(?<![0-9a-z/.])(?P<n>[0-9]{1,2})/(?P<u>7|52|12)(?:\s?old|\s+of age)\b")
_BRACKETS = re.compile(
    r"(?<=[a-z] )\((?:aged )?(?P<age>[0-9]{1,2}|"
    + _PART
    + r")\)|(?<=[a-z]), (?P<bare>[1-9][0-9])(?=,)"
)
_WHEN = re.compile(
    rf"\b(?:was|is) (?P<age>(?:only |just |about )?{_PART})(?= when\b| at the time\b| at (?:his |her )?death)"
)
_AFTER_BIRTH = re.compile(
    rf"(?<![0-9a-z.])(?P<age>{_PART}) (?=after (?:the |his |her |their )?birth\b|after (?:he|she) was born)"
)
_DAY_OF_LIFE = re.compile(r"\bday (?P<n>[0-9]{1,3}) of (?:his |her |their )?life\b")
_PART_OF = re.compile(
    rf"(?P<n>{_N})[\s\-]{{0,2}}(?P<u>[dwmy])(?:ays?|eeks?|ks?|onths?|ths?|ears?|rs?|o|/o)?\b"
)


@dataclass(frozen=True)
class _Lived:
    subject: str
    days: int
    months: int
    years: int
    child: bool
    sex: str


class AgeFinder:
    """Finds ages that, with the date of death, give away when somebody of the register was born."""

    def __init__(self, register: Register) -> None:
        self.lived = list(_lives(register))
        self.known = any(person.dob for person in register.people)

    def find(self, plain: Plain) -> Iterator[Candidate]:
        if not self.lived:
            return
        text = plain.lower
        for pattern in (OLD, AGED, _SHORT, _BRACKETS, _WHEN, _AFTER_BIRTH):
            for match in pattern.finditer(text):
                group = "age" if match["age"] else "bare"
                yield from self._told(match, group, measured(match[group]))
        for match in _CLINICAL.finditer(text):
            unit = {"7": "d", "52": "w", "12": "m"}[match["u"]]
            yield from self._told(match, "n", (int(match["n"]), unit, 0))
        for match in _DAY_OF_LIFE.finditer(text):
            yield from self._told(match, "n", (int(match["n"]), "d", 0))

    def _told(
        self, match: re.Match[str], group: str, age: tuple[int, str, int] | None
    ) -> Iterator[Candidate]:
        if age is None:
            return
        for life in self.lived:
            if _same(age, life):
                start, end, instead = _instead(match, group, life)
                yield Candidate(start, end, "age", life.subject, instead, 0.9,
                                "an exact age that tells a date of birth", weight=PLACE)  # fmt: skip
                return
        child = next((life for life in self.lived if life.child and life.years < 2), None)
        if child and age[1] != "y" and _days(age) < child.days:
            start, end, instead = _instead(match, group, child)
            yield Candidate(start, end, "age", child.subject, instead, 0.5,
                            "may be an exact age of the child", "queued", DOUBT)  # fmt: skip


def _lives(register: Register) -> Iterator[_Lived]:
    died: date | None = register.date_of_death
    for person in register.people:
        if person.dob and died and person.dob <= died and (age := age_on(person.dob, died)):
            months = (died.year - person.dob.year) * 12 + died.month - person.dob.month
            months -= died.day < person.dob.day
            yield _Lived(person.id, (died - person.dob).days, months, months // 12,
                         is_child(person) or (age is not None and months < 216), sex_of(person))  # fmt: skip


def measured(text: str) -> tuple[int, str, int] | None:
    """Number, unit (d, w, m, y) and days beyond it: "two weeks and one day" is (2, "w", 1)."""
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
