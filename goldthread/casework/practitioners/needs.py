"""What waits for a person at practitioner events, and what the business unit waits for."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from goldthread.casework.practitioners.models import Contribution, Event, Feedback, Invited
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.tasks import Task

SHOWN = 5  # of each kind


def needs(user: Any, partnership: Partnership, today: date) -> Iterator[Task]:
    yield from _own(user, partnership, today)
    if standing(user).holds(BUSINESS_UNIT, partnership=partnership.pk):
        yield from _unit(user, partnership, today)


def waiting(user: Any, partnership: Partnership, today: date) -> Iterator[Task]:
    """Replies of practitioners, for the business unit; for a practitioner, what goes on."""
    yield from _goes_on(user, partnership, today)
    if not standing(user).holds(BUSINESS_UNIT, partnership=partnership.pk):
        return
    rows = Invited.objects.visible_to(user).filter(event__review__matter__partnership=partnership)
    asked = rows.to_reply(today).values("event", "day", "event__review__matter__code")
    # Without an order of their own, the rows would be counted one by one.
    counted = asked.order_by("day", "event").annotate(number=Count("pk"))
    for row in counted[:SHOWN]:
        number = row["number"]
        reply = "1 reply" if number == 1 else f"{number} replies"
        yield Task(
            f"{reply} to the practitioner event of {row['event__review__matter__code']}",
            reverse("event", args=[row["event"]]),
            due=row["day"],
        )


def _own(user: Any, partnership: Partnership, today: date) -> Iterator[Task]:
    mine = Invited.objects.of_person(user).filter(event__review__matter__partnership=partnership)
    for row in mine.to_reply(today).order_by("day", "pk")[:SHOWN]:
        again = row.answer is not None
        words = "Reply again: an event you are invited to has changed" if again else (
            "Reply to an invitation to a practitioner event"
        )  # fmt: skip
        yield Task(words, reverse("my_event", args=[row.pk]), due=row.day)
    for row in mine.to_read_feedback().order_by("pk")[:SHOWN]:
        words = "Read what became of what you told us at a practitioner event"
        yield Task(words, reverse("my_event", args=[row.pk]))


def _goes_on(user: Any, partnership: Partnership, today: date) -> Iterator[Task]:
    """Events this person said they come to, or came to: the way back until the notes are closed.

    One that is over is not late: those who came wait for its feedback.
    """
    mine = Invited.objects.of_person(user).filter(event__review__matter__partnership=partnership)
    for row in mine.going_on().order_by("day", "pk")[:SHOWN]:
        is_over = row.day is not None and row.day < today
        awaits = is_over and row.fed_back is None and row.presence is not False
        words = (
            "Feedback on a practitioner event that you were part of"
            if awaits
            else "A practitioner event that you were part of"
            if is_over
            else "A practitioner event that you are part of"
        )
        href = reverse("my_event", args=[row.pk])
        yield Task(words, href, due=None if is_over else row.day)


def _unit(user: Any, partnership: Partnership, today: date) -> Iterator[Task]:
    # in scope: by the events in scope
    told = Feedback.objects.filter(event=OuterRef("pk"), released_at__isnull=False)
    # in scope: by the events in scope
    unread = Contribution.objects.with_unchecked().filter(checked_last__isnull=True)
    events = (
        Event.objects.visible_to(user)
        .filter(review__matter__partnership=partnership)
        .with_state()
        .filter(not_held=False)
        .annotate(
            told=Exists(told),
            unread=Count("contributions", filter=Q(contributions__in=unread.values("pk"))),
        )
        .select_related("review__matter")
    )
    over = events.filter(day__lt=today, attended=False)
    for event in over.order_by("day")[:SHOWN]:
        words = f"Record who came to the practitioner event of {event.review.code}"
        yield Task(words, reverse("event_attendance", args=[event.pk]))
    for event in events.filter(unread__gt=0).order_by("pk")[:SHOWN]:
        words = f"Look through what practitioners wrote for {event.review.code}: {event.unread}"
        yield Task(words, reverse("event_notes", args=[event.pk]))
    for event in events.filter(attended=True, told=False).order_by("day")[:SHOWN]:
        words = f"Feedback is owed to practitioners who came for {event.review.code}"
        yield Task(words, reverse("event_feedback", args=[event.pk]))
