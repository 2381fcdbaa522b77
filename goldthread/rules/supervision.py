"""Supervision: how often, when it is due, which families ask for more, and what to reflect on.

Source: every agency with duties to protect children needs a policy that sets the least formal
supervision there is (pan-Lancashire procedures, supervision); how often differs by place, so each
partnership and agency puts in its own. The Oliver review briefing, learning point 9: staff should
"seek formal safeguarding supervision in complex cases", and managers oversee key decisions. Which
families are complex enough is for people to judge: a trigger asks for supervision, and for no more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from goldthread.rules.workingdays import add_months

LASTS = 12  # months, until an agreement is agreed again
LOOKED_BACK = 12  # months of sessions that are counted as held of due
OPEN_LONG = 9  # months, where a partnership has put in no number of its own
NOT_SET = "No policy is put in yet: this is counted until one is"


class Kind(StrEnum):
    REGULAR = "regular"
    COMPLEX = "complex"

    @property
    def words(self) -> str:
        return _KINDS[self]


_KINDS = {
    Kind.REGULAR: "regular supervision",
    Kind.COMPLEX: "safeguarding supervision for complex cases",
}


class Per(StrEnum):
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True)
class Every:
    """So many weeks or months; `source` says where a policy stands, and `own` whether it is one."""

    number: int
    per: Per
    source: str = NOT_SET
    own: bool = False

    def after(self, day: date) -> date:
        if self.per is Per.MONTHS:
            return add_months(day, self.number)
        return day + timedelta(weeks=self.number)

    @property
    def words(self) -> str:
        one = self.per.value.removesuffix("s")
        return f"every {one}" if self.number == 1 else f"every {self.number} {self.per.value}"


USUAL = {Kind.REGULAR: Every(1, Per.MONTHS), Kind.COMPLEX: Every(3, Per.MONTHS)}


@dataclass(frozen=True)
class Trigger:
    """`code` is kept in rows: it never changes. `source`: why it asks for supervision."""

    code: str
    words: str
    source: str


UNBORN, OPEN_LONG_CODE = "unborn", "open-long"
TRIGGERS = (
    Trigger("plan", "a child protection plan", "a child is judged likely to suffer harm"),
    Trigger(UNBORN, "an unborn child on the pathway", "learning points 2 and 9"),
    Trigger("abuse-high", "domestic abuse at high risk", "learning points 8 and 9"),
    Trigger(OPEN_LONG_CODE, "the record is open for long", "drift: learning points 3 and 4"),
    Trigger("asked", "a worker asks for it", "learning point 9: staff should seek it"),
)
TRIGGER_WORDS = {one.code: one.words for one in TRIGGERS}
# A person writes these down; the others are seen in the record itself.
WRITTEN = tuple(one for one in TRIGGERS if one.code not in (UNBORN, OPEN_LONG_CODE))

PROMPTS = (
    "What is a day like for this child?",
    "What has changed since we last spoke?",
    "What worries you?",
    "What would make us wrong?",
    "What have you not been able to do?",
)


def next_due(starts: date, held: Iterable[date], every: Every) -> date:
    """Counted from the last session that was held, or from the day the agreement began."""
    return every.after(max(held, default=starts))


def held_of_due(
    starts: date, ends: date | None, held: Iterable[date], every: Every, today: date
) -> tuple[int, int]:
    """Sessions held and sessions due within the months that are looked back on.

    More than was due counts as what was due, so that one worker's many do not hide another's none.
    Counted throughout by the policy that is given, which is today's.
    """
    first = max(starts, add_months(today, -LOOKED_BACK))
    last = min(ends or today, today)
    due, day = 0, every.after(first)
    while day <= last:
        due, day = due + 1, every.after(day)
    took_place = sum(1 for day in held if first <= day <= last)
    return min(took_place, due), due


def renew_by(agreed: date) -> date:
    return add_months(agreed, LASTS)


def is_open_long(opened: date, today: date, months: int = OPEN_LONG) -> bool:
    return add_months(opened, months) <= today
