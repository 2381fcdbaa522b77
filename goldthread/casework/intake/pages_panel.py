"""What the panel and its chair are shown: facts, the rule's answer, views, decisions."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.casework.intake import criteria, kinds, quorum
from goldthread.casework.intake.criteria import Given, RuleAnswer
from goldthread.casework.intake.models import (
    CriteriaRecord,
    Decision,
    PanelView,
    Recommendation,
    Referral,
)
from goldthread.casework.intake.pages_unit import Permits
from goldthread.casework.intake.quorum import Quorum
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Seat


@dataclass(frozen=True)
class CriteriaPage:
    """Every framework looked at, each with the rule's answer; `offered` are names and titles of
    those that could be looked at as well.
    """

    referral: Referral
    may: Permits
    answers: list[RuleAnswer]
    offered: list[tuple[str, str]]

    @classmethod
    def of(cls, referral: Referral, user: Any, offered: list[tuple[str, str]]) -> "CriteriaPage":
        on = criteria.day_of(referral)
        records = referral.criteria.prefetch_related("facts__by")
        answers = [criteria.answer(record, on) for record in records]
        return cls(referral, Permits.of(referral, user), answers, offered)


@dataclass(frozen=True)
class FactsPage:
    """The questions of one framework. `earlier`: answers that a later one replaced."""

    referral: Referral
    may: Permits
    record: CriteriaRecord
    given: list[Given]
    answer: RuleAnswer
    earlier: list[tuple[str, Any]]
    offered: list[tuple[str, str]]
    on: date
    form: Any

    @property
    def answered(self) -> bool:
        return any(one.fact for one in self.given)

    @classmethod
    def of(cls, record: CriteriaRecord, user: Any, given: list[Given], form: Any) -> "FactsPage":
        on = criteria.day_of(record.referral)
        words = {one.question.key: one.question.words for one in given}
        now = {one.fact.pk for one in given if one.fact}
        past = [fact for fact in record.facts.all() if fact.pk not in now]
        return cls(
            referral=record.referral,
            may=Permits.of(record.referral, user),
            record=record,
            given=given,
            answer=criteria.answer(record, on),
            earlier=[(words.get(fact.key, fact.key), fact) for fact in past],
            offered=kinds.to_look_at(record.referral),
            on=on,
            form=form,
        )


@dataclass(frozen=True)
class Advised:
    """A recommendation with its views. `views` hold now; `past` were replaced by their author."""

    row: Recommendation
    title: str
    alternative: str
    views: list[PanelView]
    past: list[PanelView]
    quorum: Quorum
    decision: Decision | None

    @property
    def dissent(self) -> list[PanelView]:
        return [view for view in self.views if not view.agrees]

    def mine(self, user: Any) -> PanelView | None:
        return next((view for view in self.views if view.by_id == user.pk), None)


def advised(referral: Referral) -> list[Advised]:
    """The newest first. Constant queries."""
    rows = referral.recommendations.select_related("by", "sent_by", "decision")
    rule, on = quorum.rule_of(referral.partnership), criteria.day_of(referral)
    found = []
    for row in rows.prefetch_related("views__by"):
        every = list(row.views.all())
        holding = {view.by_id: view for view in every}
        views = sorted(holding.values(), key=lambda view: view.by.name)
        found.append(
            Advised(
                row=row,
                title=criteria.title_of(row.framework, on),
                alternative=kinds.name_of(referral.partnership, row.alternative),
                views=views,
                past=[view for view in every if holding[view.by_id].pk != view.pk],
                quorum=quorum.work_out(rule, views),
                decision=getattr(row, "decision", None),
            )
        )
    return found


@dataclass(frozen=True)
class PanelPage:
    """`members`: each with the word for their view of the newest recommendation, and its colour.

    `conflicts` and `could_chair` (people to whom the chair's seat can be given) are for the unit.
    """

    referral: Referral
    may: Permits
    advised: list[Advised]
    answers: list[RuleAnswer]
    members: list[tuple[Seat, str, str]]
    chairs: list[Seat]
    could_chair: list[User]
    conflicts: list[Any] | None

    @classmethod
    def of(cls, referral: Referral, user: Any) -> "PanelPage":
        may, on = Permits.of(referral, user), criteria.day_of(referral)
        assert referral.matter is not None  # noqa: S101 - what was sent has a matter
        members, rows = quorum.members_of(referral.matter), advised(referral)
        chairs, could_chair, conflicts = quorum.chairs_of(referral.matter), [], None
        if may.run:
            could_chair = [] if chairs else quorum.may_be_chair(referral.matter)
            conflicts = list(referral.matter.conflicts.select_related("person").order_by("pk"))
        records = referral.criteria.prefetch_related("facts__by")
        return cls(
            referral=referral,
            may=may,
            advised=rows,
            answers=[criteria.answer(record, on) for record in records],
            members=[(seat, *_stands(seat, rows)) for seat in members],
            chairs=chairs,
            could_chair=could_chair,
            conflicts=conflicts,
        )


def _stands(seat: Seat, rows: list[Advised]) -> tuple[str, str]:
    """How a member stands to the newest recommendation: a word, and the colour of its tag."""
    if not rows or any(view.by_id == seat.holder_id for view in rows[0].views):
        return "", ""
    if rows[0].decision is None:
        return "waiting", "yellow"
    decided = timezone.localdate(rows[0].decision.decided_at)
    if seat.starts > decided:
        return "not asked: joined after the decision", "grey"
    if seat.starts == decided:  # a seat has a day and no hour
        return "no view: joined on the day of the decision", "grey"
    return "gave no view", "grey"


@dataclass(frozen=True)
class Decided:
    row: Decision
    title: str
    kind: str
    facts: list[tuple[str, str, str, str]]
    letters: list[Any]


def decided(referral: Referral) -> list[Decided]:
    """The newest first, each as it was made."""
    if referral.matter is None:
        return []
    on = criteria.day_of(referral)
    rows = referral.matter.decisions.select_related("decided_by", "former", "recommendation__by")
    return [
        Decided(
            row,
            criteria.title_of(row.framework, on),
            kinds.name_of(referral.partnership, row.kind),
            facts_of(row.framework, row.facts, on),
            list(row.letters.all()),
        )
        for row in rows.prefetch_related("letters")
    ]


def facts_of(framework: str, facts: dict[str, Any], on: date) -> list[tuple[str, str, str, str]]:
    """Question, answer, reason and whose it is, of a snapshot, in the order asked."""
    asked = criteria.rules_questions(framework, on)
    return [
        (q.words, criteria.said(facts[q.key]["value"]), facts[q.key]["reason"], facts[q.key]["by"])
        for q in asked
        if q.key in facts
    ]


@dataclass(frozen=True)
class DecisionPage:
    """`waiting` is what was sent to the chair and is not decided on; `form` is for the chair."""

    referral: Referral
    may: Permits
    waiting: list[Advised]
    open: Advised | None
    open_facts: list[tuple[str, str, str, str]]
    form: Any
    decided: list[Decided]
    former: Decision | None
    changed: list[str]
    notifications: list[Any]
    why_not: str
    opens_review: bool

    @property
    def in_force(self) -> list[Decided]:
        later = {one.row.former_id for one in self.decided}
        return [one for one in self.decided if one.row.pk not in later]
