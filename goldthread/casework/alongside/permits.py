"""Who may write in the registers of a review, asked in one place by actions and pages alike."""

from typing import Any

from django.core.exceptions import PermissionDenied

from goldthread.casework.reviews import permits
from goldthread.casework.reviews.models import Review

WRITERS = (
    "Only the business unit, and the lead reviewer and chair with a seat on this review, can write "
    "here. Nothing was changed."
)


def may_write(review: Review, by: Any) -> bool:
    """Everybody else with a seat on the panel reads. Emergency access is for reading."""
    return permits.may_lead(review, by)


def permit_writing(review: Review, by: Any) -> None:
    if not may_write(review, by):
        raise PermissionDenied(WRITERS)
