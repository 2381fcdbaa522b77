"""Which involvements, persons and checks a person may see, and whose real names they may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils import timezone

from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, CASE_ROLES, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current

if TYPE_CHECKING:
    pass

# Seats that read real names. Others at the table read codes.
NAMED_SEATS = frozenset({Role.LEAD_REVIEWER, Role.CHAIR, Role.PANEL})


def named_matters(user: Any) -> QuerySet[Matter]:
    """Matters of which this person may read real names.

    The business unit, and a current seat as lead reviewer, chair or panel member. Emergency access
    opens the register by codes only; a conflict of interest closes it. Of a family in live work:
    those who work with it, and emergency access too, since it is for keeping somebody safe now.
    """
    where = standing(user)
    seats = apps.get_model("agencies", "Seat").objects.filter(
        current(timezone.localdate()), holder=getattr(user, "pk", None) or 0, role__in=NAMED_SEATS
    )
    matters = Matter.objects
    reviewed = Q(partnership__in=where.partnerships(BUSINESS_UNIT)) | Q(
        pk__in=seats.values("matter")
    )
    live = Q(circle=Matter.Circle.WORKERS)
    return matters.filter(
        (reviewed & ~live) | (live & matters.by_seat(user)),
        partnership__in=where.partnerships(CASE_ROLES),
    ).exclude(matters.in_conflict(user))


class OfMatterQuerySet(QuerySet["Any"]):
    def visible_to(self, user: Any) -> OfMatterQuerySet:
        """Those of the matters whose real names this person may read."""
        return self.filter(matter__in=named_matters(user))


class InvolvementQuerySet(QuerySet["Involvement"]):
    def visible_to(self, user: Any) -> InvolvementQuerySet:
        """Code and role, for whoever may see the matter. Names are another question: see `named`.

        One that was added by mistake is kept, and seen, with the words of why.
        """
        return self.filter(matter__in=Matter.objects.visible_to(user))

    def named(self, user: Any) -> InvolvementQuerySet:
        """Those whose person this reader may know by name."""
        return self.filter(matter__in=named_matters(user))

    def standing(self) -> InvolvementQuerySet:
        """Not struck off as a mistake."""
        return self.filter(struck_at__isnull=True)


class PersonQuerySet(QuerySet["Person"]):
    def visible_to(self, user: Any) -> PersonQuerySet:
        """Somebody in a matter whose real names this person may read."""
        mine = apps.get_model("people", "Involvement").objects.named(user)
        return self.filter(pk__in=mine.values("person"))


class HistoryCheckQuerySet(QuerySet["HistoryCheck"]):
    def visible_to(self, user: Any) -> HistoryCheckQuerySet:
        """Those of the matters whose real names this person may read."""
        return self.filter(involvement__matter__in=named_matters(user))

    def open(self) -> HistoryCheckQuerySet:
        return self.filter(closed_at__isnull=True, involvement__struck_at__isnull=True)

    def waiting(self, matter: Any) -> HistoryCheckQuerySet:
        """Open checks of one matter, in the order in which they were begun."""
        rows = self.open().filter(involvement__matter=matter)
        return rows.select_related("involvement__matter").order_by("started_at", "pk")
