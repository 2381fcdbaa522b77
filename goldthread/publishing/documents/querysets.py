"""Which summaries a person may work on, and which everyone may read."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.roles import OVERSIGHT
from goldthread.foundations.agencies.standing import standing

if TYPE_CHECKING:
    from goldthread.publishing.documents.models import (  # noqa: F401
        Summary,
        TakenDown,
        Version,
    )


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
        down_now = versions.annotate(is_down=summary_down())
        short = down_now.select_related("by", "release__first_by").only(
            "summary", "number", "title", "at", "by__name", "release", "language"
        )
        return self.annotate(
            latest_title=Subquery(latest.values("title")[:1]),
            latest_at=Subquery(latest.values("at")[:1]),
        ).prefetch_related(Prefetch("versions", short.order_by("-number")))


class TakenDownQuerySet(QuerySet["TakenDown"]):
    def visible_to(self, user: Any) -> TakenDownQuerySet:
        """Those who oversee, for reviews they may see."""
        return self.filter(
            review__matter__partnership__in=standing(user).partnerships(OVERSIGHT),
            review__in=Review.objects.visible_to(user),
        )

    def standing(self) -> TakenDownQuerySet:
        """Two people have not put it back since."""
        back = apps.get_model("documents", "PutBack").objects.filter(
            what=OuterRef("what"), target=OuterRef("target"), part=OuterRef("part"),
            first_at__gte=OuterRef("at"), second_at__isnull=False, withdrawn_at__isnull=True,
        )  # fmt: skip
        return self.filter(~Exists(back))


def down(what: str, *, target: str, since: str, part: str = "") -> Exists:
    """Whether a row is taken down: names of its fields for the target, for the moment when it was
    let out (what is let out afterwards is not down), and for the part if it has one."""
    rows = apps.get_model("documents", "TakenDown").objects.standing()
    rows = rows.filter(what=what, target=OuterRef(target), at__gte=OuterRef(since))
    return Exists(rows.filter(part=OuterRef(part)) if part else rows)


def summary_down() -> Exists:
    """Of a version."""
    return down("summary", target="summary_id", since="release__second_at")


def released() -> QuerySet[Version]:
    """Every version that two people released, nobody withdrew or took down, and whose time is not
    up: the whole public knows of."""
    versions: QuerySet[Version] = apps.get_model("documents", "Version").objects.filter(
        ~summary_down(),
        Q(release__until__isnull=True) | Q(release__until__gte=timezone.localdate()),
        release__second_at__isnull=False,
        release__withdrawn_at__isnull=True,
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
        until=F("release__until"),
    )


def last_public(slug: str) -> Version | None:
    """What stood last at an address where nothing stands now; None where nothing ever did."""
    versions = apps.get_model("documents", "Version").objects
    rows = versions.filter(summary__slug=slug, release__second_at__isnull=False)
    found: Version | None = (
        rows.select_related("release", "summary__review__matter__partnership")
        .order_by("-number")
        .first()
    )
    return found


def down_rows(what: str, target: int, since: datetime, part: str = "") -> QuerySet[TakenDown]:
    """Each time something that was let out at that moment was taken down and not put back."""
    rows: TakenDownQuerySet = apps.get_model("documents", "TakenDown").objects.standing()
    return rows.filter(what=what, target=target, part=part, at__gte=since)


def once_public() -> list[str]:
    """Every address at which something is public or once was."""
    summaries = apps.get_model("documents", "Summary").objects
    rows = summaries.filter(versions__release__second_at__isnull=False)
    return sorted(set(rows.values_list("slug", flat=True)))
