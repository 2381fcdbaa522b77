"""Which reviews a person may see, and into whose workings they may look."""

from __future__ import annotations

from typing import Any, Self

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils import timezone

from goldthread.casework.reviews.walls import PANEL
from goldthread.foundations.agencies.models import Matter, Seat
from goldthread.foundations.agencies.querysets import MatterQuerySet
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.search import SearchableQuerySet


def panel_matters(user: Any) -> QuerySet[Matter]:
    """Matters whose meetings and registers are open to a person: the unit, a seat on the panel, an
    emergency.

    Narrower than `Matter.visible_to`: that a review is published opens none of them. A conflict of
    interest closes all of them.
    """
    seats = Seat.objects.filter(
        current(timezone.localdate()), holder=user.pk or 0, role__in=PANEL
    ).values("matter")
    unit = standing(user).partnerships(BUSINESS_UNIT)
    return Matter.objects.visible_to(user).filter(
        Q(partnership__in=unit) | Q(pk__in=seats) | MatterQuerySet.by_emergency(user)
    )


class ReviewQuerySet(SearchableQuerySet["Review"]):
    def visible_to(self, user: Any) -> ReviewQuerySet:
        """The reviews whose matter is open to this person."""
        return self.filter(matter__in=Matter.objects.visible_to(user))

    def commissioned(self) -> ReviewQuerySet:
        """Those with a life here, not brought in as a document."""
        return self.filter(commissioned_on__isnull=False)

    def worked_on_by(self, user: Any) -> ReviewQuerySet:
        """Commissioned reviews whose workings (terms, panel, clocks) this person may look into.

        The business unit, holders of a seat, and emergency access; also when the review itself is
        published and open to everyone.
        """
        unit = Q(matter__partnership__in=standing(user).partnerships(BUSINESS_UNIT))
        seated = MatterQuerySet.seated(user, "matter")
        opened = MatterQuerySet.by_emergency(user, "matter")
        return self.visible_to(user).commissioned().filter(unit | seated | opened)


class WorkingQuerySet(QuerySet[Any]):
    """For models with a `review` that belong to its workings."""

    def visible_to(self, user: Any) -> Self:
        reviews = apps.get_model("reviews", "Review").objects.worked_on_by(user)
        return self.filter(review__in=reviews)


class TermsQuerySet(WorkingQuerySet):
    def agreed(self, review: Any) -> Any:
        """The version of the terms of reference that holds now; None before the first is agreed."""
        rows = self.filter(review=review, agreed_at__isnull=False)
        return rows.order_by("-version").first()

    def draft(self, review: Any) -> Any:
        """The version that is being written; None when nothing is."""
        return self.filter(review=review, agreed_at__isnull=True).order_by("-version").first()
