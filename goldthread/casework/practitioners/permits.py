"""Who may do what at an event. Emergency access is for reading and opens no key."""

from typing import Any

from django.core.exceptions import PermissionDenied

from goldthread.casework.practitioners.models import Closing, Event, Invited, NotHeld
from goldthread.casework.reviews.permits import may_lead, may_run
from goldthread.foundations.records.refusals import Refused

__all__ = ["is_own", "keeps_key", "may_prepare", "may_run"]


def keeps_key(event: Event, by: Any) -> bool:
    """The business unit, and a facilitator with a seat at the table."""
    return Event.objects.key_kept_by(by).filter(pk=event.pk).exists()


def may_prepare(event: Event, by: Any) -> bool:
    """Arrange, choose what is talked about, record under codes: who leads, and facilitators."""
    return may_lead(event.review, by) or keeps_key(event, by)


def is_own(invited: Invited, by: Any) -> bool:
    """Whether this is an invitation of this person, and stands."""
    return Invited.objects.of_person(by).filter(pk=invited.pk).exists()


def locked(event: Event) -> Event:
    """The event, locked against a second writer."""
    rows = Event.objects.select_for_update(of=("self",))
    return rows.select_related("review__matter__partnership").get(pk=event.pk)


def to_prepare(event: Event, by: Any) -> Event:
    """The event, locked. PermissionDenied, or Refused where its record is closed."""
    event = locked(event)
    if not may_prepare(event, by):
        raise PermissionDenied
    still_open(event)
    return event


def to_keep_key(event: Event, by: Any) -> Event:
    event = locked(event)
    if not keeps_key(event, by):
        raise PermissionDenied
    still_open(event)
    return event


def still_open(event: Event) -> None:
    """Refused for an event whose record is closed."""
    if Closing.objects.filter(event=event, opened_at__isnull=True).exists():
        raise Refused("The record of this event is closed. Open it again first, and say why.")


def takes_place(event: Event) -> None:
    """Refused for an event of which somebody said that it was not held."""
    if NotHeld.objects.filter(event=event, undone_at__isnull=True).exists():
        raise Refused("This event was not held, as somebody recorded. Take that back first.")
