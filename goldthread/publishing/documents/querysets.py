"""Which summaries a person may work on, and which everyone may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet, Subquery

from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.roles import OVERSIGHT
from goldthread.foundations.agencies.standing import standing

if TYPE_CHECKING:
    from goldthread.publishing.documents.models import Summary, Version  # noqa: F401


class SummaryQuerySet(QuerySet["Summary"]):
    def visible_to(self, user: Any) -> SummaryQuerySet:
        """Those who oversee, for reviews they may see: drafts are not public yet."""
        return self.filter(
            review__matter__partnership__in=standing(user).partnerships(OVERSIGHT),
            review__in=Review.objects.visible_to(user),
        )

    def with_latest(self) -> SummaryQuerySet:
        """Adds the title and moment of the latest version, and how far each version has come."""
        versions = apps.get_model("documents", "Version").objects
        latest = versions.filter(summary=OuterRef("pk")).order_by("-number")
        short = versions.select_related("by", "release__first_by").only(
            "summary", "number", "title", "at", "by__name", "release", "language"
        )
        return self.annotate(
            latest_title=Subquery(latest.values("title")[:1]),
            latest_at=Subquery(latest.values("at")[:1]),
        ).prefetch_related(Prefetch("versions", short.order_by("-number")))


def released() -> QuerySet[Version]:
    """Every version that two people released and nobody withdrew: the whole public knows of."""
    versions: QuerySet[Version] = apps.get_model("documents", "Version").objects.filter(
        release__second_at__isnull=False, release__withdrawn_at__isnull=True
    )
    return versions


def public() -> QuerySet[Version]:
    """Of each summary the newest version that is released: one page for each."""
    newer = released().filter(summary=OuterRef("summary"), number__gt=OuterRef("number"))
    return released().filter(~Exists(newer))


def public_with_publisher() -> QuerySet[Version]:
    """What is public, each with its slug, the name of the partnership and the moment of release."""
    return public().annotate(
        slug=F("summary__slug"),
        publisher=F("summary__review__matter__partnership__name"),
        released=F("release__second_at"),
    )


def was_public(slug: str) -> bool:
    """Whether two people ever released something at this address."""
    versions = apps.get_model("documents", "Version").objects
    return bool(versions.filter(summary__slug=slug, release__second_at__isnull=False).exists())
