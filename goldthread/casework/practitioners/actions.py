"""The only writes to an event itself: made, arranged, led, not held, closed and opened again."""

from datetime import date, time
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldthread.casework.practitioners.bodies import employers, shared_body
from goldthread.casework.practitioners.models import (
    Arrangement,
    Closing,
    Contribution,
    Event,
    Facilitator,
    NotHeld,
    Statement,
)
from goldthread.casework.practitioners.permits import (
    locked,
    may_prepare,
    still_open,
    takes_place,
    to_prepare,
)
from goldthread.casework.practitioners.statement import DEFAULT
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import may_lead, may_run, sits_on_panel
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written


@transaction.atomic
def make_event(*, review: Review, by: Any) -> Event:
    """Begin an event, with the safe-space statement in our own words."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    if not may_lead(review, by):
        raise PermissionDenied
    number = Event.objects.filter(review=review).aggregate(most=Max("number"))["most"]
    event = Event.objects.create(review=review, number=(number or 0) + 1, made_by=by)
    Statement.objects.create(event=event, version=1, words=DEFAULT, by=by)
    audit(by=by, did="event.made", about=event)
    return event


@transaction.atomic
def arrange(
    *,
    event: Event,
    day: date,
    starts: time,
    ends: time,
    purpose: str,
    by: Any,
    place: str = "",
    link: str = "",
) -> Arrangement:
    """Say where and when. Who replied to an earlier version is asked again."""
    # In the order of every other writer: the review first. No two are arranged at one time.
    Review.objects.select_for_update(of=("self",)).get(pk=event.review_id)
    event = to_prepare(event, by)
    takes_place(event)
    reasons = []
    if ends <= starts:
        reasons.append("The event must end later than it begins.")
    if not written(place) and not written(link):
        reasons.append("Give a place, or a link to join by.")
    if not written(purpose):
        reasons.append("Say what the event is for. Those who are invited read it.")
    if reasons:
        raise Refused(*reasons)
    facts = {"day": day, "starts": starts, "ends": ends, "purpose": purpose.strip(),
             "place": place.strip(), "link": link.strip()}  # fmt: skip
    last: Arrangement | None = Arrangement.objects.filter(event=event).first()
    if last and all(getattr(last, name) == value for name, value in facts.items()):
        return last
    others = Event.objects.filter(review=event.review_id).exclude(pk=event.pk).with_state()
    if others.filter(day=day, starts=starts, not_held=False).exists():
        raise Refused("There is a practitioner event on that day at that time already.")
    version = last.version + 1 if last else 1
    row = Arrangement.objects.create(event=event, version=version, by=by, **facts)
    audit(by=by, did="event.arranged", about=event, day=day, version=version)
    return row


@transaction.atomic
def word_statement(*, event: Event, words: str, version: int, by: Any) -> Statement:
    """A new version of the safe-space statement; those who read an older one are asked again."""
    event = to_prepare(event, by)
    last: Statement | None = Statement.objects.filter(event=event).first()
    at = last.version if last else 0
    if version != at:
        raise Refused("Somebody changed the statement meanwhile. Nothing was saved. Look again.")
    if not written(words):
        raise Refused("The statement cannot be empty.")
    if last and words.strip() == last.words:
        return last
    row = Statement.objects.create(event=event, version=at + 1, words=words.strip(), by=by)
    audit(by=by, did="event.statement", about=event, version=row.version)
    return row


@transaction.atomic
def name_facilitator(*, event: Event, by: Any, person: Any = None, name: str = "") -> Facilitator:
    """Say who leads the event. Only the business unit: a facilitator with an account keeps the key.

    They need a seat at the table, and come from no body whose staff are invited.
    """
    event = locked(event)
    if not may_run(event.review, by):
        raise PermissionDenied
    still_open(event)
    name = " ".join(name.split())
    if (person is None) == (not name):
        raise Refused("Choose somebody with a seat, or write one name.")
    rows = Facilitator.objects.filter(ended_at__isnull=True, event=event)
    if rows.filter(person=person, name=name).exists():
        raise Refused("They lead this event already.")
    if person is not None:
        _fit_to_lead(event, person)
    row = Facilitator.objects.create(event=event, person=person, name=name, by=by)
    audit(by=by, did="event.facilitator", about=event, person=row)
    return row


def _fit_to_lead(event: Event, person: Any) -> None:
    if not sits_on_panel(event.review, person):
        raise Refused(f"{person} has no seat at the table of this review. Give them one first.")
    bodies: list[Any] = []
    for row in event.invited.standing().select_related("organisation", "person"):
        bodies.append(row.organisation)
        if row.person is not None:  # whatever was written down when they were invited
            bodies += employers(row.person, event.partnership)
    if shared := shared_body(person, event.partnership, bodies):
        raise Refused(
            f"{person} works for {shared}, whose staff are invited. They would know what is "
            "behind its codes. Choose somebody else."
        )


@transaction.atomic
def end_facilitator(*, facilitator: Facilitator, by: Any) -> Facilitator:
    """They no longer lead the event, and no longer keep the key, from now on."""
    event = locked(facilitator.event)
    if not may_run(event.review, by):
        raise PermissionDenied
    rows = Facilitator.objects.select_for_update(of=("self",))
    row: Facilitator = rows.get(pk=facilitator.pk)
    if row.ended_at is not None:
        raise Refused("This ended already.")
    row.ended_by, row.ended_at = by, timezone.now()
    row.save(update_fields=["ended_by", "ended_at"])
    audit(by=by, did="event.facilitator_ended", about=event, person=row)
    return row


@transaction.atomic
def say_not_held(*, review: Review, reason: str, by: Any, event: Event | None = None) -> NotHeld:
    """Record why an event was not held; without an event, why the review holds none at all."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    if not may_lead(review, by):
        raise PermissionDenied
    if event is not None:
        event = locked(event)
        still_open(event)
        if event.review_id != review.pk:
            raise PermissionDenied
    if not written(reason):
        raise Refused("Say why. The board and the practitioners will ask.")
    held = Event.objects.filter(review=review).with_state().filter(attended=True)
    if (held.filter(pk=event.pk) if event else held).exists():
        raise Refused("Somebody came, as the attendance says. Put the attendance right first.")
    rows = NotHeld.objects.filter(review=review, event=event, undone_at__isnull=True)
    if rows.exists():
        raise Refused("This is recorded already.")
    row = NotHeld.objects.create(review=review, event=event, reason=reason.strip(), by=by)
    if event:
        audit(by=by, did="event.not_held", about=event)
    else:
        audit(by=by, did="event.none_held", about=review)
    return row


@transaction.atomic
def take_back_not_held(*, row: NotHeld, by: Any) -> NotHeld:
    """An event is, or will be, held after all."""
    row = NotHeld.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if not may_lead(row.review, by):
        raise PermissionDenied
    if row.undone_at is not None:
        raise Refused("This was taken back already.")
    row.undone_by, row.undone_at = by, timezone.now()
    row.save(update_fields=["undone_by", "undone_at"])
    audit(by=by, did="event.not_held_undone", about=row.event or row.review)
    return row


@transaction.atomic
def close(*, event: Event, by: Any) -> Closing:
    """Close the record: nothing more is added under a code. All words must be looked through."""
    event = to_prepare(event, by)
    held = Event.objects.with_state().get(pk=event.pk).attended
    if not held:
        raise Refused("Record who came first, or that the event was not held.")
    waiting = Contribution.objects.filter(event=event).with_unchecked()
    if number := waiting.filter(checked_last__isnull=True).count():
        raise Refused(
            f"{number} of the contributions still {'has' if number == 1 else 'have'} to be looked "
            "through for names."
        )
    row = Closing.objects.create(event=event, by=by)
    audit(by=by, did="event.closed", about=event)
    return row


@transaction.atomic
def open_again(*, event: Event, reason: str, by: Any) -> Closing:
    """Open a closed record, with the reason."""
    event = locked(event)
    if not may_prepare(event, by):
        raise PermissionDenied
    if not written(reason):
        raise Refused("Say why the record is opened again.")
    rows = Closing.objects.select_for_update(of=("self",))
    row: Closing | None = rows.filter(event=event, opened_at__isnull=True).first()
    if row is None:
        raise Refused("The record is open.")
    row.opened_by, row.opened_at, row.opened_because = by, timezone.now(), reason.strip()
    row.save(update_fields=["opened_by", "opened_at", "opened_because"])
    audit(by=by, did="event.opened", about=event, reason=reason.strip())
    return row
