"""The hold on publication: set by one person, looked at again and again, lifted by two."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.casework.alongside import holding
from goldthread.casework.alongside.locking import lock, lock_review
from goldthread.casework.alongside.models import Hold, HoldCheck, HoldLift, Proceeding
from goldthread.casework.alongside.permits import permit_writing
from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused, must_say


def held(review: Review) -> bool:
    """Whether anything holds publication now. Every later room asks here before it publishes."""
    return bool(Hold.objects.filter(review=review).standing_now().exists())


@transaction.atomic
def set_hold(
    *,
    review: Review,
    since: date,
    reason: str,
    first_check: date,
    by: Any,
    because: Proceeding | None = None,
) -> Hold:
    review = lock_review(review)
    permit_writing(review, by)
    must_say((reason, "Say why publication is held."))
    _must_lie_ahead(first_check)
    if since > timezone.localdate():
        raise Refused("A hold stands from today or earlier. Set it when it begins.")
    if because is not None and because.review_id != review.pk:
        raise Refused("Those proceedings belong to another review.")
    hold = Hold.objects.create(
        review=review,
        since=since,
        reason=reason.strip(),
        first_check=first_check,
        because=because,
        by=by,
    )
    audit(by=by, did="hold.set", about=hold, reason=reason.strip())
    holding.began(hold, by)
    return hold


@transaction.atomic
def check(*, hold: Hold, reason: str, next_check: date, by: Any) -> HoldCheck:
    """It was looked at again, and still stands."""
    hold = _lock_standing(hold, by)
    must_say((reason, "Say why it is still held."))
    _must_lie_ahead(next_check)
    row = HoldCheck.objects.create(hold=hold, reason=reason.strip(), next_check=next_check, by=by)
    audit(by=by, did="hold.checked", about=hold, reason=reason.strip())
    return row


@transaction.atomic
def propose_lift(*, hold: Hold, reason: str, by: Any) -> HoldLift:
    """The first of two people says that the hold can end. Until the second agrees, it stands."""
    hold = _lock_standing(hold, by)
    must_say((reason, "Say why publication need not be held any longer."))
    if hold.proposed is not None:
        raise Refused(f"{hold.proposed.by} has proposed this. Another person must confirm it.")
    row = HoldLift.objects.create(hold=hold, reason=reason.strip(), by=by)
    audit(by=by, did="hold.lift_proposed", about=hold, reason=reason.strip())
    return row


@transaction.atomic
def confirm_lift(*, hold: Hold, by: Any) -> HoldLift:
    """The second person agrees, and the hold ends."""
    hold = _lock_standing(hold, by)
    row = _proposed(hold, by)
    row.confirmed_by, row.confirmed_at = by, timezone.now()
    row.save(update_fields=["confirmed_by", "confirmed_at"])
    audit(by=by, did="hold.lifted", about=hold, first=row.by)
    return row


@transaction.atomic
def decline_lift(*, hold: Hold, reason: str, by: Any) -> HoldLift:
    """The second person does not agree. The hold stands, and the reason with it."""
    hold = _lock_standing(hold, by)
    row = _proposed(hold, by)
    must_say((reason, "Say why the hold must stay."))
    row.declined_by, row.declined_at = by, timezone.now()
    row.declined_why = reason.strip()
    row.save(update_fields=["declined_by", "declined_at", "declined_why"])
    audit(by=by, did="hold.lift_declined", about=hold, reason=reason.strip())
    return row


def _lock_standing(hold: Hold, by: Any) -> Hold:
    hold = lock(hold)
    permit_writing(hold.review, by)
    if hold.lifted is not None:
        raise Refused("This hold was lifted. Set a new one if publication must be held again.")
    return hold


def _proposed(hold: Hold, by: Any) -> HoldLift:
    row = hold.proposed
    if row is None:
        raise Refused("Nobody has proposed that this hold ends. Propose it first.")
    if row.by_id == by.pk:
        raise Refused("You proposed it. Another person must confirm or decline it.")
    return row


def _must_lie_ahead(day: date) -> None:
    if day <= timezone.localdate():
        raise Refused("The day of the next check must lie ahead.")
