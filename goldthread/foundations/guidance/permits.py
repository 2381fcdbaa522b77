"""Who may do what with guidance, asked in one place by actions and pages alike."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Membership, Organisation, Partnership
from goldthread.foundations.agencies.roles import (
    BUSINESS_UNIT,
    CASE_ROLES,
    OVERSIGHT,
    SENIOR,
    Role,
)
from goldthread.foundations.agencies.rosters import people_of
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.guidance.models import Asked, Guidance, Version

# Who can be named to approve guidance.
APPROVERS = OVERSIGHT | {Role.SIGNATORY}
# Of those, who speaks for the partnership and not for one agency.
FOR_THE_PARTNERSHIP = OVERSIGHT - SENIOR


def is_unit(partnership: Partnership, by: Any) -> bool:
    return standing(by).holds(BUSINESS_UNIT, partnership=partnership.pk)


def bodies_for(partnership: Partnership, by: Any) -> QuerySet[Organisation]:
    """Organisations whose guidance a person may begin: the business unit all, who leads in an
    agency their own. What they begin is a draft until two people have approved it."""
    bodies = Organisation.objects.visible_to(by).filter(partnership=partnership)
    if is_unit(partnership, by):
        return bodies
    return bodies.filter(pk__in=standing(by).organisations(SENIOR))


def may_make(partnership: Partnership, by: Any, *, organisation: Organisation | None) -> bool:
    if organisation is None:
        return is_unit(partnership, by)
    return bodies_for(partnership, by).filter(pk=organisation.pk).exists()


def may_keep(guidance: Guidance, by: Any) -> bool:
    """Write the next version, say who must read it, withdraw it: its owner, the business unit."""
    return Guidance.objects.kept_by(by).filter(pk=guidance.pk).exists()


def sees(version: Version, by: Any) -> bool:
    return Version.objects.visible_to(by).filter(pk=version.pk).exists()


def writers(version: Version) -> set[int]:
    """Who wrote any of it: this version, and the drafts before it back to one that was approved."""
    found = {version.by_id}
    for row in version.guidance.versions.filter(number__lt=version.number).order_by("-number"):
        if row.second_at is not None:
            break
        found.add(row.by_id)
    return found


def may_answer(version: Version, by: Any) -> bool:
    """Say yes or no: those who are named for this version, while they may be named at all."""
    holds = standing(by).holds(APPROVERS, partnership=version.partnership.pk)
    named = Asked.objects.filter(version=version, person=by.pk or 0)
    return holds and by.pk not in writers(version) and named.exists()


def approvers(partnership: Partnership) -> QuerySet[User]:
    return people_of(partnership, frozenset(APPROVERS))


def for_all(guidance: Guidance, named: Collection[int]) -> bool:
    """Whether somebody among these people speaks for the partnership and not for one agency."""
    people = people_of(guidance.partnership, frozenset(FOR_THE_PARTNERSHIP))
    return people.filter(pk__in=named).exists()


def owners(partnership: Partnership, by: Any) -> QuerySet[User]:
    """Who may be given guidance to keep. An agency is not offered other agencies' people: its own,
    and the business unit."""
    people = people_of(partnership, frozenset(CASE_ROLES))
    if is_unit(partnership, by):
        return people
    posts = Membership.objects.current(timezone.localdate()).filter(partnership=partnership)
    near = posts.filter(
        Q(organisation__in=standing(by).organisations(CASE_ROLES)) | Q(role__in=BUSINESS_UNIT)
    )
    return people.filter(pk__in=near.values("person"))


def reads_names_of(partnership: Partnership, by: Any) -> tuple[bool, set[int]]:
    """(of everybody, of the people of these bodies): who has read, by name."""
    signed_for = set(standing(by).organisations({Role.SIGNATORY}))
    return is_unit(partnership, by), signed_for
