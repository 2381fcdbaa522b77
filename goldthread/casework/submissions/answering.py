"""What an agency answers before it writes: acknowledged, who writes, that there was no contact."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.reviews import moretime
from goldthread.casework.submissions import permits
from goldthread.casework.submissions.changing import (
    draft_of,
    held_to_write,
    latest_sent,
    lock,
    stands,
    step,
)
from goldthread.casework.submissions.models import Call, Extension, StepKind, Writer
from goldthread.casework.submissions.telling import tell
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.records.refusals import Refused, said


@transaction.atomic
def acknowledge(*, call: Call, by: Any) -> Call:
    held = held_to_write(call, by)
    if stands(held).step != StepKind.ASKED:
        raise Refused("It is acknowledged already.")
    step(held, StepKind.ACKNOWLEDGED, by)
    audit(by=by, did="chronology.acknowledged", about=held)
    return held


@transaction.atomic
def name_writer(*, call: Call, person: User, by: Any) -> Writer:
    """The signatory names somebody of their agency. Naming acknowledges as well."""
    held = lock(call)
    permits.need(permits.signs(held, by), permits.SIGNATORY)
    if not stands(held).open_to_agency:
        raise Refused("Your agency is excused: nothing is asked of it any more.")
    if not permits.possible_writers(held).filter(pk=person.pk).exists():
        if Writer.objects.filter(call=held, person=person, ended_at__isnull=True).exists():
            raise Refused(f"{person} writes it already.")
        raise PermissionDenied
    row: Writer = Writer.objects.create(call=held, person=person, by=by)
    if stands(held).step == StepKind.ASKED:
        step(held, StepKind.ACKNOWLEDGED, by)
    audit(by=by, did="chronology.writer_named", about=held, person=person.name)
    tell([person], held, by=by)
    return row


@transaction.atomic
def end_writer(*, call: Call, person: User, by: Any) -> Writer:
    held = lock(call)
    permits.need(permits.signs(held, by), permits.SIGNATORY)
    row: Writer | None = (
        Writer.objects.select_for_update()
        .filter(call=held, person=person, ended_at__isnull=True)
        .first()
    )
    if row is None:
        raise Refused(f"{person} does not write it.")
    row.ended_by, row.ended_at = by, timezone.now()
    row.save(update_fields=["ended_by", "ended_at"])
    audit(by=by, did="chronology.writer_ended", about=held, person=person.name)
    return row


@transaction.atomic
def ask_for_time(*, call: Call, to: date, reason: str, by: Any) -> Extension:
    """The agency asks for a later date. It stays as it is until somebody decides."""
    held = held_to_write(call, by)
    if stands(held).settled:
        raise Refused("This chronology does not wait for you, so no more time is needed.")
    row: Extension = moretime.ask(held, to=to, reason=reason, by=by)
    audit(by=by, did="chronology.time_asked", about=held, to=to)
    return row


@transaction.atomic
def declare_nil(*, call: Call, words: str, by: Any) -> Call:
    """The agency had no contact in the period. In words: what was searched, and who says so."""
    held = lock(call)
    permits.need(permits.signs(held, by), permits.SIGNATORY)
    if not stands(held).open_to_agency:
        raise Refused("Your agency is excused: nothing is asked of it any more.")
    if stands(held).step == StepKind.NIL:
        raise Refused("No contact is declared already.")
    if latest_sent(held) is not None:
        raise Refused("Your agency has sent entries. Send a new version instead.")
    draft = draft_of(held)
    if draft is not None and draft.entries.filter(withdrawn_at__isnull=True).exists():
        raise Refused("Your draft holds entries. Take them out, or send them.")
    words = said(words, "Say what was searched and for whom, and who says so.")
    step(held, StepKind.NIL, by, words)
    audit(by=by, did="chronology.nil", about=held)
    return held
