"""What is due: asking again, MARAC after a high band, the answer under Clare's Law.

Values in, values out: rows of one family or of many, already read.
"""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from goldthread.casework.abuse.models import Dash, Disclosure, DisclosureStep, Enquiry, Marac
from goldthread.casework.safeguards.numbers import Numbers
from goldthread.foundations.people.models import Involvement
from goldthread.rules.abuse import Band
from goldthread.rules.localnumbers import Number

T = TypeVar("T", Enquiry, Dash, Marac)


@dataclass(frozen=True)
class Again:
    """Somebody who is to be asked again, alone. `since`: the first attempt since they last were."""

    last: Enquiry
    since: date
    tries: int
    due: date
    rule: Number


@dataclass(frozen=True)
class Refer:
    """A high band, or escalation as a ground, with no decision about MARAC since."""

    dash: Dash
    due: date
    rule: Number


@dataclass(frozen=True)
class Clare:
    """Clare's Law with where it stands. `due`: once it is applied for, until it is decided."""

    row: Disclosure
    steps: list[DisclosureStep]
    due: date | None
    rule: Number | None
    today: date

    @property
    def last(self) -> DisclosureStep | None:
        return self.steps[-1] if self.steps else None

    @property
    def late(self) -> bool:
        return self.due is not None and self.due < self.today

    @property
    def word(self) -> str:
        """What the tag says."""
        if self.late:
            return "late"
        return str(self.last) if self.last else "considered, not decided"


def by_person(rows: Iterable[T]) -> dict[tuple[int, int], list[T]]:
    """Rows of each person in each family, in the order they come."""
    found: dict[tuple[int, int], list[T]] = defaultdict(list)
    for row in rows:
        found[row.family_id, row.whom_id].append(row)
    return found


def to_ask_again(
    rows: Iterable[Enquiry], numbers: Numbers, harms: Container[tuple[int, int]] = ()
) -> list[Again]:
    """Each person who could not be asked alone since they last were. `harms`: each family with the
    person recorded there as the one who harms, who is not asked.

    The clock runs from the first attempt that failed: another failure does not start it anew. A
    planned day that is still ahead of the last attempt, and nearer, holds.
    """
    found = []
    for (family, _), of in by_person(rows).items():
        run: list[Enquiry] = []
        for row in sorted(of, key=lambda one: (one.on, one.pk)):
            run = [] if row.how == Enquiry.How.ALONE else [*run, row]
        if not run or (family, run[-1].whom.person_id) in harms:
            continue
        first, last = run[0], run[-1]
        rule = numbers.on(first.on)["ask-again"]
        latest = rule.after(first.on)
        planned = [one.again_on for one in run if one.again_on and one.again_on > last.on]
        found.append(Again(last, first.on, len(run), min([latest, *planned]), rule))
    return found


def to_refer(
    dashes: Iterable[Dash], maracs: Iterable[Marac], numbers: Numbers, holidays: Container[date]
) -> list[Refer]:
    decided = by_person(maracs)
    found = []
    for key, rows in by_person(dashes).items():
        run: list[Dash] = []
        for row in reversed(rows):
            if row.holds != Band.HIGH and not row.escalates:
                break
            run.append(row)
        if not run:
            continue
        first = run[-1]
        if any(marac.on >= first.on for marac in decided.get(key, [])):
            continue
        rule = numbers.on(first.on)["marac-refer"]
        found.append(Refer(first, rule.after(first.on, holidays), rule))
    return found


def clares(
    rows: Iterable[Disclosure], numbers: Numbers, holidays: Container[date], today: date
) -> list[Clare]:
    """Rows with their steps prefetched."""
    found = []
    for row in rows:
        steps = list(row.steps.all())
        due, rule = None, None
        if steps and steps[-1].step == DisclosureStep.Step.APPLIED:
            rule = numbers.on(steps[-1].on)["clares-law"]
            due = rule.after(steps[-1].on, holidays)
        found.append(Clare(row, steps, due, rule, today))
    return found


def heard_last(marac: Marac) -> date:
    """The day MARAC heard it last, or the day of the referral. `heard` prefetched."""
    return max([marac.on, *(one.on for one in marac.heard.all())])


def shown(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def code(whom: Involvement) -> str:
    return f"{whom.code} ({whom.role})"
