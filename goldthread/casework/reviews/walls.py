"""Who sits at the table of a review, and who is at home in what an agency sends to it (ADR 16).

The rooms that hold agencies' words, or the study of them, make their scopes from these. Each also
shuts out whoever has a conflict of interest: `MatterQuerySet.in_conflict`.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Conflict, Matter, Membership, Organisation, Seat
from goldthread.foundations.agencies.querysets import MatterQuerySet
from goldthread.foundations.agencies.roles import AGENCY, BUSINESS_UNIT, CASE_ROLES, Role
from goldthread.foundations.agencies.standing import answers_for, standing
from goldthread.foundations.records.facts import current

PANEL = frozenset({Role.CHAIR, Role.PANEL, Role.LEAD_REVIEWER, Role.EXECUTIVE, Role.SCRUTINEER})


def seated(user: Any, matter: str) -> Q:
    """A current seat on the panel, or the lead reviewer's. `matter`: the path to the matter."""
    seats = Seat.objects.filter(current(timezone.localdate()), holder=user.pk or 0, role__in=PANEL)
    return Q(**{f"{matter}__in": seats.values("matter")})


def table(user: Any, matter: str) -> Q:
    """The business unit, those with a seat on the panel, and emergency access, to read.

    That a review is published, and so open to everybody, opens none of its workings.
    """
    where = standing(user)
    return (
        Q(**{f"{matter}__partnership__in": where.partnerships(BUSINESS_UNIT)})
        | seated(user, matter)
        | MatterQuerySet.by_emergency(user, matter)
    ) & Q(**{f"{matter}__partnership__in": where.partnerships(CASE_ROLES)})


def own_agency(user: Any, organisation: str, named: Q) -> Q:
    """What is their own agency's: its signatories', and that of those `named` to write it, while
    they work for it. Another agency's does not exist for them."""
    return Q(**{f"{organisation}__in": answers_for(user, {Role.SIGNATORY})}) | (
        Q(**{f"{organisation}__in": answers_for(user, AGENCY)}) & named
    )


def people_of(organisation: Organisation, roles: Collection[str], matter: Matter) -> QuerySet[User]:
    """Who holds one of the roles for a body today, and has no conflict of interest, by name."""
    return _people(matter, organisation=organisation, role__in=roles)


def managers_of(matter: Matter) -> QuerySet[User]:
    """The business managers who may see it."""
    return _people(matter, partnership=matter.partnership_id, role=Role.BUSINESS_MANAGER)


def _people(matter: Matter, **post: Any) -> QuerySet[User]:
    today = timezone.localdate()
    posts = Membership.objects.current(today).filter(person=OuterRef("pk"), **post)
    away = Conflict.objects.filter(current(today), matter=matter.pk)
    people = User.objects.filter(Exists(posts), is_active=True)
    return people.exclude(pk__in=away.values("person")).order_by("name", "pk")
