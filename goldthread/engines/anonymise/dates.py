"""Dates of birth and of death in every way people write them."""

import re
from collections.abc import Iterator
from datetime import date

from goldthread.engines.anonymise.candidates import CERTAIN_NUMBER, DOUBT, Candidate
from goldthread.engines.anonymise.plain import Plain
from goldthread.engines.anonymise.register import Register

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")  # fmt: skip
_WELSH = ("ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin", "gorffennaf", "awst", "medi",
          "hydref", "tachwedd", "rhagfyr")  # fmt: skip
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:r?uary|r)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|" + "|".join(_WELSH) + r")\b\.?"
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
    "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
    "twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
_WORDS = "|".join(sorted((o.replace("-", "[- ]") for o in _ORDINALS), key=len, reverse=True))
_DAY = rf"(?P<{{0}}>[0-3]?[0-9]|{_WORDS})(?:\s?(?:st|nd|rd|th))?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_NEXT_DATE = (
    r"(?!\s*(?:st|nd|rd|th)\b|\s*(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
_YEAR = rf"(?P<{{0}}>(?:19|20)[0-9]{{{{2}}}}|'?[0-9]{{{{2}}}}{_NEXT_DATE})(?![0-9])"
_S = r"[\s,.\-/]{0,3}"
_BEFORE_MONTH = r"(?:[\s,\-/]|\.(?!\s)){0,3}"  # "on the 20. May said" is no date
_WORDY = re.compile(
    rf"(?<![0-9a-z]){_WEEKDAY}(?:the\s+)?{_DAY.format('d')}(?:\s+day)?(?:\s+of)?{_BEFORE_MONTH}{_MONTH.format('m')}"
    rf"(?:{_S}(?:of\s+)?{_YEAR.format('y')}(?!:))?"
)
_MONTH_FIRST = re.compile(
    rf"(?<![0-9a-z]){_WEEKDAY}{_MONTH.format('m')}\s*(?:the\s+)?{_DAY.format('d')}(?![0-9:])(?:{_S}{_YEAR.format('y')}(?!:))?"
)
_SEP = r"\s?[/.\-\\_]\s?"
_FIGURES = re.compile(
    rf"(?<![0-9/.])(?P<d>[0-3]?[0-9])(?P<s>{_SEP})(?P<m>[0-3]?[0-9])(?:{_SEP}(?P<y>(?:19|20)?[0-9]{{2}}))?(?![0-9/])(?!\.[0-9])"
)
_ISO = re.compile(
    r"(?<![0-9])(?P<y>(?:19|20)[0-9]{2})[-/. ]?(?P<m>[01][0-9])[-/. ]?(?P<d>[0-3][0-9])(?![0-9])"
)
_DENSE = re.compile(
    r"(?<![0-9])(?P<d>[0-3][0-9])(?P<s> ?)(?P<m>[01][0-9])(?P=s)(?P<y>(?:19|20)?[0-9]{2})(?![0-9])"
)
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()
_BY_ROMAN = re.compile(
    r"(?<![0-9a-z])(?P<d>[0-3]?[0-9])\s?[-./ ]\s?(?P<m>(?:x(?:i{1,2})?|i[vx]|v?i{1,3}|v))\s?[-./ ]\s?(?P<y>(?:19|20)?[0-9]{2})(?![0-9])"
)
_JOINED = re.compile(
    r"(?<![0-9a-z])(?P<d>[0-3]?[0-9])(?P<m>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?P<y>(?:19|20)?[0-9]{2})(?![0-9])"
)
PATTERNS = (_BY_ROMAN, _JOINED, _WORDY, _MONTH_FIRST, _ISO, _FIGURES, _DENSE)
_BORN, _DIED = "date-of-birth", "date-of-death"


class DateFinder:
    """Finds the dates of birth and of death of one register."""

    def __init__(self, register: Register) -> None:
        self.days: dict[date, tuple[str, str | None]] = {}
        for person in register.people:
            if person.dob:
                self.days.setdefault(person.dob, (_BORN, person.id))
        if register.date_of_death:
            self.days[register.date_of_death] = (_DIED, None)
        self.in_year: dict[tuple[int, int], list[date]] = {}
        for day in self.days:
            self.in_year.setdefault((day.month, day.day), []).append(day)

    def find(self, plain: Plain) -> Iterator[Candidate]:
        if not self.days:
            return
        for pattern in PATTERNS:
            for match in pattern.finditer(plain.lower):
                if found := self._told(match, pattern):
                    yield found
        for match in _FEAST.finditer(plain.lower):
            year = match["y"] or ""
            if hit := self._hit(*_FEASTS[match["feast"]], year):
                yield self._candidate(match, hit, "replaced" if year else "queued")

    def _told(self, match: re.Match[str], pattern: re.Pattern[str]) -> Candidate | None:
        day, month = _day(match["d"]), _month(match["m"])
        year = (match["y"] or "").strip("' ")
        if hit := self._hit(day, month, year):
            if not year and pattern is _FIGURES and not _tells_a_date(match):
                return self._candidate(match, hit, "replaced" if "/" in match["s"] else "queued")
            return self._candidate(match, hit, "replaced")
        if (
            pattern in (_WORDY, _MONTH_FIRST)
            and len(year) == 2
            and (hit := self._hit(day, month, ""))
        ):
            return self._candidate(
                match, hit, "replaced", until=match.start("y")
            )  # "22 February 15 came"
        if pattern is _FIGURES and year and (hit := self._hit(month, day, year)):
            return self._candidate(match, hit, "queued")
        return None

    def _hit(self, day: int, month: int, year: str) -> date | None:
        for known in self.in_year.get((month, day), ()):
            if (
                not year
                or str(known.year).endswith(year)
                or (len(year) == 4 and int(year) == known.year)
            ):
                return known
        return None

    def _candidate(
        self, match: re.Match[str], day: date, status: str, until: int | None = None
    ) -> Candidate:
        kind, subject = self.days[day]
        what = "date of birth" if kind == _BORN else "date of death"
        reason = f"the {what}" if status == "replaced" else f"may be the {what}"
        return Candidate(
            match.start(), _trimmed(match, until), kind, subject, f"[{what}]", 0.97 if status == "replaced" else 0.5,
            reason, "replaced" if status == "replaced" else "queued",
            CERTAIN_NUMBER - (match.re is _MONTH_FIRST) if status == "replaced" else DOUBT,
        )  # fmt: skip


def _trimmed(match: re.Match[str], until: int | None = None) -> int:
    end = match.end() if until is None else until
    while match.string[end - 1] in " ,.\n-/'":
        end -= 1
    return end


def _day(text: str) -> int:
    if text.isdigit():
        return int(text)
    return _ORDINALS.index(text.replace(" ", "-")) + 1


_FEASTS = {
    "christmas eve": (24, 12), "christmas day": (25, 12), "boxing day": (26, 12), "new year's eve": (31, 12),
    "new year's day": (1, 1), "valentine's day": (14, 2), "st patrick's day": (17, 3), "halloween": (31, 10),
    "hallowe'en": (31, 10), "bonfire night": (5, 11), "all saints' day": (1, 11), "st andrew's day": (30, 11),
    "st david's day": (1, 3), "st george's day": (23, 4), "leap day": (29, 2),
}  # fmt: skip
_FEAST = re.compile(
    rf"\b(?P<feast>{'|'.join(_FEASTS)})(?:,? (?:of |in )?(?P<y>(?:19|20)[0-9]{{2}})\b)?"
)


def _month(text: str) -> int:
    if text in _ROMAN:
        return _ROMAN.index(text) + 1
    if text.isdigit():
        return int(text)
    if text in _WELSH:
        return _WELSH.index(text) + 1
    return next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(text[:3]))


def _tells_a_date(match: re.Match[str]) -> bool:
    lead = match.string[max(0, match.start() - 14) : match.start()]
    return (
        re.search(r"\b(?:on|born|dob|d\.o\.b\.?|died|dod|date|by|since|from|until)[:\s]*$", lead)
        is not None
    )


def whole_dates(plain: Plain) -> Iterator[tuple[int, int, date]]:
    """Every date with day, month and year that stands in a text: start, end, the day."""
    for pattern in PATTERNS:
        for match in pattern.finditer(plain.lower):
            year = (match["y"] or "").strip("' ")
            if not year:
                continue
            full = int(year) if len(year) == 4 else 2000 + int(year) - 100 * (int(year) > 60)
            try:
                day = date(full, _month(match["m"]), _day(match["d"]))
            except ValueError:
                continue
            yield match.start(), _trimmed(match), day
