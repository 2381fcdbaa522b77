"""Which themes, and what of them, a person may see."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.roles import OVERSIGHT
from goldthread.foundations.agencies.standing import standing


class ThemeQuerySet(QuerySet["Any"]):
    def visible_to(self, user: Any) -> ThemeQuerySet:
        """Those who oversee, for their partnership."""
        return self.filter(partnership__in=standing(user).partnerships(OVERSIGHT))

    def used(self) -> ThemeQuerySet:
        """Not retired."""
        return self.filter(retired_at__isnull=True)


class CodedQuerySet(QuerySet["Any"]):
    def visible_to(self, user: Any) -> CodedQuerySet:
        """Those who oversee, of the reviews that they may see."""
        return self.filter(
            theme__partnership__in=standing(user).partnerships(OVERSIGHT),
            review__in=Review.objects.visible_to(user),
        )

    def standing(self) -> CodedQuerySet:
        """Not taken back, whether it belongs there or not."""
        return self.filter(undone_at__isnull=True)

    def belonging(self) -> CodedQuerySet:
        """What belongs under a theme today."""
        return self.standing().filter(fits=True)


def undecided(items: Any, kind: str, coded: Any) -> Any:
    """Recommendations or learning points (`kind`) about which nobody has said anything yet."""
    said = coded.standing().filter(**{kind: OuterRef("pk")})
    return items.filter(~Exists(said)).order_by(F("review").desc(), "number")
