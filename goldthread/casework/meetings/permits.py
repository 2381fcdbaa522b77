"""Who may do what in a meeting, asked in one place by actions and pages alike."""

from typing import Any

from django.core.exceptions import PermissionDenied

from goldthread.casework.meetings.models import Meeting
from goldthread.casework.reviews import permits
from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.roles import Role

WRITERS = (
    "Only the business unit, and the lead reviewer and chair with a seat on this review, can write "
    "about its meetings. Nothing was changed."
)
UNIT = "Only the business unit writes the minutes. Nothing was changed."
CHAIRS = (
    "Only the chair of this meeting, with a seat on the review, can agree its minutes. Nothing was "
    "changed."
)


def may_write(review: Review, by: Any) -> bool:
    """Plan, ask people, set the agenda, record decisions and actions."""
    return permits.may_lead(review, by)


def may_minute(review: Review, by: Any) -> bool:
    return permits.may_run(review, by)


def may_agree(meeting: Meeting, by: Any) -> bool:
    """Whoever the meeting names as its chair, while they have a seat; otherwise a seat as chair."""
    named = meeting.chair
    if named is not None and permits.has_seat(meeting.review, named, permits.PANEL):
        return bool(named.pk == by.pk)
    return permits.has_seat(meeting.review, by, {Role.CHAIR})


def permit_writing(review: Review, by: Any) -> None:
    if not may_write(review, by):
        raise PermissionDenied(WRITERS)


def permit_minuting(review: Review, by: Any) -> None:
    if not may_minute(review, by):
        raise PermissionDenied(UNIT)


def permit_agreeing(meeting: Meeting, by: Any) -> None:
    if not may_agree(meeting, by):
        raise PermissionDenied(CHAIRS)
