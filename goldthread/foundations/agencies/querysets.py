"""Who may see which partnership, organisation, membership and matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils import timezone

from goldthread.foundations.agencies.roles import (
    BUSINESS_UNIT,
    BY_EMERGENCY,
    CASE_ROLES,
    FRONTLINE,
    SEAT_ROLES,
    Role,
)
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current

if TYPE_CHECKING:
    pass


class PartnershipQuerySet(QuerySet["Partnership"]):
    def visible_to(self, user: Any) -> PartnershipQuerySet:
        """The partnerships in which a person holds any current role."""
        return self.filter(pk__in=standing(user).partnerships())


class OrganisationQuerySet(QuerySet["Organisation"]):
    def visible_to(self, user: Any) -> OrganisationQuerySet:
        """The directory of one's own partnerships."""
        return self.filter(partnership__in=standing(user).partnerships())


class MembershipQuerySet(QuerySet["Membership"]):
    def current(self, today: Any) -> MembershipQuerySet:
        return self.filter(current(today))

    def visible_to(self, user: Any) -> MembershipQuerySet:
        """The business unit and administrators see who belongs; others only themselves."""
        keepers = standing(user).partnerships(BUSINESS_UNIT | {Role.ADMINISTRATOR})
        return self.filter(Q(partnership__in=keepers) | Q(person_id=getattr(user, "pk", None)))


class InvitationQuerySet(QuerySet["Invitation"]):
    def waiting(self) -> InvitationQuerySet:
        """Neither taken up nor withdrawn; their links may be too old."""
        return self.filter(taken_at__isnull=True, withdrawn_at__isnull=True)

    def visible_to(self, user: Any) -> InvitationQuerySet:
        """Only those who may invite. The invited person is shown theirs by the link's secret."""
        keepers = standing(user).partnerships(BUSINESS_UNIT | {Role.ADMINISTRATOR})
        return self.filter(partnership__in=keepers)


class MatterQuerySet(QuerySet["Matter"]):
    def visible_to(self, user: Any) -> MatterQuerySet:
        """No case role in the partnership, no row; a conflict of interest, no row.

        Then: the business unit (not of a family in live work), everyone where the circle is the
        partnership, holders of a current seat, and those who broke the glass and whose time is not
        over.
        """
        where = standing(user)
        return self.filter(
            (Q(partnership__in=where.partnerships(BUSINESS_UNIT)) & ~Q(circle="workers"))
            | Q(circle="partnership")
            | self.by_seat(user),
            partnership__in=where.partnerships(CASE_ROLES),
        ).exclude(self.in_conflict(user))

    @staticmethod
    def by_seat(user: Any, prefix: str = "") -> Q:
        """Matters on which this person has a current seat, or has broken the glass. A family in
        live work stays open so only while they hold a role that may (`FRONTLINE`), and all else
        likewise (`BY_EMERGENCY`).
        """
        live, where = Q(matter__circle="workers"), standing(user)
        glass = apps.get_model("agencies", "BreakGlass").objects.filter(
            (live & Q(matter__partnership__in=where.partnerships(FRONTLINE)))
            | (~live & Q(matter__partnership__in=where.partnerships(BY_EMERGENCY))),
            person=user.pk or 0, until__gt=timezone.now(),
        )  # fmt: skip
        field = "pk__in" if not prefix else f"{prefix}__in"
        return MatterQuerySet.seated(user, prefix) | Q(**{field: glass.values("matter")})

    @staticmethod
    def seated(user: Any, prefix: str = "") -> Q:
        """Matters on which this person has a current seat that opens something."""
        every = apps.get_model("agencies", "Seat").objects
        seats = every.opening(timezone.localdate()).filter(holder=user.pk or 0)
        field = "pk__in" if not prefix else f"{prefix}__in"
        return Q(**{field: seats.values("matter")})

    @staticmethod
    def by_emergency(user: Any, prefix: str = "") -> Q:
        """Matters whose workings this person has opened for a day, to read: `BY_EMERGENCY` only."""
        glass = apps.get_model("agencies", "BreakGlass").objects.filter(
            person=user.pk or 0, until__gt=timezone.now()
        )
        across = standing(user).partnerships(BY_EMERGENCY)
        at = f"{prefix}__" if prefix else ""
        return Q(**{f"{at}pk__in": glass.values("matter"), f"{at}partnership__in": across})

    @staticmethod
    def in_conflict(user: Any, prefix: str = "") -> Q:
        """Matters from which a declared conflict of interest keeps this person away."""
        conflicts = apps.get_model("agencies", "Conflict").objects.filter(
            current(timezone.localdate()), person=user.pk or 0
        )
        field = "pk__in" if not prefix else f"{prefix}__in"
        return Q(**{field: conflicts.values("matter")})


class SeatQuerySet(QuerySet["Seat"]):
    def opening(self, today: Any) -> SeatQuerySet:
        """Current, and in a role that may sit: an old row as a report author opens nothing.

        Whoever works with a family sits by that, in whatever role.
        """
        may_sit = Q(role__in=SEAT_ROLES) | Q(matter__circle="workers", role__in=CASE_ROLES)
        return self.filter(may_sit, current(today))

    def visible_to(self, user: Any) -> SeatQuerySet:
        """The seats of the matters that this person may see."""
        matters = apps.get_model("agencies", "Matter").objects.visible_to(user)
        return self.filter(matter__in=matters)


class BreakGlassQuerySet(QuerySet["BreakGlass"]):
    def visible_to(self, user: Any) -> BreakGlassQuerySet:
        """For business managers, in matters that no conflict of interest closes to them."""
        managed = standing(user).partnerships({Role.BUSINESS_MANAGER})
        return self.filter(matter__partnership__in=managed).exclude(
            MatterQuerySet.in_conflict(user, prefix="matter")
        )
