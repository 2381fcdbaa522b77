"""Domestic abuse: when it is asked about, what is talked about, bands and clocks.

Nothing here scores a family. DASH is a count of ticks, a band that a local rule gives, and a
professional judgement that can raise it and never lower it. Sources: the Oliver briefing ("take
every opportunity to explore the risks of domestic abuse ... considering how coercion can be
applied"; whether "disclosure under Clare's Law is appropriate"); DOMAIN 6.4.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from goldthread.rules.gestation import day_of
from goldthread.rules.localnumbers import OWN, UNSOURCED, Number


class Band(StrEnum):
    """The bands of a DASH, the lowest first."""

    STANDARD = "standard"
    MEDIUM = "medium"
    HIGH = "high"


RANK = {band.value: place for place, band in enumerate(Band)}

NUMBERS: tuple[Number, ...] = (
    Number("dash-questions", "Questions of the DASH that is used here", 24, "questions",
           "SafeLives DASH: 24 questions. Other forms of it have more"),
    Number("dash-medium", "Ticks from which the band is medium", 10, "ticks",
           "SafeLives: 10 to 13 in many areas; the local rule decides"),
    Number("dash-high", "Ticks from which the band is high", 14, "ticks",
           "SafeLives: 14 or more in many areas; the local rule decides"),
    Number("incidents", "Incidents in 12 months that are looked at as possible escalation", 3,
           "incidents", "Common practice: three events in 12 months; the local rule decides"),
    Number("ask-again", "After somebody could not be asked alone, until they are asked again", 14,
           "days", OWN),
    Number("closer", "Days that are laid beside as many days before", 90, "days", UNSOURCED),
    Number("marac-refer", "From a high band to the referral to MARAC", 2, "working days",
           UNSOURCED),
    Number("marac-repeat", "After a MARAC, how long another incident is a repeat", 12, "months",
           "Common practice: 12 months; the local rule decides"),
    Number("clares-law", "From an application under Clare’s Law to the answer", 35, "days",
           "Domestic Violence Disclosure Scheme as it was before: 35 days at the most",
           ends=date(2023, 4, 4)),
    Number("clares-law", "From an application under Clare’s Law to the answer", 28, "days",
           "Domestic Violence Disclosure Scheme: 28 days at the most, 35 before. The day of the "
           "change is unsourced here: check it where an older application matters",
           starts=date(2023, 4, 5)),
)  # fmt: skip


def band_of(ticks: int, *, medium: int, high: int) -> str:
    """The band that the local rule gives to a number of ticks."""
    if ticks >= high:
        return Band.HIGH.value
    return Band.MEDIUM.value if ticks >= medium else Band.STANDARD.value


def raised(band: str, judgement: str) -> str:
    """The band that holds. A judgement raises it; a lower one changes nothing."""
    return max(band, judgement or band, key=lambda one: RANK[one])


@dataclass(frozen=True)
class Point:
    """A routine moment at which everybody is asked. Before the birth by weeks of the pregnancy
    (`weeks` up to `before`; None: the birth), after it by days (`days` up to `until`).
    """

    code: str
    words: str
    source: str
    weeks: int | None = None
    before: int | None = None
    days: int | None = None
    until: int | None = None

    def span(self, due: date | None, born: date | None) -> tuple[date, date] | None:
        """From and to which day it is asked; None while that cannot be counted."""
        if self.weeks is not None:
            if due is None:
                return None
            birth = born or date.max
            end = birth if self.before is None else min(birth, day_of(due, self.before, 0) - DAY)
            return day_of(due, self.weeks, 0), end
        if born is None or self.days is None or self.until is None:
            return None
        return born + timedelta(days=self.days), born + timedelta(days=self.until)


DAY = timedelta(days=1)
IN_PREGNANCY = (
    "Asked alone, safely and repeatedly in pregnancy: common practice. The weeks are unsourced: "
    "check them against your procedure"
)
POINTS: tuple[Point, ...] = (
    Point("booking", "booking with the midwife", IN_PREGNANCY, weeks=0, before=24),
    Point("first", "first three months of the pregnancy", IN_PREGNANCY, weeks=0, before=13),
    Point("second", "middle three months of the pregnancy", IN_PREGNANCY, weeks=13, before=28),
    Point("third", "last three months of the pregnancy", IN_PREGNANCY, weeks=28),
    Point("after-birth", "after the birth", IN_PREGNANCY, days=0, until=42),
    Point("new-birth", "health visitor’s new birth visit",
          "The visit is due at 10 to 14 days by common practice. Unsourced here", days=10,
          until=56),
)  # fmt: skip
OTHER = "other"


def points_open(
    due: date | None, born: date | None, asked: Iterable[str], today: date
) -> list[Point]:
    """The routine points that are now and have not been asked. A past one is asked no more: the
    next one is.
    """
    have = set(asked)
    found = []
    for point in POINTS:
        span = point.span(due, born)
        if span and span[0] <= today <= span[1] and point.code not in have:
            found.append(point)
    return found


@dataclass(frozen=True)
class Sign:
    """Something that coercion and control can look like, as a question to talk about."""

    code: str
    words: str
    ask: str


SIGNS: tuple[Sign, ...] = (
    Sign("money", "money", "Who decides what is spent? Is there money that needs nobody’s leave?"),
    Sign("phone", "telephone and messages", "Who else reads them? Can a call be made alone?"),
    Sign("visitors", "who may visit, and who may be seen",
         "Which friends and family have not been seen for a while, and why?"),
    Sign("watched", "being watched or followed",
         "Does somebody check where the day was spent, or come along to every appointment?"),
    Sign("taking", "threats to take the child",
         "What is said about who would keep the child, or about what workers would do?"),
    Sign("pregnancy", "pregnancy", "What has changed since the pregnancy began? It is a time of "
         "greater risk."),
    Sign("leaving", "leaving, and after it",
         "What happens when leaving is spoken of? The time around it is the most dangerous."),
)  # fmt: skip

ENQUIRY_WARNING = (
    "The person who harms must not find this out. Nothing of it goes into an e-mail, a calendar, a "
    "letter or notes that are kept at home or carried by hand. Ask only when the adult is alone."
)
ONE_LETTER = (
    "Do not send one letter, e-mail or invitation to both. A joint letter, a copy list or an "
    "invitation to a conference can tell the person who harms what was said, and where somebody "
    "lives. Agree with the adult how each is told."
)
CHILD_IS_VICTIM = (
    "A child who sees, hears or experiences the effects of the abuse, and is related to one of "
    "them, is a victim in their own right (Domestic Abuse Act 2021, section 3; England and Wales). "
    "Write down what it is like for this child."
)


@dataclass(frozen=True)
class Quarter:
    """Three months of a calendar year, and how many of the days fall in it."""

    year: int
    number: int
    count: int

    @property
    def words(self) -> str:
        months = ("January to March", "April to June", "July to September", "October to December")
        return f"{months[self.number - 1]} {self.year}"


def quarters(days: Iterable[date], today: date, most: int = 8) -> list[Quarter]:
    """Counts from the first day's quarter to today's, at most the last `most`; none is left out."""
    known = [day.year * 4 + (day.month - 1) // 3 for day in days]
    if not known:
        return []
    now = today.year * 4 + (today.month - 1) // 3
    first = max(min(known), now - most + 1)
    return [Quarter(one // 4, one % 4 + 1, known.count(one)) for one in range(first, now + 1)]


def beside(days: Iterable[date], today: date, span: int) -> tuple[int, int]:
    """How many of the days lie in the last `span` days, and in as many days before them."""
    ages = [(today - day).days for day in days]
    return sum(0 <= age < span for age in ages), sum(span <= age < 2 * span for age in ages)
