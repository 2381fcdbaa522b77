"""Looks at practice: by what means, what they found, who looked, and when they are made again.

Sources: those of `rules/assurance`, which works the level out from them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from goldthread.rules.localnumbers import UNSOURCED, Number, held

# After the first test that showed practice. A repeat may be made some days before its day.
NUMBERS = (
    Number("first-repeat", "the first repeat of a test", 6, "months", UNSOURCED),
    Number("second-repeat", "the second repeat of a test", 12, "months", UNSOURCED),
    Number("early", "how long before its day a repeat may be made", 30, "days", UNSOURCED),
)
REPEATS = ("first-repeat", "second-repeat")
PEOPLE = 2  # stand behind what is embedded


class Verdict(StrEnum):
    YES = "yes"
    PART = "in-part"
    NO = "no"
    UNSURE = "cannot-say"


class About(StrEnum):
    """The two questions that are judged apart."""

    DESIGN = "design"
    EFFECT = "effect"

    @property
    def words(self) -> str:
        return {
            About.DESIGN: "Is the right thing in place?",
            About.EFFECT: "Is it happening?",
        }[self]


class Means(StrEnum):
    """By what means practice was looked at."""

    AUDIT = "audit"
    DIP_SAMPLE = "dip-sample"
    OBSERVATION = "observation"
    DATA = "data"
    FAMILIES = "families"
    SURVEY = "survey"
    SELF = "self-assessment"

    @property
    def words(self) -> str:
        return _MEANS[self]

    @property
    def shows_practice(self) -> bool:
        """What staff say of themselves is worth knowing, and is no evidence of practice."""
        return self not in (Means.SURVEY, Means.SELF)


_MEANS = {
    Means.AUDIT: "audit of cases",
    Means.DIP_SAMPLE: "dip-sample",
    Means.OBSERVATION: "observation of practice",
    Means.DATA: "measure from data",
    Means.FAMILIES: "what families told",
    Means.SURVEY: "survey of practitioners",
    Means.SELF: "self-assessment",
}


@dataclass(frozen=True)
class Looked:
    """`on`: the last day of the practice that was looked at. `by`: the id of who looked."""

    on: date
    means: Means
    verdict: Verdict
    by: int | None = None
    who: str = ""  # by name, for the reasons


@dataclass(frozen=True)
class Judged:
    on: date
    about: About
    verdict: Verdict
    next_look: date | None = None
    by: int | None = None
    who: str = ""


def practice(tests: Iterable[Looked], *, after: date) -> list[Looked]:
    """Tests of practice that lie after a day, in the order of their days. What one person recorded
    twice of one day and by the same means is one test: as it was told last."""
    kept = {
        (one.by, one.on, one.means): one
        for one in tests
        if one.means.shows_practice and one.on > after
    }
    return sorted(kept.values(), key=lambda one: one.on)


def against(verdict: Verdict, looked_at: int | None, found: int | None) -> str:
    """Why the numbers do not carry a verdict, in words; empty when they do."""
    if verdict not in (Verdict.YES, Verdict.PART):
        return ""
    if looked_at == 0:
        return "No case was looked at, so it cannot be said to be happening."
    if found == 0:
        return "It was happening in no case that was looked at. Say that it is not happening."
    if verdict is Verdict.YES and looked_at and found is not None and 2 * found < looked_at:
        return (
            f"It was happening in {found} of {looked_at}, fewer than half. Say that it is "
            "happening in part, and what that shows."
        )
    return ""


def second_look_missing(
    streak: Sequence[Looked], effect: Judged | None, accepted_by: frozenset[int]
) -> str:
    """Why those who looked are not enough, in a sentence: two people are, of whom one has not
    accepted the evidence. Empty when they are."""
    people = {one.by: one.who for one in streak if one.by is not None}
    if effect is not None and effect.by is not None:
        people[effect.by] = effect.who
    names = " and ".join(sorted(who for who in people.values() if who))
    if len(people) < PEOPLE:
        return f"Only {names or 'one person'} has looked: a second person’s look is needed."
    if accepted_by.issuperset(people):
        return (
            f"Only {names or 'those'} have looked, who accepted the evidence as well: the look of "
            "somebody else is needed."
        )
    return ""


@lru_cache(maxsize=4_096)
def repeats_due(first: date) -> tuple[tuple[int, date], ...]:
    """Of a test that showed practice on a day: the months after which it is repeated, and when."""
    rules = held(NUMBERS, first)
    return tuple((rules[code].number, rules[code].after(first)) for code in REPEATS)


def missing_repeats(streak: Sequence[Looked]) -> list[tuple[int, date]]:
    """The repeats that nobody has made, earliest first."""
    if not streak:
        return []
    first = streak[0].on
    early = timedelta(days=held(NUMBERS, first)["early"].number)
    return [
        (months, due)
        for months, due in repeats_due(first)
        if not any(one.on >= due - early for one in streak[1:])
    ]
