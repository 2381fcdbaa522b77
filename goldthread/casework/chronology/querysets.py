"""Which key episodes and which combined chronology a person may see: the table of a review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils import timezone

from goldthread.casework.submissions.querysets import own
from goldthread.foundations.agencies.querysets import MatterQuerySet
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, CASE_ROLES, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current

if TYPE_CHECKING:
    pass

# The same people as `reviews.permits.PANEL`, which models cannot import.
AT_THE_TABLE = frozenset(
    {Role.CHAIR, Role.PANEL, Role.LEAD_REVIEWER, Role.EXECUTIVE, Role.SCRUTINEER}
)


def seated(user: Any, matter: str) -> Q:
    """A current seat on the panel, or the lead reviewer's. `matter`: the path to the matter."""
    seats = apps.get_model("agencies", "Seat").objects.filter(
        current(timezone.localdate()), holder=user.pk or 0, role__in=AT_THE_TABLE
    )
    return Q(**{f"{matter}__in": seats.values("matter")})


def table(user: Any, matter: str) -> Q:
    """The business unit, those with a seat at the table, and emergency access, to read.

    Also of a published review, which is open to everybody: how it was studied is not.
    """
    where = standing(user)
    return (
        Q(**{f"{matter}__partnership__in": where.partnerships(BUSINESS_UNIT)})
        | seated(user, matter)
        | MatterQuerySet.by_emergency(user, matter)
    ) & Q(**{f"{matter}__partnership__in": where.partnerships(CASE_ROLES)})


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
