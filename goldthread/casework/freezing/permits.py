"""Who freezes, who signs, who takes a copy away: asked by actions and pages."""

from typing import Any

from django.utils import timezone

from goldthread.casework.chronology.permits import may_decide, need
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import has_seat, sits_on_panel
from goldthread.foundations.agencies.models import Seat
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.facts import current

# In a seat, Role.CHAIR is the chair of the review's panel.
SIGNING = {Role.LEAD_REVIEWER: "lead reviewer", Role.CHAIR: "chair"}
SIGNERS = "Only the lead reviewer and the chair of this review can sign."

__all__ = ["SIGNERS", "may_export", "may_freeze", "may_sign", "need", "signs_as"]


def may_freeze(review: Review, by: Any) -> bool:
    """The business unit, the lead reviewer and the chair."""
    return may_decide(review, by)


def may_sign(review: Review, by: Any) -> bool:
    return has_seat(review, by, set(SIGNING))


def may_export(review: Review, by: Any) -> bool:
    """The business unit and the seated panel. Emergency access is for reading, not for copies."""
    return sits_on_panel(review, by)


def signs_as(review: Review, by: Any) -> str:
    """The seat in which they sign, in words. Callers have permitted it."""
    seats = Seat.objects.filter(
        current(timezone.localdate()), matter=review.matter_id, holder=by, role__in=list(SIGNING)
    )
    held = set(seats.values_list("role", flat=True))
    return next(words for role, words in SIGNING.items() if role in held)
