"""Who sees what of training. What somebody learned is theirs, their agency's and the unit's."""

from __future__ import annotations

from typing import Any, Self

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils import timezone

from goldthread.foundations.agencies.roles import BUSINESS_UNIT, CASE_ROLES, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current

LEADS = frozenset({Role.SIGNATORY, Role.EXECUTIVE})


def led_by(user: Any) -> QuerySet[Any]:
    """Posts of the people whose training this person sees beside their own: of the agencies that
    they lead, and of everybody where they are the business unit."""
    where = standing(user)
    posts = apps.get_model("agencies", "Membership").objects.filter(current(timezone.localdate()))
    return posts.filter(  # type: ignore[no-any-return]
        Q(organisation__in=where.organisations(LEADS))
        | Q(partnership__in=where.partnerships(BUSINESS_UNIT))
    )


class OfPartnershipQuerySet(QuerySet["Any"]):
    """Courses, sessions and who needs what: everybody with a case role. `to_partnership` leads."""

    def visible_to(self, user: Any) -> Self:
        way = getattr(self.model, "to_partnership", "partnership")
        return self.filter(**{f"{way}__in": standing(user).partnerships(CASE_ROLES)})

    def held(self, day: Any) -> Self:
        return self.filter(current(day))

    def standing(self) -> Self:
        return self.filter(ended_at__isnull=True)


class OfPersonQuerySet(QuerySet["Any"]):
    """What one person booked or did. `to_partnership` leads to the partnership."""

    def visible_to(self, user: Any) -> Self:
        """One's own; those of the agency one leads; the business unit all of its partnership."""
        where = standing(user)
        way = self.model.to_partnership
        mine = Q(person=user.pk or 0, **{f"{way}__in": where.partnerships(CASE_ROLES)})
        unit = Q(**{f"{way}__in": where.partnerships(BUSINESS_UNIT)})
        posts = led_by(user).filter(organisation__in=where.organisations(LEADS))
        led = Q(person__in=posts.values("person"), **{f"{way}__in": where.partnerships(LEADS)})
        return self.filter(mine | unit | led)

    def standing(self) -> Self:
        return self.filter(ended_at__isnull=True)


class ImportQuerySet(QuerySet["Any"]):
    def visible_to(self, user: Any) -> Self:
        """Records from learning systems: the business unit."""
        way = self.model.to_partnership
        return self.filter(**{f"{way}__in": standing(user).partnerships(BUSINESS_UNIT)})
