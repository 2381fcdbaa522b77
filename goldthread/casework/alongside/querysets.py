"""Who sees what runs beside a review: the business unit and the seated panel, nobody else."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from goldthread.casework.reviews.querysets import panel_matters
from goldthread.foundations.agencies.models import Matter, Seat
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current


def writable_matters(user: Any) -> QuerySet[Matter]:
    """Of those, the ones where this person may write: the unit, the lead reviewer, the chair."""
    seats = Seat.objects.filter(
        current(timezone.localdate()),
        holder=user.pk or 0,
        role__in={Role.LEAD_REVIEWER, Role.CHAIR},
    )
    unit = standing(user).partnerships(BUSINESS_UNIT)
    return panel_matters(user).filter(Q(partnership__in=unit) | Q(pk__in=seats.values("matter")))


class OfReviewQuerySet(QuerySet[Any]):
    """Rows of a register of one review."""

    def visible_to(self, user: Any) -> OfReviewQuerySet:
        """Those of the reviews whose registers one may see."""
        return self.filter(review__matter__in=panel_matters(user))


class LatestQuerySet(QuerySet[Any]):
    """Rows of which the last one of each thing holds."""

    def latest_of(self, thing: str) -> LatestQuerySet:
        """Only the last row of each `thing` (the name of the field that leads to it)."""
        rows = self.model._default_manager.filter(**{thing: OuterRef(thing)})
        later = rows.filter(Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), pk__gt=OuterRef("pk")))
        return self.filter(~Exists(later))


class HoldQuerySet(OfReviewQuerySet):
    def standing_now(self) -> HoldQuerySet:
        """Not lifted: nobody proposed it, or nobody else has confirmed it yet."""
        lifts = self.model._meta.get_field("lifts").related_model._default_manager
        done = lifts.filter(hold=OuterRef("pk"), confirmed_at__isnull=False)
        return self.filter(~Exists(done))

    def with_check(self) -> HoldQuerySet:
        """Adds `check_on`: the day on which somebody must look at it again."""
        checks = self.model._meta.get_field("checks").related_model._default_manager
        latest = checks.filter(hold=OuterRef("pk")).order_by("-at", "-pk").values("next_check")
        return self.annotate(check_on=Coalesce(Subquery(latest[:1]), F("first_check")))
