"""How long what is published stays public, and who must have a copy before.

A serious case review was to be public for at least 12 months (Working Together 2015, chapter 4), a
local child safeguarding practice review for at least one year (Working Together 2018 and after).
Before a serious case review was published, the national panel was to have a copy for at least one
week (Working Together 2015, chapter 4); before a local child safeguarding practice review, the
panel and the Secretary of State for no less than seven working days (Working Together 2018, 2023).
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.rules.workingdays import add_months, add_working_days

LEAST_MONTHS = 12
PANEL, STATE = "panel", "secretary-of-state"


@dataclass(frozen=True)
class CopyRule:
    """Who must have a copy, and for how many days before publication."""

    to: tuple[str, ...]
    days: int
    working: bool
    words: str
    source: str


COPIES: Mapping[str, CopyRule] = {
    "cspr": CopyRule(
        (PANEL, STATE), 7, True, "7 working days before publication", "Working Together 2018, 2023"
    ),
    "scr": CopyRule((PANEL,), 7, False, "a week before publication", "Working Together 2015"),
}


def earliest_end(released: date) -> date:
    """The first day that may be the last on which a text released that day is public."""
    return add_months(released, LEAST_MONTHS)


def first_public_day(
    framework: str, sent: Mapping[str, Iterable[date]], holidays: Container[date]
) -> date | None:
    """The first day on which a review may be public by the copies that were sent.

    `sent`: by whom it went to, on which days. None where the kind asks for copies and one is
    missing, or where it asks for none: see `COPIES`.
    """
    rule = COPIES.get(framework)
    if rule is None or any(not list(sent.get(to, ())) for to in rule.to):
        return None
    last = max(min(sent[to]) for to in rule.to)
    if rule.working:
        return add_working_days(last, rule.days, holidays)
    return last + timedelta(days=rule.days)
