"""Reminders of meetings: an agenda that is missing, minutes that wait for the chair."""

from datetime import date
from typing import Any

from django.urls import reverse

from goldthread.casework.meetings.models import Meeting, Minutes, MinutesStep, Reminded, State
from goldthread.casework.meetings.needs import coming_without_agenda
from goldthread.casework.meetings.telling import without_conflict
from goldthread.casework.reviews.permits import PANEL, has_seat
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies import letters
from goldthread.foundations.agencies.models import Membership, Seat
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, Role
from goldthread.foundations.records.facts import current


def remind(*, partnership: Any, today: date) -> int:
    """How many reminders went out. Each thing is said at most once in seven days."""
    return _agendas(partnership, today) + _minutes(partnership, today)


def _agendas(partnership: Any, today: date) -> int:
    rows = Meeting.objects.filter(review__matter__partnership=partnership).with_state()
    rows = rows.filter(state=State.PLANNED).select_related("review__matter")
    posts = Membership.objects.current(today).filter(partnership=partnership)
    unit = User.objects.filter(pk__in=posts.filter(role__in=BUSINESS_UNIT).values("person"))
    sent = 0
    for row in coming_without_agenda(rows, today):
        path = reverse("meeting_agenda", args=[row.pk])
        if Reminded.is_first(f"agenda:{row.pk}", today):
            sent += letters.remind(without_conflict(row, unit), "The agenda of a meeting", path)
    return sent


def _minutes(partnership: Any, today: date) -> int:
    rows = Minutes.objects.filter(meeting__review__matter__partnership=partnership).with_step()
    rows = rows.newest().filter(step=MinutesStep.Step.SENT)
    sent = 0
    for row in rows.select_related("meeting__review__matter", "meeting__chair"):
        path = reverse("agree_minutes", args=[row.pk])
        people = without_conflict(row.meeting, _chairs(row.meeting, today))
        if people and Reminded.is_first(f"minutes:{row.pk}", today):
            sent += letters.remind(people, "An agreement of minutes", path)
    return sent


def _chairs(meeting: Meeting, today: date) -> Any:
    if meeting.chair is not None and has_seat(meeting.review, meeting.chair, PANEL):
        return User.objects.filter(pk=meeting.chair.pk)
    seats = Seat.objects.filter(current(today), matter=meeting.review.matter_id, role=Role.CHAIR)
    return User.objects.filter(pk__in=seats.values("holder"))
