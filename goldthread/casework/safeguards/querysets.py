"""Which families in live work, and what of them, a person may see.

Whoever works with a family (a seat on its matter), and for a day whoever opened it in an emergency.
An exclusion (a conflict of interest on the matter) takes both away. The business unit is not among
them: it keeps the partnership's reviews, not the agencies' casework.
"""

from __future__ import annotations

from typing import Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.agencies.querysets import MatterQuerySet
from goldthread.foundations.agencies.roles import AGENCY, CASE_ROLES, SENIOR
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current


class FamilyQuerySet(QuerySet["Any"]):
    def visible_to(self, user: Any) -> Self:
        """The families this person works with, or has opened in an emergency; no exclusion."""
        return self.filter(matter__in=Matter.objects.visible_to(user))

    def worked_with_by(self, user: Any) -> Self:
        """Only those this person works with: emergency access is for reading."""
        seated = MatterQuerySet.seated(user, "matter")
        return self.visible_to(user).filter(seated)

    def open(self) -> Self:
        return self.filter(closed_at__isnull=True)


class OfFamilyQuerySet(QuerySet["Any"]):
    """Rows about a family; the model's `way` leads to it."""

    def visible_to(self, user: Any) -> Self:
        families = apps.get_model("safeguards", "Family").objects.visible_to(user)
        return self.filter(**{f"{self.model.way}__in": families})

    def latest_of(self, *things: str) -> Self:
        """Only the last row of each combination of `things` (names of fields)."""
        same = {thing: OuterRef(thing) for thing in things}
        rows = self.model._default_manager.filter(**same)
        later = rows.filter(Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), pk__gt=OuterRef("pk")))
        return self.filter(~Exists(later))


class ExclusionQuerySet(OfFamilyQuerySet):
    def overseen_by(self, user: Any) -> Self:
        """Those of somebody with a duty there, for whoever leads in an agency of either of the two
        from outside: neither who was excluded, nor who did it, nor somebody who is kept away too,
        nor whoever works with the family.
        """
        today = timezone.localdate()
        where = standing(user)
        posts = apps.get_model("agencies", "Membership").objects.current(today)
        beside = posts.filter(organisation__in=where.organisations(SENIOR), role__in=AGENCY)
        either = Q(conflict__person__in=beside.values("person")) | Q(by__in=beside.values("person"))
        return (
            self.filter(
                either,
                current(today, "conflict__"),
                of_a_lead=True,
                conflict__ends__isnull=True,
                conflict__matter__partnership__in=where.partnerships(SENIOR),
            )
            .exclude(by=user.pk or 0)
            .exclude(MatterQuerySet.in_conflict(user, "conflict__matter"))
            .exclude(MatterQuerySet.seated(user, "conflict__matter"))
        )

    def not_looked_at(self) -> Self:
        """By nobody from outside: a look of those who work with the family does not answer it."""
        looks = apps.get_model("safeguards", "ExclusionLook").objects
        inside = apps.get_model("agencies", "Seat").objects.filter(
            matter=OuterRef("exclusion__conflict__matter"), holder=OuterRef("by")
        )
        outside = looks.filter(~Exists(inside), exclusion=OuterRef("pk"))
        return self.filter(~Exists(outside))


def panels_of(user: Any) -> list[int]:
    """Ids of the partnerships on whose pre-birth panel this person has a place today.

    A place holds while the person has a case role there.
    """
    places = apps.get_model("safeguards", "PanelPlace").objects.filter(
        current(timezone.localdate()),
        person=user.pk or 0,
        partnership__in=standing(user).partnerships(CASE_ROLES),
    )
    return list(places.values_list("partnership", flat=True))


class PregnancyQuerySet(OfFamilyQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Of the families one works with; and for the pre-birth panel, those on its agendas.

        The panel sees the pathway of a child it was asked about, and not the rest of the record.
        Exclusion from the family holds on the panel too.
        """
        items = apps.get_model("safeguards", "PanelItem").objects
        asked = items.filter(meeting__partnership__in=panels_of(user))
        families = apps.get_model("safeguards", "Family").objects.visible_to(user)
        return self.filter(Q(family__in=families) | Q(pk__in=asked.values("pregnancy"))).exclude(
            MatterQuerySet.in_conflict(user, "family__matter")
        )

    def expected(self) -> Self:
        """Neither born nor ended."""
        return self.filter(ended_on__isnull=True)


class PanelItemQuerySet(OfFamilyQuerySet):
    def visible_to(self, user: Any) -> Self:
        """For the panel, and for those who work with the family."""
        pregnancies = apps.get_model("safeguards", "Pregnancy").objects.visible_to(user)
        return self.filter(pregnancy__in=pregnancies)


class PanelMeetingQuerySet(QuerySet["Any"]):
    def visible_to(self, user: Any) -> Self:
        """That the panel meets is known to everybody with a case role; who is on it, is not."""
        return self.filter(partnership__in=standing(user).partnerships(CASE_ROLES))


class PanelPlaceQuerySet(QuerySet["Any"]):
    def visible_to(self, user: Any) -> Self:
        """Who sits on the panel is no secret in the partnership."""
        return self.filter(partnership__in=standing(user).partnerships(CASE_ROLES))


class TimetableQuerySet(QuerySet["Any"]):
    def visible_to(self, user: Any) -> Self:
        """Rules of the partnership: everybody with a role there reads them."""
        return self.filter(partnership__in=standing(user).partnerships())

    def held(self, day: Any) -> Self:
        return self.filter(current(day))
