"""Who may do what in a review: one place, for this room and every later one of casework."""

from typing import Any

from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.walls import PANEL
from goldthread.foundations.agencies.emergencies import only_by_emergency
from goldthread.foundations.agencies.models import BreakGlass, Matter, Seat
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, BY_EMERGENCY, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current

__all__ = [
    "PANEL",
    "has_seat",
    "may_lead",
    "may_run",
    "sees",
    "sees_across_agencies",
    "sits_on_panel",
]


def sees(review: Review, by: Any) -> bool:
    return Matter.objects.visible_to(by).filter(pk=review.matter_id).exists()


def may_run(review: Review, by: Any) -> bool:
    """The business unit, unless a conflict of interest closes the matter to them."""
    return standing(by).holds(BUSINESS_UNIT, partnership=review.matter.partnership_id) and sees(
        review, by
    )


def may_lead(review: Review, by: Any) -> bool:
    """The business unit, and a lead reviewer or chair with a seat."""
    return may_run(review, by) or has_seat(review, by, {Role.LEAD_REVIEWER, Role.CHAIR})


def sits_on_panel(review: Review, by: Any) -> bool:
    """The business unit, and whoever has a seat on the panel. Emergency access is for reading."""
    return may_run(review, by) or has_seat(review, by, PANEL)


def sees_across_agencies(review: Review, by: Any) -> bool:
    """The list of what agencies were asked for: the business unit, the panel, and an emergency
    reader whose role looks across agencies. Never an agency's people, whatever is published."""
    if sits_on_panel(review, by):
        return True
    glass = BreakGlass.objects.filter(matter=review.matter_id, person=by, until__gt=timezone.now())
    return (
        standing(by).holds(BY_EMERGENCY, partnership=review.matter.partnership_id)
        and sees(review, by)
        and glass.exists()
    )


def has_seat(review: Review, by: Any, roles: Any) -> bool:
    """A current seat in one of the roles, and no conflict of interest."""
    if only_by_emergency(review.matter, by) or not sees(review, by):
        return False
    seats = Seat.objects.filter(
        current(timezone.localdate()), matter=review.matter_id, holder=by, role__in=roles
    )
    return bool(seats.exists())
