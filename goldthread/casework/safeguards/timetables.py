"""The pre-birth timetable of a partnership on a day: the usual steps and its own rows together."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from goldthread.casework.safeguards.models import TimetableStep
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.rules.clocks import Unit
from goldthread.rules.gestation import WEEK
from goldthread.rules.prebirth import USUAL, WORDS_OF_EVENT, Step, Which

MOST_WEEKS = 42


def may_set(partnership: Partnership, by: Any) -> bool:
    return by is None or standing(by).holds(BUSINESS_UNIT, partnership=partnership.pk)


def steps_of(partnership: Partnership | int, on: date | None = None) -> list[Step]:
    """The steps as they are counted here on a day (today), the usual ones first. One query."""
    pk = partnership if isinstance(partnership, int) else partnership.pk
    rows = TimetableStep.objects.filter(partnership=pk).held(on or timezone.localdate())
    return together(list(rows.order_by("starts", "pk")))


def together(rows: Sequence[TimetableStep]) -> list[Step]:
    own = {row.step: row for row in rows}
    usual = [own[step.step].as_rule() if step.step in own else step for step in USUAL
             if not (step.step in own and own[step.step].dropped)]  # fmt: skip
    known = {step.step for step in USUAL}
    return [*usual, *(row.as_rule() for row in own.values()
                      if row.step not in known and not row.dropped)]  # fmt: skip


@transaction.atomic
def set_step(
    *,
    partnership: Partnership,
    words: str,
    source: str,
    reason: str,
    by: Any,
    step: str = "",
    weeks: int | None = None,
    days: int = 0,
    after: str = "",
    number: int = 0,
    unit: str = Unit.DAYS.value,
    which: str = Which.SOONER.value,
    dropped: bool = False,
) -> TimetableStep:
    """A rule of the partnership's own from today; the one before it ends. `step`: "" makes one."""
    if not may_set(partnership, by):
        raise PermissionDenied("Only the business unit sets the timetable. Nothing was changed.")
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    must_say(
        (words, "Say what the step is."),
        (source, "Say where your procedure says so."),
        (reason, "Say why it changes."),
    )
    if not dropped:
        _must_be_countable(weeks, days, after)
    code = step or slugify(words)[:30]
    if not code:
        raise Refused("Say what the step is, in letters.")
    today = timezone.localdate()
    before = TimetableStep.objects.filter(partnership=partnership, step=code, ends__isnull=True)
    for row in before:
        _end(row, today, f"Replaced: {reason.strip()}", by)
    row = TimetableStep.objects.create(
        partnership=partnership, step=code, words=words.strip(), weeks=weeks, days=days,
        after=after, number=number, unit=unit, which=which, dropped=dropped,
        source=source.strip(), reason=reason.strip(), by=by, starts=today,
    )  # fmt: skip
    audit(by=by, did="timetable.set", about=row)
    return row


@transaction.atomic
def end_step(*, row: TimetableStep, because: str, by: Any) -> TimetableStep:
    """The usual rule holds again."""
    if not may_set(row.partnership, by):
        raise PermissionDenied
    row = TimetableStep.objects.select_for_update().get(pk=row.pk)
    must_say((because, "Say why it ends."))
    if row.ends is not None:
        raise Refused("This ended already.")
    _end(row, timezone.localdate(), because.strip(), by)
    audit(by=by, did="timetable.ended", about=row, because=because.strip())
    return row


def _end(row: TimetableStep, on: date, because: str, by: Any) -> None:
    # It holds until the day before; one that was made today ends the day it began.
    row.ends = max(row.starts, on - timedelta(days=1))
    row.ended_by, row.ended_at, row.ended_because = by, timezone.now(), because
    row.save(update_fields=["ends", "ended_by", "ended_at", "ended_because"])


def _must_be_countable(weeks: int | None, days: int, after: str) -> None:
    if weeks is None and not after:
        raise Refused("Give a week of the pregnancy, or a step that it is counted from, or both.")
    if weeks is not None and not 0 < weeks <= MOST_WEEKS:
        raise Refused(f"The week must be from 1 to {MOST_WEEKS}.")
    if not 0 <= days < WEEK:
        raise Refused("Days beside the weeks are 0 to 6.")
    if after and after not in WORDS_OF_EVENT:
        raise Refused("Choose one of the steps that it can be counted from.")
