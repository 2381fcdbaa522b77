"""The stages that hold here on a day: the usual ones, and the partnership's own in their place."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.differences.models import OwnStage
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.rules.differences import MOST_DAYS, MOST_STAGES, USUAL, Level, Stage

UNIT = "Only the business unit sets the stages. Nothing was changed."


def is_unit(partnership: Partnership, by: Any) -> bool:
    return by is None or standing(by).holds(BUSINESS_UNIT, partnership=partnership.pk)


def stages_of(partnership: Partnership, on: date | None = None) -> list[Stage]:
    """In their order. One query."""
    known = {one.number: one for one in USUAL}
    for row in OwnStage.objects.filter(partnership=partnership).held(on or timezone.localdate()):
        known.pop(row.number, None)
        if row.used:
            known[row.number] = row.as_rule()
    return [known[number] for number in sorted(known)]


@transaction.atomic
def set_stage(
    *,
    partnership: Partnership,
    number: int,
    name: str,
    level: str,
    days: int,
    source: str,
    reason: str,
    by: Any,
    used: bool = True,
) -> OwnStage:
    """From today. What was raised before keeps the days it was given."""
    if not is_unit(partnership, by):
        raise PermissionDenied(UNIT)
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    must_say(
        (name, "Say what the stage is called."), (source, "Say where your policy says so."),
        (reason, "Say why it changes."),
    )  # fmt: skip
    if not 1 <= number <= MOST_STAGES or not 1 <= days <= MOST_DAYS:
        raise Refused(f"There are up to {MOST_STAGES} stages, of 1 to {MOST_DAYS} working days.")
    if level not in [one.value for one in Level]:
        raise Refused("Choose who speaks for the agency that is asked.")
    today = timezone.localdate()
    for row in OwnStage.objects.filter(partnership=partnership, number=number, ends=None):
        _end(row, today, f"Replaced: {reason.strip()}", by)
    made = OwnStage.objects.create(
        partnership=partnership, number=number, used=used, name=name.strip(), level=level,
        days=days, source=source.strip(), reason=reason.strip(), by=by, starts=today,
    )  # fmt: skip
    _whole(partnership)
    audit(by=by, did="difference.stage", about=made)
    return made


@transaction.atomic
def end_stage(*, row: OwnStage, because: str, by: Any) -> OwnStage:
    """The usual stage of this number holds again, if there is one."""
    if not is_unit(row.partnership, by):
        raise PermissionDenied(UNIT)
    row = OwnStage.objects.select_for_update(of=("self",)).get(pk=row.pk)
    must_say((because, "Say why it ends."))
    if row.ends is not None:
        raise Refused("This ended already.")
    _end(row, timezone.localdate(), because.strip(), by)
    _whole(row.partnership)
    audit(by=by, did="difference.stage_ended", about=row, because=because.strip())
    return row


def _whole(partnership: Partnership) -> None:
    """A chair or scrutineer stands at the end, or a difference could not end."""
    known = {one.number: one for one in USUAL}
    for row in OwnStage.objects.filter(partnership=partnership, ends__isnull=True):
        known.pop(row.number, None)
        if row.used:
            known[row.number] = row.as_rule()
    if not known or known[max(known)].level != Level.CHAIR:
        raise Refused(
            "At the last stage a chair or scrutineer decides, so that nothing is left without an "
            "end. Nothing was changed. Set first which stage that is to be."
        )


def _end(row: OwnStage, on: date, because: str, by: Any) -> None:
    # It holds until the day before; one that was made today ends the day it began.
    row.ends = max(row.starts, on - timedelta(days=1))
    row.ended_by, row.ended_at, row.ended_because = by, timezone.now(), because
    row.save(update_fields=["ends", "ended_by", "ended_at", "ended_because"])
