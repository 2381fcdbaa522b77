"""Moving a review from stage to stage."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldthread.casework.reviews.facts import fact
from goldthread.casework.reviews.models import Review, StageMove
from goldthread.casework.reviews.permits import may_run
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.reviewgates import Need, Stage, missing


def lacking(review: Review, to: Stage) -> tuple[Need, ...]:
    """What the review still needs before it may enter a stage."""
    return missing(to, lambda name: fact(name, review))


@transaction.atomic
def move(*, review: Review, to: str, by: Any, reason: str = "", seen: str = "") -> StageMove:
    """Move a review on, when nothing is missing, or back, with a reason.

    `seen`: the stage that the person saw when they asked, so that two tabs don't move it twice.
    """
    review = Review.objects.select_for_update().get(pk=review.pk)
    if not may_run(review, by):
        raise PermissionDenied
    at = review.at_stage
    if at is None:
        raise Refused("This review was brought in as a document. It has no stages here.")
    if seen and seen != at.value:
        raise Refused(f"Somebody moved this review to “{at.words}” meanwhile. Look at it again.")
    stage = Stage(to)
    if stage == at:
        raise Refused(f"This review is already in “{at.words}”.")
    if stage.place < at.place:
        if not reason.strip():
            raise Refused("Say why the review goes back.")
    elif lacks := lacking(review, stage):
        raise Refused(*(need.ask for need in lacks))
    review.stage = stage
    review.save(update_fields=["stage"])
    row = StageMove.objects.create(review=review, was=at, stage=stage, by=by, reason=reason.strip())
    audit(by=by, did="review.moved", about=review, was=at.words, now=stage.words)
    return row
