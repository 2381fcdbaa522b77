"""The only writes to partnerships, organisations, posts, seats, conflicts and broken glass."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import (
    Alias,
    BreakGlass,
    Conflict,
    Matter,
    Membership,
    Organisation,
    Partnership,
    Seat,
)
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
from goldthread.foundations.records.refusals import Refused, must_be_a_name, must_say
from goldthread.foundations.records.words import written

GLASS_LETTERS = 10  # a reason of fewer letters is none
GLASS_LASTS = timedelta(hours=24)


def permit(by: Any, roles: frozenset[Role], *, partnership: Partnership) -> None:
    """PermissionDenied unless `by` holds one of the roles now. None is the system itself."""
    if by is not None and not standing(by).holds(roles, partnership=partnership.pk):
        raise PermissionDenied


KEEPERS = BUSINESS_UNIT | {Role.ADMINISTRATOR}
NEEDS_ORGANISATION = {Role.AUTHOR, Role.SIGNATORY, Role.PRACTITIONER}


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


@transaction.atomic
def found_partnership(*, name: str, slug: str, by: Any) -> Partnership:
    """Begin a partnership. Only the system (the command line) may: nobody stands in it yet."""
    if by is not None:
        raise PermissionDenied
    partnership = Partnership.objects.create(name=name, slug=slug)
    audit(by=by, did="partnership.founded", about=partnership)
    return partnership


@transaction.atomic
def add_organisation(
    *,
    partnership: Partnership,
    name: str,
    sector: str,
    by: Any,
    aliases: list[str] | None = None,
    opened: date | None = None,
    closed: date | None = None,
) -> Organisation:
    permit(by, KEEPERS, partnership=partnership)
    must_say((name, "Give the name of the organisation."))
    must_be_a_name(name, *(aliases or []))
    name = " ".join(name.split())
    if named(partnership, name):
        raise Refused(f"“{name}” is already in the directory, as a name or another name.")
    body = Organisation.objects.create(
        partnership=partnership, name=name, sector=sector, opened=opened, closed=closed
    )
    for alias in aliases or []:
        Alias.objects.create(organisation=body, name=" ".join(alias.split()))
    audit(by=by, did="organisation.added", about=body, sector=body.get_sector_display())
    return body


def named(partnership: Partnership, name: str) -> Organisation | None:
    """The organisation that goes by this name, whatever its capitals; None if nobody does."""
    here = Organisation.objects.filter(partnership=partnership)
    return here.filter(name__iexact=name).first() or here.filter(aliases__name__iexact=name).first()


@transaction.atomic
def add_alias(*, organisation: Organisation, name: str, by: Any) -> Alias:
    permit(by, KEEPERS, partnership=organisation.partnership)
    must_say((name, "Give the name."))
    must_be_a_name(name)
    name = " ".join(name.split())
    if taken := named(organisation.partnership, name):
        raise Refused(f"“{name}” already means {taken}.")
    alias = Alias.objects.create(organisation=organisation, name=name)
    audit(by=by, did="organisation.alias", about=organisation, alias=name)
    return alias


@transaction.atomic
def succeed(
    *, organisation: Organisation, successor: Organisation, on: date, by: Any
) -> Organisation:
    """Record that a body closed and another answers for it, such as a CCG and its ICB."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    successor = Organisation.objects.select_for_update().get(pk=successor.pk)
    permit(by, KEEPERS, partnership=organisation.partnership)
    if successor.partnership_id != organisation.partnership_id:
        raise PermissionDenied
    if successor.pk == organisation.pk or successor.today().pk == organisation.pk:
        raise Refused("An organisation cannot come after itself.")
    if organisation.opened and on < organisation.opened:
        raise Refused(
            f"{organisation} opened on {_day(organisation.opened)}; it cannot close before."
        )
    organisation.closed, organisation.successor = on, successor
    organisation.save(update_fields=["closed", "successor"])
    audit(by=by, did="organisation.succeeded", about=organisation, successor=successor, on=on)
    return organisation


@transaction.atomic
def appoint(
    *,
    person: Any,
    partnership: Partnership,
    role: str,
    by: Any,
    organisation: Organisation | None = None,
    starts: date | None = None,
) -> Membership:
    """Give a person a role. Only the keepers of the directory may, and not to themselves."""
    permit(by, KEEPERS, partnership=partnership)
    if by is not None and by.pk == person.pk:
        raise Refused("Someone else must give you a role.")
    return begin(person, partnership, role, by=by, organisation=organisation, starts=starts)


def begin(
    person: Any,
    partnership: Partnership,
    role: str,
    *,
    by: Any,
    organisation: Organisation | None,
    starts: date | None = None,
) -> Membership:
    """Write the membership that an appointment or a taken invitation leads to."""
    check_post(partnership, role, organisation)
    starts = starts or timezone.localdate()
    same = Membership.objects.current(starts).filter(
        person=person, partnership=partnership, role=role, organisation=organisation
    )
    if same.exists():
        raise Refused(f"{person} already has this role.")
    post = Membership.objects.create(
        person=person, partnership=partnership, organisation=organisation, role=role, starts=starts
    )
    audit(by=by, did="membership.began", about=post, partnership=partnership)
    return post


def check_post(partnership: Partnership, role: str, organisation: Organisation | None) -> None:
    """Refused when the role needs an organisation and has none, or one that has closed."""
    if organisation is None and role in NEEDS_ORGANISATION:
        raise Refused("Choose the organisation this person works for.")
    if organisation is None:
        return
    organisation = Organisation.objects.get(pk=organisation.pk)
    if organisation.partnership_id != partnership.pk:
        raise PermissionDenied
    if organisation.successor is not None:
        raise Refused(f"{organisation} has closed. Choose {organisation.today()}.")


@transaction.atomic
def end_membership(*, membership: Membership, on: date, by: Any) -> Membership:
    """A person leaves a role. What they own shows as drifting from the next day."""
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    permit(by, KEEPERS, partnership=membership.partnership)
    if membership.ends is not None:
        raise Refused(f"This already ended on {_day(membership.ends)}.")
    if on < membership.starts:
        raise Refused("The last day cannot be before the first.")
    others = Membership.objects.filter(partnership=membership.partnership, ends__isnull=True)
    last = not others.filter(role=Role.BUSINESS_MANAGER).exclude(pk=membership.pk).exists()
    if membership.role == Role.BUSINESS_MANAGER and last:
        raise Refused("A partnership needs a business manager. Give somebody else that role first.")
    membership.ends = on
    membership.save(update_fields=["ends"])
    audit(by=by, did="membership.ended", about=membership, on=on)
    return membership


@transaction.atomic
def open_matter(*, partnership: Partnership, code: str, name: str, circle: str, by: Any) -> Matter:
    permit(by, BUSINESS_UNIT, partnership=partnership)
    if Matter.objects.filter(partnership=partnership, code=code).exists():
        raise Refused(f"The reference {code} is already used. Choose another.")
    return Matter.objects.create(partnership=partnership, code=code, name=name, circle=circle)


@transaction.atomic
def give_seat(
    *, matter: Matter, person: Any, role: str, by: Any, starts: date | None = None
) -> Seat:
    _not_of_live_work(matter)
    permit(by, BUSINESS_UNIT, partnership=matter.partnership)
    if by is not None and by.pk == person.pk:
        raise Refused("Someone else must give you a seat.")
    if role not in SEAT_ROLES:
        raise Refused(
            f"No seat is given as {_with_article(role)}: it would open what other agencies wrote. "
            "They see what their own organisation is asked for."
        )
    if not standing(person).holds(CASE_ROLES, partnership=matter.partnership_id):
        raise Refused(f"{person} has no current role in {matter.partnership}. Give them one first.")
    starts = starts or timezone.localdate()
    if Seat.objects.filter(current(starts), matter=matter, holder=person, role=role).exists():
        raise Refused(f"{person} already has this seat.")
    seat = Seat.objects.create(matter=matter, holder=person, role=role, starts=starts)
    audit(by=by, did="seat.given", about=matter, person=person, role=seat.get_role_display())
    return seat


def _not_of_live_work(matter: Matter) -> None:
    """Who works with a family, and who is kept from it, is for those who work with it: the family's
    own room changes it, by its own rules (ADR 29).
    """
    if matter.is_live:
        raise PermissionDenied


def _with_article(role: str) -> str:
    words = str(Role(role).label)
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


@transaction.atomic
def end_seat(*, seat: Seat, on: date, by: Any) -> Seat:
    seat = Seat.objects.select_for_update().get(pk=seat.pk)
    _not_of_live_work(seat.matter)
    permit(by, BUSINESS_UNIT, partnership=seat.matter.partnership)
    if seat.ends is not None:
        raise Refused(f"This already ended on {_day(seat.ends)}.")
    if on < seat.starts:
        raise Refused("The last day cannot be before the first.")
    seat.ends = on
    seat.save(update_fields=["ends"])
    audit(by=by, did="seat.ended", about=seat.matter, person=seat.holder, on=on)
    return seat


@transaction.atomic
def declare_conflict(*, matter: Matter, person: Any, reason: str, by: Any) -> Conflict:
    """A conflict of interest closes the matter to a person. Anyone may declare their own; from a
    family in live work somebody is kept away by its own rules, with their safeguards.
    """
    if by is not None:
        _not_of_live_work(matter)
    if by is not None and by.pk != person.pk:
        permit(by, BUSINESS_UNIT, partnership=matter.partnership)
    if not written(reason):
        raise Refused("Say what the conflict of interest is.")
    here = Conflict.objects.filter(current(timezone.localdate()), matter=matter, person=person)
    if here.exists():
        raise Refused(f"A conflict of interest of {person} is already declared here.")
    conflict = Conflict.objects.create(
        matter=matter, person=person, reason=reason.strip(), declared_by=by or person
    )
    audit(by=by, did="conflict.declared", about=matter, person=person, reason=reason.strip())
    return conflict


@transaction.atomic
def end_conflict(*, conflict: Conflict, on: date, by: Any) -> Conflict:
    """Only the business unit lifts a conflict, and nobody lifts their own."""
    conflict = Conflict.objects.select_for_update().get(pk=conflict.pk)
    _not_of_live_work(conflict.matter)
    permit(by, BUSINESS_UNIT, partnership=conflict.matter.partnership)
    if by is not None and by.pk == conflict.person_id:
        raise PermissionDenied
    if conflict.ends is not None:
        raise Refused(f"This already ended on {_day(conflict.ends)}.")
    conflict.ends = on
    conflict.save(update_fields=["ends"])
    audit(by=by, did="conflict.ended", about=conflict.matter, person=conflict.person, on=on)
    return conflict


@transaction.atomic
def break_glass(*, matter: Matter, reason: str, by: Any) -> BreakGlass:
    """Emergency access for a day, with the reason. A conflict of interest still holds.

    To a family in live work only for those who work with families (ADR 29), and to a review or a
    referral only for those who look across agencies.
    """
    who = FRONTLINE if matter.is_live else BY_EMERGENCY
    permit(by, who, partnership=matter.partnership)
    if Matter.objects.filter(Matter.objects.in_conflict(by), pk=matter.pk).exists():
        raise PermissionDenied
    must_say((reason, "Say why you need this now. The business manager will read it."))
    if sum(letter.isalpha() for letter in reason) < GLASS_LETTERS:
        raise Refused(
            "Say in a sentence why you need this now. Others read it tomorrow and must understand."
        )
    glass = BreakGlass.objects.create(
        matter=matter, person=by, reason=reason.strip(), until=timezone.now() + GLASS_LASTS
    )
    audit(by=by, did="glass.broken", about=matter, reason=reason.strip())
    return glass


@transaction.atomic
def see_broken_glass(*, glass: BreakGlass, by: Any) -> BreakGlass:
    """The business manager records that they have read why."""
    glass = BreakGlass.objects.select_for_update().get(pk=glass.pk)
    permit(by, frozenset({Role.BUSINESS_MANAGER}), partnership=glass.matter.partnership)
    if glass.seen_at is not None:
        raise Refused(f"{glass.seen_by} has already looked at this.")
    if by.pk == glass.person_id:
        raise Refused("Someone else must look at your own emergency access.")
    glass.seen_by, glass.seen_at = by, timezone.now()
    glass.save(update_fields=["seen_by", "seen_at"])
    audit(by=by, did="glass.seen", about=glass.matter, person=glass.person)
    return glass
