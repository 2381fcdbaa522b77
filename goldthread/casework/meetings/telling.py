"""E-mails about meetings. They name no case: that something waits, and where to sign in."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.meetings.models import Meeting
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies import letters
from goldthread.foundations.agencies.models import Conflict
from goldthread.foundations.records.facts import current


def tell_invited(meeting: Meeting, what: str) -> None:
    """Tell everybody who was asked and has an account, once the write is safely done."""
    tell(meeting, what, User.objects.filter(pk__in=meeting.invitees.values("person")))


def tell(meeting: Meeting, what: str, people: Any) -> None:
    path = reverse("meeting", args=[meeting.pk])
    transaction.on_commit(lambda: letters.remind(without_conflict(meeting, people), what, path))


def without_conflict(meeting: Meeting, people: Any) -> list[User]:
    """A person whom a conflict of interest keeps from the review is told nothing of it."""
    kept = Conflict.objects.filter(current(timezone.localdate()), matter=meeting.review.matter_id)
    return list(people.exclude(pk__in=kept.values("person")))
