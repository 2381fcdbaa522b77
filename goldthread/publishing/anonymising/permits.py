"""Who may let a text out, have it checked, and decide of what was found."""

from typing import Any

from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.emergencies import only_by_emergency
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.people.permits import may_write, reads_names
from goldthread.publishing.anonymising.querysets import RELEASERS

__all__ = ["RELEASERS", "may_ask", "may_decide", "may_read", "may_use_keys"]


def may_ask(review: Review, by: Any) -> bool:
    """Whoever writes or releases what is published of a review that they may see."""
    return (
        standing(by).holds(RELEASERS, partnership=review.partnership.pk)
        and Review.objects.visible_to(by).filter(pk=review.pk).exists()
        and not only_by_emergency(review.matter, by)
    )


def may_read(review: Review, by: Any) -> bool:
    """What was found may be a real name."""
    return reads_names(review.matter, by)


def may_decide(review: Review, by: Any) -> bool:
    """Whoever keeps the register: the business unit and the lead reviewer."""
    return may_write(review.matter, by) and not only_by_emergency(review.matter, by)


def may_use_keys(review: Review, by: Any) -> bool:
    """The business manager alone leads from pseudonyms back to names."""
    manages = standing(by).holds({Role.BUSINESS_MANAGER}, partnership=review.partnership.pk)
    return manages and may_decide(review, by)
