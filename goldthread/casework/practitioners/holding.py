"""Whether a practitioner event was held, as the gate of a review asks; and its state in words."""

from datetime import date
from typing import Any

from goldthread.casework.practitioners.models import Event, NotHeld
from goldthread.casework.reviews.models import Review


def event_held(review: Review) -> bool:
    """The fact `event_held`: somebody came to an event, or it is written why none is held.

    A reason given for one event counts when no other event of the review is still to come.
    """
    events = list(Event.objects.filter(review=review).with_state())
    if any(event.attended for event in events):
        return True
    none = NotHeld.objects.filter(review=review, event__isnull=True, undone_at__isnull=True)
    return none.exists() or bool(events and all(event.not_held for event in events))


def state_of(event: Any, today: date) -> str:
    """One word or two for an event with `with_state`."""
    if event.not_held:
        return "Not held"
    if event.closed:
        return "Closed"
    if event.attended:
        return "Held"
    if event.day is None:
        return "Not arranged"
    if event.day >= today:
        return "Arranged"
    return "Attendance not recorded" if event.unmarked else "Nobody came"


def event_words(review: Review, today: date) -> str:
    """How the practitioner event of a review stands, where its fact alone would say too much or
    too little: a reason why none is held is not an event that was held. "" where it does not.
    """
    events = list(Event.objects.filter(review=review).with_state())
    if any(event.attended for event in events):
        return "held"
    states = {state_of(event, today) for event in events}
    if "Attendance not recorded" in states:
        return "day has passed, attendance not recorded"
    if "Nobody came" in states:
        return "nobody came"
    return "not held, a reason is given" if event_held(review) else ""
