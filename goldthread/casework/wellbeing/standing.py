"""Everything that is recorded about the mental health of a family's parents, and what is open.

Read in a fixed number of queries. What is open are sentences with facts: people judge.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.casework.safeguards.models import Family, Pregnancy
from goldthread.casework.safeguards.numbers import Numbers
from goldthread.casework.safeguards.parts import Dated
from goldthread.casework.wellbeing.asking import numbers_of
from goldthread.casework.wellbeing.models import (
    Consent,
    Consultation,
    CrisisPlan,
    JointVisit,
    Told,
    VisitOutcome,
)
from goldthread.foundations.people.models import Involvement
from goldthread.rules.wellbeing import Point, points_now

MISSED = VisitOutcome.How.MISSED


@dataclass(frozen=True)
class Parent:
    """One parent's rows, oldest first. `told` is never empty."""

    whom: Involvement
    told: list[Told]
    consents: list[Consent]
    consultations: list[Consultation]
    visits: list[JointVisit]
    crises: list[CrisisPlan]

    @property
    def now(self) -> Told:
        return self.told[-1]

    @property
    def consent(self) -> Consent | None:
        return self.consents[-1] if self.consents else None

    @property
    def crisis(self) -> CrisisPlan | None:
        return self.crises[-1] if self.crises else None

    @property
    def held(self) -> list[JointVisit]:
        return [one for one in self.visits if outcome_of(one) and outcome_of(one).how == "held"]


@dataclass(frozen=True)
class Record:
    family: Family
    parents: list[Parent]
    pregnancies: list[Pregnancy]
    numbers: Numbers
    today: date

    @classmethod
    def of(cls, family: Family) -> "Record":
        def rows(model: Any, *related: str) -> dict[int, list[Any]]:
            found: dict[int, list[Any]] = {}
            asked = model.objects.filter(family=family).select_related("by", "whom", *related)
            for row in asked:
                found.setdefault(row.whom_id, []).append(row)
            return found

        told, consents = rows(Told, "topic"), rows(Consent)
        consultations, crises = rows(Consultation), rows(CrisisPlan)
        visits = rows(JointVisit, "outcome__by")
        parents = [
            Parent(
                of[-1].whom, of, consents.get(pk, []), consultations.get(pk, []),
                visits.get(pk, []), crises.get(pk, []),
            )
            for pk, of in told.items()
        ]  # fmt: skip
        return cls(
            family=family,
            parents=parents,
            pregnancies=list(
                family.pregnancies.select_related("mother", "child").prefetch_related("due_dates")
            ),
            numbers=numbers_of(family.matter.partnership_id),
            today=timezone.localdate(),
        )

    @property
    def points(self) -> list[tuple[Pregnancy, Point]]:
        """What is asked around a birth now."""
        found = []
        for row in self.pregnancies:
            if row.ended_on is not None and not row.born:
                continue
            dates = list(row.due_dates.all())
            due = dates[-1].due if dates else None
            found += [(row, one) for one in points_now(due, row.ended_on, self.today)]
        return found


def outcome_of(visit: JointVisit) -> Any:
    """How it went; None while nobody has said."""
    return getattr(visit, "outcome", None)


def open_on(it: Record) -> list[str]:
    """Facts and questions. That a parent is ill is none of them."""
    found: list[str] = []
    asked = {parent.whom.pk for parent in it.parents}
    for row, point in it.points:
        if point.code == "pregnancy" and row.mother_id not in asked:
            found.append(f"{_code(row.mother)}: nobody has written how they are in themselves.")
    for parent in it.parents:
        for words in _open(parent, it):
            said = f"{_code(parent.whom)}: {words}"
            found.append(Dated(said, words.due) if isinstance(words, Dated) else said)
    return found


def _open(it: Parent, record: Record) -> Iterator[str]:
    today, numbers = record.today, record.numbers.on(record.today)
    if it.consent is None or it.consent.answer == Consent.Answer.NOT_ASKED:
        yield "nobody has asked whether you may talk with those who treat them."
    if it.now.treated_by:
        last = it.consultations[-1].on if it.consultations else None
        if last is None:
            yield "under treatment, and nobody has been consulted."
        elif numbers["consult"].after(last) < today:
            said = f"consulted last on {_shown(last)}, more than {numbers['consult'].rule} ago."
            yield Dated(said, numbers["consult"].after(last))
        yield from _visits(it, record)
    for visit in it.visits:
        outcome = outcome_of(visit)
        if outcome is None and visit.on < today:
            said = f"a joint visit was planned for {_shown(visit.on)}, and nobody says how it went."
            yield Dated(said, visit.on)
    if it.visits and outcome_of(it.visits[-1]) and outcome_of(it.visits[-1]).how == MISSED:
        missed = _shown(it.visits[-1].on)
        yield f"the joint visit of {missed} was missed, and none is planned since."
    if it.crisis is None:
        yield "no crisis plan: who is called, and who looks after the baby then."


def _visits(it: Parent, record: Record) -> Iterator[str]:
    """A joint visit is asked so long after the last one, or after it was first written down."""
    numbers = record.numbers.on(record.today)
    rule, near = numbers["joint-visit"], numbers["visit-ahead"]
    ahead = [one.on for one in it.visits if outcome_of(one) is None and one.on >= record.today]
    if ahead and min(ahead) <= near.after(record.today):
        return
    held = [outcome_of(one).on for one in it.held]
    since = max(held) if held else timezone.localdate(it.told[0].at)
    if rule.after(since) < record.today:
        last = f"the last was on {_shown(since)}" if held else "there was none"
        words = f"no joint visit in {rule.rule}: {last}."
        if ahead:
            words += f" The next is planned for {_shown(min(ahead))}, more than {near.rule} ahead."
        yield Dated(words, rule.after(since))


def prompts(family: Family) -> list[str]:
    """For the family's overview."""
    return open_on(Record.of(family))


def _code(whom: Involvement) -> str:
    return f"{whom.code} ({whom.role})"


def _shown(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
