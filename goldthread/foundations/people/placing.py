"""The only writes to addresses, organisations in a family's life, and relationships."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.engines.people.numbers import plain_postcode
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.people import known
from goldthread.foundations.people.actions import check_period
from goldthread.foundations.people.changing import changed
from goldthread.foundations.people.models import (
    Address,
    Attachment,
    Involvement,
    Kin,
    KnownBody,
    Relationship,
    Residence,
)
from goldthread.foundations.people.permits import permit_writing
from goldthread.foundations.records.refusals import Refused, must_be_a_name
from goldthread.foundations.records.words import written

BOTH_WAYS = frozenset({Kin.PARTNER, Kin.SIBLING, Kin.HALF_SIBLING, Kin.RELATIVE})


@transaction.atomic
def live_at(
    *,
    involvement: Involvement,
    by: Any,
    address: Address | None = None,
    line1: str = "",
    town: str = "",
    postcode: str = "",
    starts: date | None = None,
    ends: date | None = None,
) -> Residence:
    """Where somebody lived: an address of the matter, or a new one, which gets a code (A1)."""
    matter = involvement.matter
    permit_writing(matter, by)
    check_period(starts, ends)
    if address is None:
        address = _address(matter, line1, town, postcode, by)
    elif address.matter_id != matter.pk:
        raise Refused("This address belongs to another matter.")
    person = involvement.person
    if person.residences.filter(address=address, starts=starts, ends=ends).exists():
        raise Refused("This is on the register already.")
    row = Residence.objects.create(person=person, address=address, starts=starts, ends=ends, by=by)
    known.index(person)
    audit(by=by, did="person.lived", about=involvement)
    changed(matter, person)
    return row


def _address(matter: Matter, line1: str, town: str, postcode: str, by: Any) -> Address:
    line1, town = " ".join(line1.split()), " ".join(town.split())
    postcode = plain_postcode(postcode)
    if not line1 and not postcode:
        raise Refused("Give the building and street, or at least the postcode.")
    if len(postcode) > 8:
        raise Refused("The postcode is too long. It looks like ZZ1 1ZZ.")
    Matter.objects.select_for_update().get(pk=matter.pk)
    here = Address.objects.filter(matter=matter)
    same = here.filter(line1__iexact=line1, postcode=postcode, town__iexact=town).first()
    return same or Address.objects.create(
        matter=matter, code=f"A{here.count() + 1}", line1=line1, town=town, postcode=postcode,
        by=by,
    )  # fmt: skip


@transaction.atomic
def attach(
    *,
    involvement: Involvement,
    by: Any,
    body: KnownBody | None = None,
    kind: str = "",
    name: str = "",
    organisation: Any = None,
    as_what: str = "",
    starts: date | None = None,
    ends: date | None = None,
) -> Attachment:
    """An organisation in somebody's life: a school, a surgery, a workplace. It gets a code (O1)."""
    matter = involvement.matter
    permit_writing(matter, by)
    check_period(starts, ends)
    if body is None:
        body = _body(matter, kind, name, organisation, by)
    elif body.matter_id != matter.pk:
        raise Refused("This organisation was recorded in another matter.")
    row = Attachment.objects.create(
        person=involvement.person, body=body, as_what=" ".join(as_what.split()), starts=starts,
        ends=ends, by=by,
    )  # fmt: skip
    audit(by=by, did="person.attached", about=involvement)
    changed(matter, involvement.person)
    return row


def _body(matter: Matter, kind: str, name: str, organisation: Any, by: Any) -> KnownBody:
    kind, name = " ".join(kind.split()), " ".join(name.split())
    if organisation is not None and organisation.partnership_id != matter.partnership_id:
        raise Refused("The organisation belongs to another partnership.")
    must_be_a_name(name)
    if not written(name) or not written(kind):
        raise Refused("Give the name of the organisation and say what it is, such as a school.")
    Matter.objects.select_for_update().get(pk=matter.pk)
    here = KnownBody.objects.filter(matter=matter)
    return here.filter(name__iexact=name, kind__iexact=kind).first() or KnownBody.objects.create(
        matter=matter, code=f"O{here.count() + 1}", kind=kind, name=name,
        organisation=organisation, by=by,
    )  # fmt: skip


@transaction.atomic
def relate(
    *,
    matter: Matter,
    one: Involvement,
    other: Involvement,
    kind: str,
    by: Any,
    starts: date | None = None,
    ends: date | None = None,
) -> Relationship:
    """Say what one person of a matter is to another: `one` is the parent of `other`, say."""
    permit_writing(matter, by)
    check_period(starts, ends)
    if {one.matter_id, other.matter_id} != {matter.pk}:
        raise Refused("Both people must be on this register.")
    if kind not in Kin.values:
        raise Refused("Choose what the one is to the other.")
    if one.person_id == other.person_id:
        raise Refused("Choose two different people.")
    _refuse_impossible(matter, one, other, kind)
    row = Relationship.objects.create(
        matter=matter, one=one.person, other=other.person, kind=kind, starts=starts, ends=ends,
        by=by,
    )  # fmt: skip
    audit(by=by, did="person.related", about=one)
    return row


def _refuse_impossible(matter: Matter, one: Involvement, other: Involvement, kind: str) -> None:
    rows = Relationship.objects.filter(matter=matter, struck_at__isnull=True, kind=kind)
    there = rows.filter(one=one.person_id, other=other.person_id, ends__isnull=True)
    back = rows.filter(one=other.person_id, other=one.person_id)
    if there.exists() or (kind in BOTH_WAYS and back.filter(ends__isnull=True).exists()):
        raise Refused("This is on the register already.")
    if kind not in BOTH_WAYS and back.exists():
        raise Refused(f"{other.code} is already the {Kin(kind).label} {one.code}.")


@transaction.atomic
def unrelate(*, relationship: Relationship, because: str, by: Any) -> Relationship:
    """Take back a relationship that was recorded by mistake. One that ended has an end instead."""
    row: Relationship = Relationship.objects.select_for_update().get(pk=relationship.pk)
    permit_writing(row.matter, by)
    if row.struck_at is not None:
        raise Refused("This was taken back already.")
    if not written(because):
        raise Refused("Say why it was a mistake.")
    row.struck_by, row.struck_at, row.struck_because = by, timezone.now(), because.strip()
    row.save(update_fields=["struck_by", "struck_at", "struck_because"])
    audit(by=by, did="person.unrelated", about=row)
    return row
