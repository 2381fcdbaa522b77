"""Somebody is kept away from a family's record; who leads is not kept away unseen.

Whoever may do harm is kept away by anybody who works with the family, at once. An exclusion of
somebody who leads could also be a way to work without them: others who lead in the same agency are
told at once, look at it, and can end it, without seeing the record.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.safeguards.families import SENIOR, lock, managers, others_there
from goldthread.casework.safeguards.models import Exclusion, ExclusionLook, Family
from goldthread.casework.safeguards.permits import may_manage, permit_writing
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies import letters
from goldthread.foundations.agencies.models import Conflict, Membership
from goldthread.foundations.agencies.roles import AGENCY, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.refusals import Refused, must_say

# What the e-mails say; nothing of the family, and not who.
MADE, ENDED = "The exclusion of a colleague", "The end of an exclusion"


@transaction.atomic
def keep_out(*, family: Family, person: User, why: str, reason: str, by: Any) -> Conflict:
    """Nobody is shown the record of a family in which they are the one who may do harm, or kin.

    It holds against a seat, an emergency and every list, search and export. They are not told.
    """
    family = lock(family)
    permit_writing(family, by)
    if why not in Exclusion.Why.values:
        raise Refused("Choose why they must not see this record.")
    must_say((reason, "Say why they must not see this record."))
    if by is not None and by.pk == person.pk:
        raise Refused("Someone else must keep you out; tell a manager who works with the family.")
    if not others_there(family, person.pk).exists():
        raise Refused("Nobody else works with this family. Add somebody first.")
    today = timezone.localdate()
    here = Conflict.objects.filter(current(today), matter=family.matter)
    if here.filter(person=person).exists():
        raise Refused(f"{person} is kept away from this record already.")
    leads = managers(family, today).filter(seat__holder=person).exists()
    leads = leads or standing(person).holds(SENIOR, partnership=family.matter.partnership_id)
    row = Conflict.objects.create(
        matter=family.matter, person=person, reason=reason.strip(), declared_by=by
    )
    made = Exclusion.objects.create(conflict=row, why=why, of_a_lead=leads, by=by)
    audit(by=by, did="family.kept_out", about=family, person=person)
    if leads:
        told = list(overseers(made)) or list(_unit(family))
        _write_to(told, MADE, reverse("home"))
    return row


@transaction.atomic
def look(*, exclusion: Exclusion, stands: bool, words: str, by: Any) -> ExclusionLook:
    """Another who leads in that agency, or a manager of the family, lets it stand or ends it.

    It ends from tomorrow, and all who work with the family are told.
    """
    family = lock(exclusion.conflict.matter.family)
    row = Conflict.objects.select_for_update().get(pk=exclusion.conflict_id)
    oversees = Exclusion.objects.overseen_by(by).filter(pk=exclusion.pk).exists()
    if not oversees and not may_manage(family, by):
        raise PermissionDenied("Only a manager, and never the excluded person, answers this.")
    if row.ends is not None:
        raise Refused("This ended already.")
    must_say((words, "Say why."))
    if not stands:
        row.ends = max(timezone.localdate(), row.starts)
        row.save(update_fields=["ends"])
    made = ExclusionLook.objects.create(
        exclusion=exclusion, stands=stands, words=words.strip(), by=by
    )
    did = "family.exclusion_stands" if stands else "family.let_in_again"
    audit(by=by, did=did, about=family, person=row.person)
    if not stands:
        there = others_there(family, row.person_id).exclude(holder=by).select_related("holder")
        _write_to([seat.holder for seat in there], ENDED, family.get_absolute_url())
    return made


def overseers(exclusion: Exclusion) -> Any:
    """Who else leads in an agency of the excluded person, and did not make it."""
    row, today = exclusion.conflict, timezone.localdate()
    posts = Membership.objects.current(today).filter(partnership=row.matter.partnership_id)
    bodies = posts.filter(person=row.person_id, role__in=AGENCY).values("organisation")
    lead = posts.filter(role__in=SENIOR, organisation__in=bodies)
    out = Conflict.objects.filter(current(today), matter=row.matter_id).values("person")
    people = User.objects.filter(pk__in=lead.values("person"), is_active=True)
    return people.exclude(pk__in=out).exclude(pk=exclusion.by_id or 0)


def _unit(family: Family) -> Any:
    """Where nobody else leads in that agency: who can give somebody there the role."""
    posts = Membership.objects.current(timezone.localdate()).filter(
        partnership=family.matter.partnership_id, role=Role.BUSINESS_MANAGER
    )
    return User.objects.filter(pk__in=posts.values("person"), is_active=True)


def _write_to(people: Iterable[User], what: str, path: str) -> None:
    told = list(people)
    transaction.on_commit(lambda: letters.remind(told, what, path) and None)
