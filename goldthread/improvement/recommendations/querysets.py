"""Which recommendations, and which bodies' parts of them, a person may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.agencies.querysets import MatterQuerySet
from goldthread.foundations.agencies.roles import AGENCY, CASE_ROLES, OVERSIGHT
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.search import SearchableQuerySet

if TYPE_CHECKING:
    pass


class RecommendationQuerySet(SearchableQuerySet["Recommendation"]):
    def visible_to(self, user: Any) -> RecommendationQuerySet:
        """Those of the reviews one may see, and those addressed to one's own organisation.

        A conflict of interest on the review takes both away.
        """
        where = standing(user)
        mine = apps.get_model("recommendations", "Address").objects.filter(
            recommendation=OuterRef("pk"), organisation__in=where.organisations(AGENCY)
        )
        return self.filter(
            Q(review__in=Review.objects.visible_to(user)) | Exists(mine),
            review__matter__partnership__in=where.partnerships(CASE_ROLES),
        ).exclude(MatterQuerySet.in_conflict(user, "review__matter"))


class AddressQuerySet(QuerySet["Address"]):
    def visible_to(self, user: Any) -> AddressQuerySet:
        """A body's part: seen by that body, by those who oversee, and by seats on the review."""
        where = standing(user)
        matters = Matter.objects.visible_to(user)
        overseen = Q(
            recommendation__review__matter__partnership__in=where.partnerships(OVERSIGHT),
            recommendation__review__matter__in=matters,
        )
        return self.filter(
            overseen
            | MatterQuerySet.by_seat(user, "recommendation__review__matter")
            | Q(organisation__in=where.organisations(AGENCY)),
            recommendation__review__matter__partnership__in=where.partnerships(CASE_ROLES),
        ).exclude(MatterQuerySet.in_conflict(user, "recommendation__review__matter"))
