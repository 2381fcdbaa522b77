"""How each unborn child's pathway stands on a day: worked out, never stored.

`pathways` reads a whole partnership in a fixed number of queries.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from goldthread.casework.frameworks.held import calendar_of
from goldthread.casework.safeguards.models import (
    DueDate,
    Move,
    PanelItem,
    Pregnancy,
    StepTaken,
)
from goldthread.casework.safeguards.timetables import steps_of
from goldthread.foundations.agencies.models import Partnership
from goldthread.rules.gestation import Gestation, gestation
from goldthread.rules.prebirth import DueStep, Step, pathway

DONE, NOT_NEEDED = StepTaken.How.DONE.value, StepTaken.How.NOT_NEEDED.value


@dataclass(frozen=True)
class At:
    """One step: by when, and what was recorded."""

    step: Step
    due: date | None
    waits_for: str
    taken: StepTaken | None
    today: date
    over: bool = False  # of before the birth, and the child is born

    @property
    def open(self) -> bool:
        return self.taken is None

    @property
    def word(self) -> str:
        """What the tag says: done, done late, not needed, not recorded, late, to do, waits."""
        if self.taken is not None:
            if self.taken.how == NOT_NEEDED:
                return "not needed"
            return "done late" if self.due and self.taken.on > self.due else "done"
        if self.over:
            return "not recorded"
        if self.due is None:
            return "waits"
        return "late" if self.due < self.today else "to do"

    @property
    def days_late(self) -> int:
        return (self.today - self.due).days if self.word == "late" and self.due else 0


@dataclass(frozen=True)
class Pathway:
    """A pregnancy with everything that its page and the dashboard say."""

    row: Pregnancy
    due: DueDate | None
    steps: list[At]
    moves: list[Move]
    panel_next: date | None
    panel_seen: date | None
    today: date
    words: list[str] = field(default_factory=list)

    @property
    def is_expected(self) -> bool:
        return self.row.ended_on is None

    @property
    def weeks(self) -> Gestation | None:
        if self.due is None or not self.is_expected:
            return None
        return gestation(self.due.due, self.today)

    @property
    def next_step(self) -> At | None:
        """The open step whose day comes first; None when nothing is open or nothing has a day."""
        if self.row.ended_on is not None and not self.row.born:
            return None
        dated = [one for one in self.steps if one.open and one.due is not None and not one.over]
        return min(dated, key=lambda one: one.due or date.max, default=None)

    @property
    def late(self) -> list[At]:
        """Open steps whose day has passed; none once a pregnancy has ended without a birth."""
        if self.row.ended_on is not None and not self.row.born:
            return []
        return [one for one in self.steps if one.word == "late"]

    def at(self, step: str) -> At | None:
        return next((one for one in self.steps if one.step.step == step), None)

    @property
    def booked_late(self) -> bool:
        found = self.at("booking")
        return found is not None and found.word in ("done late", "late")

    @property
    def no_panel_date(self) -> bool:
        """Not discussed, on no agenda that lies ahead, and nobody said that it is not needed."""
        found = self.at("panel")
        return found is not None and found.open and self.panel_next is None and self.is_expected

    @property
    def moving(self) -> Move | None:
        """A move that nobody in the other area has confirmed."""
        return next((one for one in reversed(self.moves) if one.received_on is None), None)

    @property
    def past_due(self) -> bool:
        """The due date has passed and no birth is recorded."""
        return bool(self.due and self.is_expected and self.due.due < self.today)


def pathways(
    partnership: Partnership,
    *,
    today: date,
    families: Any = None,
    rows: QuerySet[Any] | None = None,
) -> list[Pathway]:
    """Of all pregnancies in `rows` (already in scope), or of the families that are given."""
    found = rows if rows is not None else Pregnancy.objects.filter(family__in=families)
    kept = list(found.select_related("family__matter", "child", "mother"))
    if not kept:
        return []
    ids = [row.pk for row in kept]
    due = {one.pregnancy_id: one for one in DueDate.objects.filter(pregnancy__in=ids)}
    taken: dict[int, dict[str, StepTaken]] = defaultdict(dict)
    for one in StepTaken.objects.filter(pregnancy__in=ids):
        taken[one.pregnancy_id][one.step] = one  # in the order of their rows: the latest holds
    moves: dict[int, list[Move]] = defaultdict(list)
    for move in Move.objects.filter(pregnancy__in=ids):
        moves[move.pregnancy_id].append(move)
    agenda: dict[int, list[date]] = defaultdict(list)
    items = PanelItem.objects.filter(pregnancy__in=ids)
    for pk, on in items.values_list("pregnancy", "meeting__on"):
        agenda[pk].append(on)
    steps, holidays = steps_of(partnership, today), calendar_of(partnership)
    return [
        _one(row, due.get(row.pk), taken[row.pk], moves[row.pk], agenda[row.pk],
             (steps, holidays, today))
        for row in kept
    ]  # fmt: skip


def _one(
    row: Pregnancy,
    due: DueDate | None,
    taken: dict[str, StepTaken],
    moves: list[Move],
    agenda: list[date],
    shared: Any,
) -> Pathway:
    steps, holidays, today = shared
    real = {step: one for step, one in taken.items() if one.how in (DONE, NOT_NEEDED)}
    done = {step: one.on for step, one in real.items() if one.how == DONE}
    if row.born and row.ended_on:
        done["born"] = row.ended_on
    counted: list[DueStep] = pathway(due.due if due else None, done, holidays, steps)
    at = [
        At(one.step, one.due, one.waits_for, real.get(one.step.step), today,
           over=bool(row.born) and one.step.after != "born")
        for one in counted
    ]  # fmt: skip
    ahead = [on for on in agenda if on >= today]
    past = [on for on in agenda if on < today]
    return Pathway(row, due, at, moves, min(ahead, default=None), max(past, default=None), today)
