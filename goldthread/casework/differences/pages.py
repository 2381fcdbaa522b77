"""What the pages of professional differences show."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.casework.differences import permits
from goldthread.casework.differences.looking import Counted, steps_of
from goldthread.casework.differences.models import Difference, OwnStage, Step
from goldthread.casework.differences.policies import is_unit, stages_of
from goldthread.casework.intake.quorum import rule_of
from goldthread.foundations.access.lists import Worklist
from goldthread.foundations.agencies.models import Partnership
from goldthread.rules.differences import Stage


def word_of(row: Any, today: date) -> str:
    """Where a row of a list stands; `placed` before."""
    if row.outcome:
        return Step.Kind(row.outcome).label
    return "late" if row.due_now < today else "open"


@dataclass(frozen=True)
class ListPage:
    """`read`: keys of those whose words this person may read."""

    work: Worklist
    today: date
    read: set[int]
    may_raise: bool
    unit: bool

    @classmethod
    def of(cls, work: Worklist, partnership: Partnership, user: Any, today: date) -> "ListPage":
        here = [row.pk for row in work.page]
        read = Difference.objects.visible_to(user).read_by(user).filter(pk__in=here)
        return cls(
            work, today, set(read.values_list("pk", flat=True)),
            permits.works_in(partnership, user), is_unit(partnership, user),
        )  # fmt: skip

    def word(self, row: Any) -> str:
        return word_of(row, self.today)


@dataclass(frozen=True)
class DifferencePage:
    row: Any
    now: Step
    chair: Any
    end: Step | None
    steps: list[Step]
    today: date
    reads: bool
    knows_family: bool
    may_answer: bool
    may_take: bool
    may_decide: bool
    may_name: bool
    answered: bool
    duty_team: str

    @classmethod
    def of(cls, row: Difference, user: Any, today: date) -> "DifferencePage":
        steps = steps_of(row)
        now = [one for one in steps if one.kind in Step.BEGINS][-1]
        take = permits.may_take(row, user)
        return cls(
            row=row, now=now, steps=steps, today=today,
            chair=next((one.chair for one in reversed(steps) if one.chair), None),
            end=next((one for one in steps if one.kind in Step.ENDS), None),
            reads=permits.may_read(row, user),
            knows_family=row.family is not None and permits.works_with(row.family, user),
            may_answer=permits.may_answer(row, user),
            may_take=take,
            may_decide=permits.may_decide(row, user),
            may_name=now.level == "chair" and (take or is_unit(row.partnership, user)),
            answered=any(one.kind == "answered" and one.pk > now.pk for one in steps),
            duty_team=rule_of(row.partnership).duty_team,
        )  # fmt: skip

    @property
    def late(self) -> bool:
        return self.end is None and self.now.due is not None and self.now.due < self.today

    @property
    def last(self) -> bool:
        return self.now.level == "chair"


@dataclass(frozen=True)
class RaisePage:
    form: Any
    stages: list[Stage]
    duty_team: str

    @classmethod
    def of(cls, form: Any, stages: list[Stage], partnership: Partnership) -> "RaisePage":
        return cls(form, stages, rule_of(partnership).duty_team)


@dataclass(frozen=True)
class PolicyPage:
    stages: list[Stage]
    own: list[OwnStage]
    past: list[OwnStage]
    unit: bool

    @classmethod
    def of(cls, partnership: Partnership, user: Any) -> "PolicyPage":
        rows = OwnStage.objects.visible_to(user).filter(partnership=partnership)
        kept = list(rows.select_related("by", "ended_by").order_by("number", "pk"))
        return cls(
            stages_of(partnership), [one for one in kept if one.ends is None],
            [one for one in kept if one.ends is not None], is_unit(partnership, user),
        )  # fmt: skip


@dataclass(frozen=True)
class NumbersPage:
    counted: Counted
