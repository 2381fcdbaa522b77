"""Who may do what with the combined chronology: one place, asked by actions and pages."""

from typing import Any

from django.core.exceptions import PermissionDenied

from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import has_seat, may_lead, may_run
from goldthread.foundations.agencies.roles import Role

MERGERS = "Only the business unit and the lead reviewer can bring the chronologies together."
DECIDERS = "Only the business unit, the lead reviewer and the chair can do this."


def may_merge(review: Review, by: Any) -> bool:
    return may_run(review, by) or has_seat(review, by, {Role.LEAD_REVIEWER})


def may_decide(review: Review, by: Any) -> bool:
    """Links, conflicts, questions, comments, tags and episodes."""
    return may_lead(review, by)


def need(permitted: bool, who_can: str = DECIDERS) -> None:
    if not permitted:
        raise PermissionDenied(who_can)
