"""Which reports to the board a person may see."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, QuerySet

from goldthread.foundations.agencies.querysets import MatterQuerySet
from goldthread.foundations.agencies.roles import OVERSIGHT
from goldthread.foundations.agencies.standing import standing


class ReportQuerySet(QuerySet["Any"]):
    def visible_to(self, user: Any) -> ReportQuerySet:
        """Those who oversee; not one that names a review of which a conflict of interest keeps the
        person away."""
        reviews = apps.get_model("reviews", "Review").objects
        kept_away = reviews.filter(
            MatterQuerySet.in_conflict(user, "matter"), named_in_reports=OuterRef("pk")
        )
        return self.filter(
            ~Exists(kept_away), partnership__in=standing(user).partnerships(OVERSIGHT)
        )
