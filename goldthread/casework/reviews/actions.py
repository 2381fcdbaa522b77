"""The only writes to reviews."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.casework.reviews.models import Framework, Review
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.actions import open_matter, permit
from goldthread.foundations.agencies.models import Matter, Partnership
from goldthread.foundations.agencies.naming import next_code
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written


@transaction.atomic
def bring_in(
    *,
    partnership: Partnership,
    title: str,
    by: Any,
    published: bool,
    framework: str = Framework.OTHER,
    **facts: Any,
) -> Review:
    """Open a record for a review that exists as a document.

    `published` opens it to everyone with a case role; otherwise only the business unit and people
    with a seat see it. `facts`: subject, board, age, incident, published_on, address.
    """
    if not written(title):
        raise Refused("Give the review a title.")
    code = next_code(partnership, timezone.localdate())
    circle = Matter.Circle.PARTNERSHIP if published else Matter.Circle.SEATS
    matter = open_matter(
        partnership=partnership, code=code, name=title.strip(), circle=circle, by=by
    )
    review = Review.objects.create(
        matter=matter, title=title.strip(), framework=framework, opened_by=by, **facts
    )
    audit(by=by, did="review.brought_in", about=review)
    return review


@transaction.atomic
def describe(*, review: Review, by: Any, **facts: Any) -> Review:
    """Correct what is known of a review. What it said before stands in the trail."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    permit(by, BUSINESS_UNIT, partnership=review.partnership)
    changes = {name: value for name, value in facts.items() if getattr(review, name) != value}
    if "title" in changes and not written(changes["title"]):
        raise Refused("Give the review a title.")
    if review.is_commissioned and "subject" in changes:
        raise Refused("A pseudonym is checked against real names. Change it on its own page.")
    if not changes:
        return review
    was = {name: getattr(review, name) for name in changes}
    for name, value in changes.items():
        setattr(review, name, value)
    review.save(update_fields=list(changes))
    if "title" in changes:
        Matter.objects.filter(pk=review.matter_id).update(name=changes["title"].strip())
    told = "; ".join(f"{name} from “{was[name]}” to “{changes[name]}”" for name in changes)
    audit(by=by, did="review.described", about=review, changes=told)
    return review
