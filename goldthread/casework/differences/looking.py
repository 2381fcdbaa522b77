"""What is read of differences: for one, for many, and in numbers."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from goldthread.casework.differences.models import Difference, Step
from goldthread.foundations.agencies.models import Partnership
from goldthread.rules.workingdays import working_days_between


@dataclass(frozen=True)
class Counted:
    """`late`: of the open ones. `days`: half took no longer, in working days; None: none ended."""

    stages: list[tuple[str, int, int]]
    outcomes: list[tuple[str, int]]
    ended_at: list[tuple[str, int]]
    days: float | None
    danger: int
    learned: list[tuple[str, date]]

    @property
    def open(self) -> int:
        return sum(number for _, number, _ in self.stages)


def count(partnership: Partnership, today: date, holidays: Any) -> Counted:
    """Of the whole partnership, with no person and no child. Two queries."""
    rows = list(
        Difference.objects.filter(partnership=partnership).placed().values_list(
            "at__date", "stage_now", "name_now", "due_now", "outcome", "ended_on", "learned"
        )
    )  # fmt: skip
    at = {row[1]: f"{row[1]}. {row[2]}" for row in rows}
    open_now = Counter(row[1] for row in rows if row[4] is None)
    late = Counter(row[1] for row in rows if row[4] is None and row[3] < today)
    ended = Counter(row[1] for row in rows if row[4])
    took = [working_days_between(row[0], row[5], holidays) for row in rows if row[5]]
    how = Counter(row[4] for row in rows if row[4])
    steps = Step.objects.filter(difference__partnership=partnership, danger=True)
    return Counted(
        stages=[(at[one], open_now[one], late[one]) for one in sorted(open_now)],
        outcomes=[(kind.label, how[kind.value]) for kind in Step.ENDS],
        ended_at=[(at[one], ended[one]) for one in sorted(ended)],
        days=median(took) if took else None,
        danger=steps.values("difference").distinct().count(),
        learned=sorted(
            ((row[6], row[5]) for row in rows if row[6]), key=lambda one: one[1], reverse=True
        ),
    )


def steps_of(row: Difference) -> list[Step]:
    return list(row.steps.select_related("by", "chair"))
