"""How the actions of this room hold a row, and ask for the words that are missing."""

from typing import Any, TypeVar

from django.db.models import Model

from goldthread.casework.reviews.models import Review
from goldthread.foundations.records.refusals import Refused

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


def must_say(*asked: tuple[Any, str]) -> None:
    """Pairs of an answer and the sentence that asks for it."""
    missing = [sentence for words, sentence in asked if not (str(words or "").strip())]
    if missing:
        raise Refused(*missing)
