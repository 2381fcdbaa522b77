"""Somebody is kept away from a family's record; no duty on a family is taken away unseen.

Whoever may do harm is kept away by anybody who works with the family, at once. An exclusion of
somebody with a duty there (a seat, the panel, a lead in an agency) could also be a way to work
without them: who leads in one of the two agencies, and does not work with the family, is told at
once, looks at it, and can end it, without seeing the record.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.safeguards.families import lock, others_there
from goldthread.casework.safeguards.models import Exclusion, ExclusionLook, Family
from goldthread.casework.safeguards.permits import may_manage, permit_writing
from goldthread.casework.safeguards.querysets import panels_of
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies import letters
from goldthread.foundations.agencies.models import Conflict, Membership, Organisation, Seat
from goldthread.foundations.agencies.roles import AGENCY, SENIOR, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.refusals import Refused, must_say

SOON_AFTER = timedelta(days=30)
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
    seated = others_there(family, 0).filter(holder=person).exists()
    others = others_there(family, person.pk).exclude(holder=by)
    if seated and not others.exists():
        # Else whoever keeps them away would be alone with the record.
        raise Refused("Nobody else works with this family. Add somebody first.")
    today = timezone.localdate()
    here = Conflict.objects.filter(current(today), matter=family.matter)
    if here.filter(person=person).exists():
        raise Refused(f"{person} is kept away from this record already.")
    duty = has_a_duty(family, person, today)
    row = Conflict.objects.create(
        matter=family.matter, person=person, reason=reason.strip(), declared_by=by
    )
    made = Exclusion.objects.create(conflict=row, why=why, of_a_lead=duty, by=by)
    audit(by=by, did="family.kept_out", about=family, person=person)
    if duty:
        told = list(overseers(made)) or list(_unit(family))
        _write_to(told, MADE, reverse("home"))
    return row


def has_a_duty(family: Family, person: User, today: date) -> bool:
    """Whoever works with the family, or did until lately, the pre-birth panel, and whoever leads in
    an agency. Their exclusion is looked at from outside.
    """
    here = family.matter.partnership_id
    seats = Seat.objects.filter(matter=family.matter, holder=person)
    return (
        seats.exclude(ends__lt=today - SOON_AFTER).exists()
        or standing(person).holds(SENIOR, partnership=here)
        or here in panels_of(person)
    )


@transaction.atomic
def look(*, exclusion: Exclusion, stands: bool, words: str, by: Any) -> ExclusionLook:
    """Who leads in one of the two agencies, or a manager of the family, lets it stand or ends it.

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
    """Who leads in an agency of either of the two, did not make it, and does not work with the
    family: whoever does could have a part in it.
    """
    row, today = exclusion.conflict, timezone.localdate()
    posts = Membership.objects.current(today).filter(partnership=row.matter.partnership_id)
    lead = posts.filter(role__in=SENIOR, organisation__in=[one.pk for one in bodies(exclusion)])
    out = Conflict.objects.filter(current(today), matter=row.matter_id).values("person")
    seats = Seat.objects.filter(current(today), matter=row.matter_id).values("holder")
    people = User.objects.filter(pk__in=lead.values("person"), is_active=True)
    return people.exclude(pk__in=out).exclude(pk__in=seats).exclude(pk=exclusion.by_id or 0)


def bodies(exclusion: Exclusion) -> list[Organisation]:
    """The agencies of who was kept away and of who did it, by name."""
    row = exclusion.conflict
    posts = Membership.objects.current(timezone.localdate()).filter(
        partnership=row.matter.partnership_id, role__in=AGENCY,
        person__in=[row.person_id, exclusion.by_id or 0],
    )  # fmt: skip
    return list(Organisation.objects.filter(pk__in=posts.values("organisation")).order_by("name"))


def besides(exclusion: Exclusion) -> str:
    """What else whoever looks at it has to know: no name, and nothing of the family."""
    matter, today = exclusion.conflict.matter, timezone.localdate()
    since = today - SOON_AFTER
    made = Exclusion.objects.filter(
        conflict__matter=matter, by=exclusion.by, of_a_lead=True, at__date__gte=since
    )
    told = ""
    if (count := made.count()) > 1:
        told = f"They kept {count} people away from this record within {SOON_AFTER.days} days. "
    if others_there(matter.family, 0).count() <= 1:
        told += "Only one person still works with the family. "
    return told


def _unit(family: Family) -> Any:
    """Where nobody outside leads in their agencies: who can give somebody there the role."""
    posts = Membership.objects.current(timezone.localdate()).filter(
        partnership=family.matter.partnership_id, role=Role.BUSINESS_MANAGER
    )
    return User.objects.filter(pk__in=posts.values("person"), is_active=True)


def _write_to(people: Iterable[User], what: str, path: str) -> None:
    told = list(people)
    transaction.on_commit(lambda: letters.remind(told, what, path) and None)
