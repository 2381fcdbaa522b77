"""Who sees what was tested, judged and audited."""

from __future__ import annotations

from typing import Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from goldthread.foundations.agencies.querysets import MatterQuerySet
from goldthread.foundations.agencies.roles import AGENCY, BUSINESS_UNIT, CASE_ROLES, OVERSIGHT
from goldthread.foundations.agencies.standing import standing
from goldthread.improvement.recommendations.models import Address, Recommendation


class OfPartQuerySet(QuerySet["Any"]):
    """Rows of one body's part of a recommendation."""

    def visible_to(self, user: Any) -> Self:
        """The body itself, those who oversee, and seats on the review: as the part itself."""
        return self.filter(address__in=Address.objects.visible_to(user))


class KeptQuerySet(OfPartQuerySet):
    """The level of a part as it was last worked out: seen by whoever sees the part."""


class ToolQuerySet(QuerySet["Any"]):
    def visible_to(self, user: Any) -> Self:
        """In use: everybody with a case role. While it is written: the business unit."""
        where = standing(user)
        return self.filter(
            Q(partnership__in=where.partnerships(CASE_ROLES), used_at__isnull=False)
            | Q(partnership__in=where.partnerships(BUSINESS_UNIT))
        )


class AuditQuerySet(QuerySet["Any"]):
    def visible_to(self, user: Any) -> Self:
        """Those who oversee, where they may see the recommendation it looks at; and the agencies
        that answer. A conflict of interest on its review takes both away."""
        where = standing(user)
        seen = Q(because__isnull=True) | Q(because__in=Recommendation.objects.visible_to(user))
        overseen = Q(partnership__in=where.partnerships(OVERSIGHT)) & seen
        asked = apps.get_model("assurance", "Asked").objects.filter(
            audit=OuterRef("pk"), organisation__in=where.organisations(AGENCY)
        )
        conflict = MatterQuerySet.in_conflict(user, "because__review__matter")
        return self.filter(
            overseen | Exists(asked), partnership__in=where.partnerships(CASE_ROLES)
        ).exclude(Q(because__isnull=False) & conflict)


class OfAuditQuerySet(QuerySet["Any"]):
    """What was found of an agency: those who oversee, and that agency."""

    def visible_to(self, user: Any) -> Self:
        where = standing(user)
        audits = apps.get_model("assurance", "Audit").objects.visible_to(user)
        return self.filter(
            Q(audit__partnership__in=where.partnerships(OVERSIGHT))
            | Q(organisation__in=where.organisations(AGENCY)),
            audit__in=audits,
        )


class AskedQuerySet(OfAuditQuerySet):
    """An agency's answers, case by case: those who oversee, and that agency."""
