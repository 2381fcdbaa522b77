"""Moving a review from stage to stage."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.reviews.facts import fact, said
from goldthread.casework.reviews.models import GateReason, Review, StageMove
from goldthread.casework.reviews.permits import may_run
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.rules.reviewgates import Need, Stage, missing


def lacking(review: Review, to: Stage) -> tuple[Need, ...]:
    """What the review still needs before it may enter a stage."""
    return missing(to, lambda name: fact(name, review), timezone.localdate())


@transaction.atomic
def say_instead(
    *, review: Review, need: Need, reason: str, by: Any, stands: bool = True
) -> GateReason:
    """Say, under one's name, what stands for a fact that a gate asks for; or take that back."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    if not may_run(review, by):
        raise PermissionDenied
    if not need.instead:
        raise Refused(f"Nothing stands in place of this. {need.ask}")
    if not review.is_commissioned:
        raise Refused("This review was brought in as a document. It has no stages here.")
    if not written(reason):
        raise Refused("Say why." if not stands else need.instead)
    if not stands and said(need.fact, review) is None:
        raise Refused("There is nothing to take back.")
    row = GateReason.objects.create(
        review=review, fact=need.fact, reason=reason.strip(), stands=stands, by=by
    )
    did = "review.said_instead" if stands else "review.took_back"
    audit(by=by, did=did, about=review, need=need.ask.rstrip("."), why=reason.strip())
    return row


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
        if not written(reason):
            raise Refused("Say why the review goes back.")
    elif lacks := lacking(review, stage):
        raise Refused(*(need.ask for need in lacks))
    review.stage = stage
    review.save(update_fields=["stage"])
    row = StageMove.objects.create(review=review, was=at, stage=stage, by=by, reason=reason.strip())
    audit(by=by, did="review.moved", about=review, was=at.words, now=stage.words)
    return row
