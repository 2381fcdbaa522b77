"""The only writes of this room: the area, adjusted clocks, and kinds of review of one's own."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from goldthread.casework.frameworks.held import Shelf
from goldthread.casework.frameworks.models import (
    LONGEST,
    Area,
    ClockAdjustment,
    LocalClock,
    LocalKind,
    Nation,
    Unit,
)
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.actions import permit
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.rules.clocks import EVENTS
from goldthread.rules.clocks import Unit as RuleUnit
from goldthread.rules.frameworks import kind_of

ONE_DAY = timedelta(days=1)


@transaction.atomic
def set_area(*, partnership: Partnership, nation: str, places: str, by: Any) -> Area:
    """Say which nation and places the partnership answers for. Earlier words stay in the trail."""
    permit(by, BUSINESS_UNIT, partnership=partnership)
    if nation not in Nation.values:
        raise Refused("Choose England, Wales, Scotland or Northern Ireland.")
    lines = [" ".join(line.split()) for line in places.splitlines()]
    told = "\n".join(dict.fromkeys(line for line in lines if line))
    row: Area
    row, _ = Area.objects.select_for_update().get_or_create(partnership=partnership)
    if (row.nation, row.places) != (nation, told):
        row.nation, row.places = nation, told
        row.save(update_fields=["nation", "places"])
        audit(
            by=by,
            did="frameworks.area",
            about=row,
            partnership=partnership,
            nation=Nation(nation).label,
            places=told.replace("\n", ", ") or "no places named",
        )
    return row


@transaction.atomic
def adjust_clock(
    *,
    partnership: Partnership,
    kind: str,
    step: str,
    number: int,
    unit: str,
    anchor: str,
    starts: date,
    reason: str,
    by: Any,
) -> ClockAdjustment:
    """Count a step otherwise from a day on. An adjustment that holds already ends the day before.

    Reviews ask for the clocks of a day, so what was begun earlier keeps the clocks of then.
    """
    permit(by, BUSINESS_UNIT, partnership=partnership)
    _lock(partnership)
    shelf = Shelf.of(partnership, starts)
    usual = next((one for one in shelf.usual(kind) if one.step == step), None)
    reasons = _faults(number, unit, anchor, reason)
    if usual is None:
        reasons.append("There is no such clock on that day.")
    open_row = _open_adjustment(partnership, kind, step)
    if open_row and starts < open_row.starts:
        reasons.append(
            f"This clock was adjusted from {_day(open_row.starts)}. Choose that day or a later one."
        )
    now = next((one for one in shelf.rules(kind) if one.step == step), None)
    if now and (now.number, now.unit.value, now.event) == (number, unit, anchor):
        reasons.append(f"It is counted like that already: {now.rule}.")
    if reasons:
        raise Refused(*reasons)
    if open_row:
        _end(open_row, max(open_row.starts, starts - ONE_DAY), "Another adjustment follows.", by)
    row = ClockAdjustment.objects.create(
        partnership=partnership, kind=kind, step=step, number=number, unit=unit, anchor=anchor,
        starts=starts, reason=reason.strip(), by=by,
    )  # fmt: skip
    audit(
        by=by,
        did="frameworks.clock_adjusted",
        about=row,
        rule=f"{RuleUnit(unit).words(number)} from when {EVENTS[anchor]}",
        starts=starts,
        reason=row.reason,
    )
    return row


@transaction.atomic
def end_adjustment(*, adjustment: ClockAdjustment, ends: date, because: str, by: Any) -> None:
    """Go back to the usual rule after a day."""
    row = ClockAdjustment.objects.select_for_update(of=("self",)).get(pk=adjustment.pk)
    permit(by, BUSINESS_UNIT, partnership=row.partnership)
    _end(row, ends, because, by)
    audit(by=by, did="frameworks.clock_ended", about=row, ends=ends, because=because.strip())


@transaction.atomic
def add_local_kind(
    *,
    partnership: Partnership,
    name: str,
    criteria: str,
    reason: str,
    starts: date,
    by: Any,
    based_on: str = "",
) -> LocalKind:
    """Add a kind of review that only this partnership holds."""
    permit(by, BUSINESS_UNIT, partnership=partnership)
    _lock(partnership)
    name, reasons = " ".join(name.split()), []
    if not slugify(name):
        reasons.append("Give it a name in letters.")
    elif partnership.local_kinds.filter(name__iexact=name, ends__isnull=True).exists():
        reasons.append(f"There is a kind of review called “{name}” already.")
    if not written(criteria):
        reasons.append("Say when it is held.")
    if not written(reason):
        reasons.append("Say why the partnership holds it.")
    if based_on and kind_of(based_on) is None:
        reasons.append("Choose a national kind that it follows, or none.")
    if reasons:
        raise Refused(*reasons)
    row = LocalKind.objects.create(
        partnership=partnership, code=_free_code(partnership, name), name=name,
        criteria=criteria.strip(), based_on=based_on, starts=starts, reason=reason.strip(), by=by,
    )  # fmt: skip
    audit(by=by, did="frameworks.kind_added", about=row, starts=starts, reason=row.reason)
    return row


@transaction.atomic
def end_local_kind(*, kind: LocalKind, ends: date, because: str, by: Any) -> None:
    """After a day no review of this kind is begun; those that were go on with its clocks."""
    row = LocalKind.objects.select_for_update(of=("self",)).get(pk=kind.pk)
    permit(by, BUSINESS_UNIT, partnership=row.partnership)
    _end(row, ends, because, by)
    audit(by=by, did="frameworks.kind_ended", about=row, ends=ends, because=because.strip())


@transaction.atomic
def add_local_clock(
    *,
    kind: LocalKind,
    words: str,
    number: int,
    unit: str,
    anchor: str,
    starts: date,
    reason: str,
    by: Any,
) -> LocalClock:
    """Give a local kind a clock: what is due, how long after what."""
    row = LocalKind.objects.select_for_update(of=("self",)).get(pk=kind.pk)
    permit(by, BUSINESS_UNIT, partnership=row.partnership)
    words = " ".join(words.split())
    step, reasons = slugify(words)[:60], _faults(number, unit, anchor, reason)
    if not step:
        reasons.append("Say what is due, in letters.")
    if row.clocks.filter(step=step, ends__isnull=True).exists():
        reasons.append(f"“{words}” has a clock already. End it first, or adjust it.")
    if row.ends is not None:
        reasons.append(f"“{row.name}” has ended.")
    if reasons:
        raise Refused(*reasons)
    made = LocalClock.objects.create(
        kind=row, step=step, words=words, number=number, unit=unit, anchor=anchor, starts=starts,
        reason=reason.strip(), by=by,
    )  # fmt: skip
    rule = f"{RuleUnit(unit).words(number)} from when {EVENTS[anchor]}"
    audit(by=by, did="frameworks.local_clock_added", about=made, rule=rule, reason=made.reason)
    return made


@transaction.atomic
def end_local_clock(*, clock: LocalClock, ends: date, because: str, by: Any) -> None:
    """After a day this clock counts no more."""
    row = LocalClock.objects.select_for_update(of=("self",)).get(pk=clock.pk)
    permit(by, BUSINESS_UNIT, partnership=row.partnership)
    _end(row, ends, because, by)
    audit(by=by, did="frameworks.local_clock_ended", about=row, ends=ends, because=because.strip())


def _lock(partnership: Partnership) -> None:
    """One writer at a time for a partnership's frameworks."""
    Partnership.objects.select_for_update().get(pk=partnership.pk)


def _open_adjustment(partnership: Partnership, kind: str, step: str) -> ClockAdjustment | None:
    rows = ClockAdjustment.objects.filter(partnership=partnership, kind=kind, step=step)
    return rows.filter(ends__isnull=True).first()


def _faults(number: int, unit: str, anchor: str, reason: str) -> list[str]:
    reasons = []
    if not 1 <= number <= LONGEST:
        reasons.append(f"The number must be from 1 to {LONGEST}.")
    if unit not in Unit.values:
        reasons.append("Choose working days, days or months.")
    if anchor not in EVENTS:
        reasons.append("Choose the event that it counts from.")
    if not written(reason):
        reasons.append("Say why, and where the rule is written.")
    return reasons


def _end(row: ClockAdjustment | LocalKind | LocalClock, ends: date, because: str, by: Any) -> None:
    if row.ends is not None:
        raise Refused(f"This ended on {_day(row.ends)} already.")
    if ends < row.starts:
        raise Refused(f"It began on {_day(row.starts)}, so it cannot end before then.")
    if not written(because):
        raise Refused("Say why it ends.")
    row.ends, row.ended_because, row.ended_by = ends, because.strip(), by
    row.ended_at = timezone.now()
    row.save(update_fields=["ends", "ended_because", "ended_by", "ended_at"])


def _free_code(partnership: Partnership, name: str) -> str:
    """local-<name>, with a number when an ended kind had that name."""
    start = f"local-{slugify(name)}"[:26].rstrip("-")
    taken = set(partnership.local_kinds.values_list("code", flat=True))
    codes = [start, *(f"{start}-{number}" for number in range(2, len(taken) + 3))]
    return next(code for code in codes if code not in taken)


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
