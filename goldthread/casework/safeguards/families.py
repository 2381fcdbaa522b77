"""Writes to a family's record: opened, joined, left, closed and opened again."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.safeguards.models import Exclusion, Family, Works
from goldthread.casework.safeguards.permits import (
    MANAGERS,
    may_manage,
    may_open,
    may_write,
    permit_managing,
    permit_writing,
    works_with,
)
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import (
    Conflict,
    Matter,
    Membership,
    Partnership,
    Seat,
)
from goldthread.foundations.agencies.naming import next_code
from goldthread.foundations.agencies.roles import AGENCY, CASE_ROLES, SENIOR
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.refusals import Refused, must_be_a_name, must_say


def lock(family: Family) -> Family:
    rows = Family.objects.select_for_update(of=("self",)).select_related("matter__partnership")
    return rows.get(pk=family.pk)


@transaction.atomic
def open_family(
    *, partnership: Partnership, name: str, part: str, by: Any, manages: bool = False
) -> Family:
    """Begin a family's record. Whoever opens it works with the family from then on."""
    if not may_open(partnership, by):
        raise PermissionDenied("Only people who work for an agency open a family's record.")
    if manages and by is not None and not standing(by).holds(SENIOR, partnership=partnership.pk):
        raise Refused(
            "Only an agency's signatory or executive begins as the manager. Open the record "
            "without it, and add the manager who decides."
        )
    must_say((name, "Give the family's name."), (part, "Say what you are to this family."))
    must_be_a_name(name)
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    matter = Matter.objects.create(
        partnership=partnership,
        code=next_code(partnership, timezone.localdate()),
        name=name.strip(),
        circle=Matter.Circle.WORKERS,
    )
    family = Family.objects.create(matter=matter, opened_by=by)
    audit(by=by, did="family.opened", about=family)
    _seat(family, by, part, manages=manages, by=by)
    return family


@transaction.atomic
def join(*, family: Family, person: User, part: str, by: Any, manages: bool = False) -> Works:
    """Somebody of an agency works with the family from today, and sees its record."""
    family = lock(family)
    permit_writing(family, by)
    must_say((part, "Say what they are to this family."))
    if _held_role(family, person) is None:
        raise Refused(f"{person} works for no agency of this partnership today.")
    if manages:
        _permit_naming(family, person, by)
    today = timezone.localdate()
    if Conflict.objects.filter(current(today), matter=family.matter, person=person).exists():
        raise Refused(
            f"{person} is kept away from this record. A manager can end that first, if it is over."
        )
    if Seat.objects.filter(current(today), matter=family.matter, holder=person).exists():
        raise Refused(f"{person} works with this family already.")
    return _seat(family, person, part, manages=manages, by=by)


@transaction.atomic
def name_manager(*, works: Works, by: Any) -> Works:
    """They decide as a manager for this family from now on."""
    family = lock(works.seat.matter.family)
    works = Works.objects.select_for_update(of=("self",)).select_related("seat").get(pk=works.pk)
    if works.manages:
        raise Refused(f"{works.seat.holder} decides as a manager already.")
    _permit_naming(family, works.seat.holder, by)
    works.manages = True
    works.save(update_fields=["manages"])
    audit(by=by, did="family.manager", about=family, person=works.seat.holder)
    return works


def _permit_naming(family: Family, person: Any, by: Any) -> None:
    """A manager names another. While there is none, anybody who works with the family names one,
    and nobody names themselves.
    """
    permit_writing(family, by)
    if by is not None and by.pk == person.pk:
        raise Refused("Someone else must name you as the manager.")
    if not may_name(family, by):
        raise PermissionDenied(MANAGERS)


def may_name(family: Family, by: Any) -> bool:
    """Whether somebody who works with the family names its manager: see `_permit_naming`."""
    if managers(family, timezone.localdate()).exists():
        return may_manage(family, by)
    return may_write(family, by) and not _took_the_manager_away(family, by)


def _took_the_manager_away(family: Family, by: Any) -> bool:
    """Whoever keeps a manager away does not choose the next one, until somebody from outside has
    looked at it."""
    if by is None:
        return False
    today = timezone.localdate()
    out = Exclusion.objects.filter(
        current(today, "conflict__"), conflict__matter=family.matter, by=by
    ).not_looked_at()
    managed = Works.objects.filter(
        current(today, "seat__"), seat__matter=family.matter, manages=True
    )
    return managed.filter(seat__holder__in=out.values("conflict__person")).exists()


def managers(family: Family, today: date) -> Any:
    """Who decides as a manager today: has a seat, and is not kept out."""
    out = Conflict.objects.filter(current(today), matter=family.matter)
    rows = Works.objects.filter(current(today, "seat__"), seat__matter=family.matter, manages=True)
    return rows.exclude(seat__holder__in=out.values("person"))


def working(family: Family) -> Any:
    """What everybody who works with the family today, and is not kept out, is to it."""
    return Works.objects.filter(seat__in=others_there(family, 0)).select_related("seat__holder")


def must_see(family: Family, owner: Any) -> None:
    """Refused where somebody who is to own an action does not see the family's record today."""
    if owner is not None and not others_there(family, 0).filter(holder=owner).exists():
        raise Refused(
            f"{owner} does not work with this family and could not see the action. Add them to "
            "those who do, or leave the owner empty."
        )


def others_there(family: Family, person: int) -> Any:
    """Who works with the family today besides a person, and is not kept out."""
    today = timezone.localdate()
    out = Conflict.objects.filter(current(today), matter=family.matter)
    seats = Seat.objects.filter(current(today), matter=family.matter).exclude(holder=person)
    return seats.exclude(holder__in=out.values("person"))


def _keep_a_manager(family: Family, person: Any, by: Any) -> None:
    """A manager's work ends by a manager's hand. Who may do harm is kept out by anybody: a manager
    who is kept out counts no longer, and those who are there name another.
    """
    if by is None or by.pk == person.pk:
        return
    there = managers(family, timezone.localdate())
    theirs, own = there.filter(seat__holder=person), there.filter(seat__holder=by)
    if theirs.exists() and not own.exists():
        raise Refused(f"{person} decides as a manager here: only a manager ends that.")


@transaction.atomic
def leave(*, works: Works, on: date, by: Any) -> Seat:
    """Their work with the family ends. Somebody always works with an open family."""
    family = lock(works.seat.matter.family)
    permit_writing(family, by)
    seat = Seat.objects.select_for_update().get(pk=works.seat_id)
    if seat.ends is not None:
        raise Refused(f"This ended already, on {seat.ends:%d %B %Y}.")
    if on < seat.starts:
        raise Refused("The last day cannot be before the first.")
    if on > timezone.localdate():
        raise Refused("The last day lies ahead. End it on the day, so that nobody is left out.")
    there = others_there(family, seat.holder_id)
    if not there.exists():
        raise Refused(
            "Nobody else works with this family. Add who takes over first, or close the record."
        )
    _keep_a_manager(family, seat.holder, by)
    seat.ends = on
    seat.save(update_fields=["ends"])
    audit(by=by, did="family.left", about=family, person=seat.holder, on=on)
    return seat


@transaction.atomic
def close(*, family: Family, because: str, by: Any) -> Family:
    """A manager closes the record. It stays, and those who worked with the family still read it."""
    family = lock(family)
    permit_managing(family, by)
    must_say((because, "Say why the record is closed."))
    if count := family.matter.actions.open().count():
        raise Refused(
            f"{count} {'action is' if count == 1 else 'actions are'} still open. Each must end "
            "evidenced, or recorded as no longer needed, before the record is closed."
        )
    family.closed_by, family.closed_at = by, timezone.now()
    family.closed_because = because.strip()
    family.save(update_fields=["closed_by", "closed_at", "closed_because"])
    audit(by=by, did="family.closed", about=family, because=because.strip())
    return family


@transaction.atomic
def open_again(*, family: Family, because: str, by: Any) -> Family:
    """Opened again by somebody who works with it; why it was closed stays in the trail."""
    family = lock(family)
    if not works_with(family, by):
        raise PermissionDenied
    must_say((because, "Say why the record is opened again."))
    if family.closed_at is None:
        raise Refused("This record is open.")
    was = family.closed_because
    family.closed_by = family.closed_at = None
    family.closed_because = ""
    family.save(update_fields=["closed_by", "closed_at", "closed_because"])
    audit(by=by, did="family.opened_again", about=family, because=because.strip(), was=was)
    return family


def _held_role(family: Family, person: Any) -> str | None:
    posts = Membership.objects.current(timezone.localdate()).filter(
        person=person, partnership=family.matter.partnership_id, role__in=CASE_ROLES
    )
    roles = list(posts.values_list("role", flat=True))
    return next((role for role in roles if role in AGENCY), next(iter(roles), None))


def _seat(family: Family, person: Any, part: str, *, manages: bool, by: Any) -> Works:
    role = _held_role(family, person)
    seat = Seat.objects.create(matter=family.matter, holder=person, role=role)
    works = Works.objects.create(seat=seat, part=part.strip(), manages=manages, by=by)
    audit(by=by, did="family.joined", about=family, person=person, part=part.strip())
    return works
