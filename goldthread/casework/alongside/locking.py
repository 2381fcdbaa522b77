"""How the actions of this room hold a row, and ask for the words that are missing."""

from typing import TypeVar

from django.db.models import Model

from goldthread.casework.reviews.models import Review

M = TypeVar("M", bound=Model)


def lock_review(review: Review) -> Review:
    """Held until the transaction ends, so that two rows made at once get two numbers."""
    rows = Review.objects.select_for_update(of=("self",)).select_related("matter__partnership")
    held: Review = rows.get(pk=review.pk)
    return held


def lock(row: M) -> M:
    rows = type(row)._default_manager.select_for_update(of=("self",))
    held: M = rows.select_related("review__matter__partnership").get(pk=row.pk)
    return held
