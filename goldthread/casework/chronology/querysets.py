"""Which key episodes and which combined chronology a person may see: the table of a review."""

from __future__ import annotations

from typing import Any, Self

from django.apps import apps
from django.db.models import QuerySet

from goldthread.casework.reviews.walls import table
from goldthread.casework.submissions.querysets import own
from goldthread.foundations.agencies.querysets import MatterQuerySet


class EpisodeQuerySet(QuerySet["KeyEpisode"]):
    def visible_to(self, user: Any) -> EpisodeQuerySet:
        """The table of the review; a conflict of interest closes it."""
        path = "review__matter"
        return self.filter(table(user, path)).exclude(MatterQuerySet.in_conflict(user, path))

    def standing(self) -> EpisodeQuerySet:
        """Neither withdrawn nor merged into another."""
        ends = apps.get_model("chronology", "EpisodeEnd").objects.filter(undone_at__isnull=True)
        return self.exclude(pk__in=ends.values("episode"))

    def in_order(self) -> EpisodeQuerySet:
        return self.order_by("place", "number")


class PartQuerySet(QuerySet[Any]):
    """Rows of an episode: questions and analysis."""

    def visible_to(self, user: Any) -> PartQuerySet:
        """Those of the episodes one may see."""
        episodes = apps.get_model("chronology", "KeyEpisode").objects.visible_to(user)
        return self.filter(episode__in=episodes)


class TableQuerySet(QuerySet[Any]):
    """Rows of a review's combined chronology."""

    def visible_to(self, user: Any) -> Self:
        """The table of the review, never an agency; a conflict of interest closes it."""
        path = "review__matter"
        return self.filter(table(user, path)).exclude(MatterQuerySet.in_conflict(user, path))


class StandingQuerySet(TableQuerySet):
    def standing(self) -> Self:
        """Not taken back."""
        return self.filter(back_at__isnull=True)


class LinkQuerySet(TableQuerySet):
    def together(self) -> Self:
        """Pairs that stand together: confirmed, or suggested and not decided."""
        return self.filter(standing__in=("suggested", "accepted"))


class QueryQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        """The table of the review, and the agency that is asked."""
        path = "review__matter"
        return self.filter(table(user, path) | own(user, "call")).exclude(
            MatterQuerySet.in_conflict(user, path)
        )

    def own_of(self, user: Any) -> Self:
        return self.filter(own(user, "call")).exclude(
            MatterQuerySet.in_conflict(user, "review__matter")
        )

    def open(self) -> Self:
        return self.filter(answers__isnull=True)


class AttachedQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        """The table of the review; an agency what it attached itself, never what others did."""
        path = "review__matter"
        return self.filter(table(user, path) | own(user, "call")).exclude(
            MatterQuerySet.in_conflict(user, path)
        )

    def standing(self) -> Self:
        """Citations not taken back, of documents not withdrawn."""
        return self.filter(back_at__isnull=True, document__withdrawn_at__isnull=True)

    def gone(self) -> Self:
        """Citations not taken back, of documents that were withdrawn since."""
        return self.filter(back_at__isnull=True, document__withdrawn_at__isnull=False)

    def kept(self) -> Self:
        """Documents not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)
