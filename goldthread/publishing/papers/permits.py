"""Who makes and writes documents, who takes a draft away, who lets one out."""

from typing import Any

from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import may_lead
from goldthread.foundations.agencies.emergencies import only_by_emergency
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.agencies.standing import standing
from goldthread.publishing.anonymising.permits import RELEASERS

KEEPERS = frozenset({Role.BUSINESS_MANAGER})


def may_write(review: Review, by: Any) -> bool:
    """The business unit, and the lead reviewer and chair of the review."""
    return may_lead(review, by)


def may_take_away(review: Review, by: Any) -> bool:
    """Whoever may read a draft may have a marked copy; not by emergency, which is for reading."""
    return not only_by_emergency(review.matter, by)


def may_release(review: Review, by: Any) -> bool:
    """Those who oversee, as with learning summaries."""
    return (
        standing(by).holds(RELEASERS, partnership=review.partnership.pk)
        and Review.objects.visible_to(by).filter(pk=review.pk).exists()
        and not only_by_emergency(review.matter, by)
    )


def may_keep(partnership: Any, by: Any) -> bool:
    """Templates and the protective marking: the business manager."""
    return standing(by).holds(KEEPERS, partnership=partnership.pk)
