"""The only writes to the feedback: written, released by the business unit, read by who came."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.practitioners import names
from goldthread.casework.practitioners.models import Event, Feedback, FeedbackRead, Invited
from goldthread.casework.practitioners.permits import is_own, locked, may_prepare, may_run
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written


@transaction.atomic
def write_feedback(
    *,
    event: Event,
    heard: str,
    will_do: str,
    version: int,
    by: Any,
    names_looked_at: bool = False,
) -> Feedback:
    """What we heard and what we will do: a new version. Also after the record is closed."""
    event = locked(event)
    if not may_prepare(event, by):
        raise PermissionDenied
    last = Feedback.objects.filter(event=event).first()
    at = last.version if last else 0
    if version != at:
        raise Refused("Somebody wrote at the feedback meanwhile. Nothing was saved. Look again.")
    reasons = []
    if not written(heard):
        reasons.append("Say what we heard.")
    if not written(will_do):
        reasons.append("Say what we will do, or that we will do nothing, and why.")
    if reasons:
        raise Refused(*reasons)
    if last and (heard.strip(), will_do.strip()) == (last.heard, last.will_do):
        return last
    names.check(event, by, heard, will_do, looked=names_looked_at)
    row = Feedback.objects.create(
        event=event, version=at + 1, heard=heard.strip(), will_do=will_do.strip(), by=by
    )
    audit(by=by, did="event.feedback_written", about=event, version=row.version)
    return row


@transaction.atomic
def release_feedback(*, event: Event, version: int, by: Any) -> Feedback:
    """Let those who came read the latest version. Only the business unit."""
    event = locked(event)
    if not may_run(event.review, by):
        raise PermissionDenied
    row = Feedback.objects.select_for_update(of=("self",)).filter(event=event).first()
    if row is None or row.version != version:
        raise Refused("The feedback has changed meanwhile. Read it again, then release it.")
    if row.released_at is not None:
        raise Refused("This feedback is released already.")
    if not Invited.objects.came().filter(event=event).exists():
        raise Refused("Nobody came yet, as the attendance says. Record who came first.")
    row.released_by, row.released_at = by, timezone.now()
    row.save(update_fields=["released_by", "released_at"])
    audit(by=by, did="event.feedback_released", about=event)
    return row


@transaction.atomic
def read_feedback(*, invited: Invited, version: int, by: Any) -> FeedbackRead:
    """Somebody who came says that they have read it."""
    event = locked(invited.event)
    if not is_own(invited, by):
        raise PermissionDenied
    row = for_one(invited)
    if row is None or row.version != version:
        raise Refused("There is newer feedback. Read it, then say so.")
    receipt, new = FeedbackRead.objects.get_or_create(feedback=row, invited=invited)
    if new:
        audit(by=by, did="event.feedback_read", about=event)
    return receipt


def for_one(invited: Invited) -> Feedback | None:
    """The latest released feedback, for somebody who came; None for anyone else."""
    if not Invited.objects.came().filter(pk=invited.pk).exists():
        return None
    rows = Feedback.objects.filter(event=invited.event_id, released_at__isnull=False)
    return rows.order_by("-version").first()
