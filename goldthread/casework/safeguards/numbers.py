"""A room's numbers on a day: the usual ones, and the partnership's own in their place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.safeguards.models.numbers import OwnNumber
from goldthread.casework.safeguards.timetables import may_set
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.rules.localnumbers import Number, held

MOST = 999


@dataclass(frozen=True)
class Numbers:
    """Read once, in one query, and asked for any day: a clock keeps the rule of its own day."""

    usual: Sequence[Number]
    own: Sequence[OwnNumber]

    @classmethod
    def of(cls, model: type[Any], usual: Sequence[Number], partnership: int) -> "Numbers":
        rows = model.objects.filter(partnership=partnership).order_by("starts", "pk")
        return cls(usual, list(rows))

    def on(self, day: date) -> dict[str, Number]:
        """By code. For a day before the first list began, what came first."""
        first: dict[str, Number] = {}
        for one in self.usual:
            first.setdefault(one.code, one)
        known = {**first, **held(self.usual, day)}
        for row in self.own:
            if row.code in known and row.starts <= day <= (row.ends or date.max):
                known[row.code] = replace(known[row.code], number=row.number, source=row.source)
        return known

    def own_on(self, day: date) -> dict[str, OwnNumber]:
        return {row.code: row for row in self.own if row.starts <= day <= (row.ends or date.max)}


@transaction.atomic
def set_number(
    *,
    model: type[Any],
    usual: Sequence[Number],
    partnership: Partnership,
    code: str,
    reason: str,
    by: Any,
    number: int | None = None,
    source: str = "",
) -> Any:
    """A number of the partnership's own from today, or with none the usual one again."""
    if not may_set(partnership, by):
        raise PermissionDenied("Only the business unit sets these numbers. Nothing was changed.")
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    must_say((reason, "Say why it changes."))
    if code not in {one.code for one in usual}:
        raise Refused("Choose one of the numbers of the list.")
    today = timezone.localdate()
    before = model.objects.filter(partnership=partnership, code=code, ends__isnull=True).first()
    if number is None:
        if before is None:
            raise Refused("The usual number holds already. Give one of your own.")
    else:
        must_say((source, "Say where your procedure says so."))
        if not 1 <= number <= MOST:
            raise Refused(f"The number must be from 1 to {MOST}.")
    if before is not None:
        # It holds until the day before; one that was made today ends the day it began.
        before.ends = max(before.starts, today - timedelta(days=1))
        before.ended_by, before.ended_at = by, timezone.now()
        before.ended_because = reason.strip()
        before.save(update_fields=["ends", "ended_by", "ended_at", "ended_because"])
    if number is None:
        audit(by=by, did="numbers.ended", about=before, because=reason.strip())
        return before
    row = model.objects.create(
        partnership=partnership, code=code, number=number, source=source.strip(),
        reason=reason.strip(), by=by, starts=today,
    )  # fmt: skip
    audit(by=by, did="numbers.set", about=row, number=number)
    return row
