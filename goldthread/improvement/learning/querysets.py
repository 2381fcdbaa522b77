"""Which drafts and learning points a person may see."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import Q, QuerySet
from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.walls import table
from goldthread.foundations.agencies.models import Seat
from goldthread.foundations.agencies.querysets import MatterQuerySet
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.search import SearchableQuerySet


class DraftQuerySet(QuerySet["Draft"]):
    def visible_to(self, user: Any) -> DraftQuerySet:
        """Drafts are worked on by the business unit and by the lead reviewer of that review."""
        led = Seat.objects.filter(
            current(timezone.localdate()), holder=user.pk or 0, role=Role.LEAD_REVIEWER
        )
        units = standing(user).partnerships(BUSINESS_UNIT)
        return self.filter(
            Q(review__matter__partnership__in=units) | Q(review__matter__in=led.values("matter")),
            review__in=Review.objects.visible_to(user),
        )

    def unfinished(self) -> DraftQuerySet:
        return self.filter(finished_at__isnull=True)


class LearningPointQuerySet(SearchableQuerySet["LearningPoint"]):
    def visible_to(self, user: Any) -> LearningPointQuerySet:
        """The learning points of the reviews one may see."""
        return self.filter(review__in=Review.objects.visible_to(user))


class SaidOfStoryQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        """The table of the review, as with the chronology itself, also where it is published."""
        path = "learning_point__review__matter"
        return self.filter(table(user, path)).exclude(MatterQuerySet.in_conflict(user, path))

    def standing(self) -> Self:
        """Not taken back."""
        return self.filter(undone_at__isnull=True)
