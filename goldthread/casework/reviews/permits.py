"""Who may do what in a review: one place, for this room and every later one of casework."""

from typing import Any

from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.querysets import PANEL
from goldthread.foundations.agencies.emergencies import only_by_emergency
from goldthread.foundations.agencies.models import Matter, Seat
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current

__all__ = ["PANEL", "has_seat", "may_lead", "may_run", "sees", "sits_on_panel"]


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


def has_seat(review: Review, by: Any, roles: Any) -> bool:
    """A current seat in one of the roles, and no conflict of interest."""
    if only_by_emergency(review.matter, by) or not sees(review, by):
        return False
    seats = Seat.objects.filter(
        current(timezone.localdate()), matter=review.matter_id, holder=by, role__in=roles
    )
    return bool(seats.exists())
