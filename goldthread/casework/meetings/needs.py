"""What waits in meetings: for the unit, for the chair, and for those who are asked."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.meetings.models import Meeting, Minutes, MinutesStep, State
from goldthread.casework.reviews.permits import PANEL
from goldthread.foundations.agencies.models import Conflict, Seat
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.tasks import Task

SHOWN = 5  # of each kind
SOON = timedelta(days=7)
Step = MinutesStep.Step


def needs(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    yield from _to_agree(user, partnership, today)
    if standing(user).holds(BUSINESS_UNIT, partnership=partnership.pk):
        yield from _without_agenda(user, partnership, today)
        yield from _not_recorded(user, partnership, today)
        yield from _returned(user, partnership)
    yield from _asked(user, partnership, today)


def waiting(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    if not standing(user).holds(BUSINESS_UNIT, partnership=partnership.pk):
        return
    rows = _minutes(user, partnership).filter(step=Step.SENT)
    for row in rows[:SHOWN]:
        words = f"The chair to agree the minutes of {row.meeting.audit_name}"
        yield Task(words, reverse("minutes", args=[row.pk]))


def _meetings(user: Any, partnership: Any) -> Any:
    rows = Meeting.objects.visible_to(user).filter(review__matter__partnership=partnership)
    return rows.with_state().filter(state=State.PLANNED).select_related("review__matter")


def _minutes(user: Any, partnership: Any) -> Any:
    rows = Minutes.objects.visible_to(user).filter(meeting__review__matter__partnership=partnership)
    return rows.with_step().newest().select_related("meeting__review__matter")


def waits_for_chair(user: Any, today: date) -> Q:
    """As `permits.may_agree` asks it: the named chair with a seat, else a seat as chair."""
    here = Seat.objects.filter(current(today), matter=OuterRef("meeting__review__matter"))
    chairs = here.filter(holder=user.pk, role=Role.CHAIR)
    return Q(meeting__chair=user.pk) | (~named_chair_stands(today) & Q(Exists(chairs)))


def named_chair_stands(today: date) -> Q:
    """Minutes of a meeting whose named chair still has a seat on the panel, and no conflict."""
    matter, chair = OuterRef("meeting__review__matter"), OuterRef("meeting__chair")
    seats = Seat.objects.filter(current(today), matter=matter, holder=chair, role__in=PANEL)
    kept = Conflict.objects.filter(current(today), matter=matter, person=chair)
    return Q(meeting__chair__isnull=False) & Q(Exists(seats)) & ~Q(Exists(kept))


def _to_agree(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    rows = _minutes(user, partnership).filter(waits_for_chair(user, today), step=Step.SENT)
    for row in rows[:SHOWN]:
        words = f"Agree the minutes of {row.meeting.audit_name}"
        yield Task(words, reverse("agree_minutes", args=[row.pk]))


def _without_agenda(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    rows = coming_without_agenda(_meetings(user, partnership), today)
    for row in rows[:SHOWN]:
        words = f"Set the agenda of {row.audit_name}"
        yield Task(words, reverse("meeting_agenda", args=[row.pk]), due=row.on)


def coming_without_agenda(rows: Any, today: date) -> Any:
    items = Count("agenda", filter=Q(agenda__dropped_at__isnull=True))
    return rows.filter(on__range=(today, today + SOON)).annotate(items=items).filter(items=0)


def _not_recorded(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    rows = _meetings(user, partnership).filter(on__lt=today)
    for row in rows[:SHOWN]:
        yield Task(f"Record who came to {row.audit_name}", row.get_absolute_url(), due=row.on)


def _returned(user: Any, partnership: Any) -> Iterator[Task]:
    for row in _minutes(user, partnership).filter(step=Step.RETURNED)[:SHOWN]:
        words = f"Change the minutes of {row.meeting.audit_name}: the chair sent them back"
        yield Task(words, reverse("write_minutes", args=[row.pk]))


def _asked(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    """Meetings of the next days to which this person was asked."""
    rows = _meetings(user, partnership).filter(
        invitees__person=user.pk, on__range=(today, today + SOON)
    )
    for row in rows[:SHOWN]:
        at = timezone.localtime(row.begins_at)
        yield Task(f"Come to {row.audit_name} at {at:%H:%M}", row.get_absolute_url(), due=row.on)
