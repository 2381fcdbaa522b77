"""Which summaries a person may work on, and which everyone may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import QuerySet

from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.roles import OVERSIGHT
from goldthread.foundations.agencies.standing import standing

if TYPE_CHECKING:
    from goldthread.publishing.documents.models import Version


class SummaryQuerySet(QuerySet["Summary"]):
    def visible_to(self, user: Any) -> SummaryQuerySet:
        """Those who oversee, for reviews they may see: drafts are not public yet."""
        return self.filter(
            review__matter__partnership__in=standing(user).partnerships(OVERSIGHT),
            review__in=Review.objects.visible_to(user),
        )


def released() -> QuerySet[Version]:
    """Every version that two people released and nobody withdrew: the whole public knows of."""
    versions: QuerySet[Version] = apps.get_model("documents", "Version").objects.filter(
        release__second_at__isnull=False, release__withdrawn_at__isnull=True
    )
    return versions
