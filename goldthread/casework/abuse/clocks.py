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


def to_ask_again(rows: Iterable[Enquiry]) -> list[Enquiry]:
    """The last row of each person who could not be asked alone that time."""
    return [of[-1] for of in by_person(rows).values() if of[-1].how != Enquiry.How.ALONE]


def again_by(row: Enquiry, numbers: Numbers) -> date:
    """The day that was given to ask again; at the latest what the rule of the enquiry's day says,
    so that a day far ahead quiets nobody.
    """
    latest = numbers.on(row.on)["ask-again"].after(row.on)
    return min(row.again_on or latest, latest)


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
