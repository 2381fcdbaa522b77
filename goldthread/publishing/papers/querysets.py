"""Which documents a person may read before they are released, and which anyone may have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.walls import table
from goldthread.foundations.agencies.querysets import MatterQuerySet
from goldthread.foundations.agencies.standing import standing
from goldthread.publishing.anonymising.permits import RELEASERS
from goldthread.publishing.documents.querysets import down
from goldthread.publishing.papers.kinds import KINDS

if TYPE_CHECKING:
    from goldthread.publishing.papers.models import EditionFile


def readers(user: Any) -> QuerySet[Review]:
    """The reviews whose drafts a person may read."""
    releasers = Q(matter__partnership__in=standing(user).partnerships(RELEASERS))
    return (
        Review.objects.visible_to(user)
        .filter(table(user, "matter") | releasers)
        .exclude(MatterQuerySet.in_conflict(user, "matter"))
    )


class PaperQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        """The table of the review, and those who may let its documents out, for reviews that they
        may see. That a review is published opens no draft to anyone else."""
        return self.filter(review__in=readers(user))


class CopyReleaseQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        """Those who may let a safe copy out, and those who may read the document it is made of."""
        copies = apps.get_model("anonymising", "Original").objects.releasable_by(user)
        return self.filter(original__in=copies)

    def released(self) -> Self:
        """Of each document what two people let out last, nothing of it withdrawn."""
        rows = self.filter(second_at__isnull=False, withdrawn_at__isnull=True)
        newer = self.model._default_manager.filter(
            original=OuterRef("original"), pk__gt=OuterRef("pk"), second_at__isnull=False,
            withdrawn_at__isnull=True,
        )  # fmt: skip
        return rows.filter(~Exists(newer))

    def public(self) -> Self:
        """Of these, what stands beside a summary, which it does not outlive, and is not down."""
        withdrawn = apps.get_model("documents", "Release").objects.filter(
            version__summary__review=OuterRef("review"), withdrawn_at__gte=OuterRef("second_at")
        )
        gone = down("safe-copy", target="original_id", since="second_at")
        return (
            self.released()
            .filter(~Exists(withdrawn), ~gone, review__summary__isnull=False)
            .annotate(summary=F("review__summary"), slug=F("review__summary__slug"))
        )


def public_copies() -> Any:
    return apps.get_model("papers", "CopyRelease").objects.public().order_by("number")


class HouseQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        """Those who may let documents out, in their own partnership."""
        return self.filter(partnership__in=standing(user).partnerships(RELEASERS))


def public_files() -> QuerySet[EditionFile]:
    """Of these, the kinds that stand on a public page: everyone may have them beside a summary that
    is public, each with its kind and the summary it stands beside."""
    kinds = [kind.key for kind in KINDS.values() if kind.is_public]
    # What was released before a summary was withdrawn does not come back with the next version.
    withdrawn = apps.get_model("documents", "Release").objects.filter(
        version__summary__review=OuterRef("edition__paper__review"),
        withdrawn_at__gte=OuterRef("edition__release__second_at"),
    )
    return (
        released_files()
        .filter(
            ~Exists(withdrawn),
            ~down("document", target="edition__paper_id", since="edition__release__second_at"),
            edition__paper__kind__in=kinds,
        )
        .annotate(kind=F("edition__paper__kind"), summary=F("edition__paper__review__summary"))
        .filter(summary__isnull=False)
        .order_by("edition__paper", "pk")
    )


def released_files() -> QuerySet[EditionFile]:
    """Files of the newest released edition of each document, nothing of it withdrawn."""
    files: QuerySet[EditionFile] = apps.get_model("papers", "EditionFile").objects.filter(
        edition__release__second_at__isnull=False, edition__release__withdrawn_at__isnull=True
    )
    newer = apps.get_model("papers", "Edition").objects.filter(
        paper=OuterRef("edition__paper"),
        number__gt=OuterRef("edition__number"),
        release__second_at__isnull=False,
        release__withdrawn_at__isnull=True,
    )
    return files.filter(~Exists(newer))
