"""The identity register of a matter in the shape of REGISTER.md, as the anonymiser takes it."""

from typing import Any

from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.people.marks import mark_of
from goldthread.foundations.people.models import Address, Involvement, KnownBody, Person
from goldthread.foundations.people.roles import SUBJECTS

PERSON_KEYS = (
    "id", "role", "sex", "forename", "middle", "surname", "known_as", "aliases",
    "former_surnames", "dob", "nhs_number", "nino", "phone", "email", "username", "pseudonym",
)  # fmt: skip
KEYS = ("case", "case_ref", "date_of_death", "local_authority", "towns", "people", "addresses",
        "organisations")  # fmt: skip


def as_json(matter: Matter) -> dict[str, Any]:
    """Everything that must not survive in a published text. Callers permit and record it.

    Optional keys of which nothing is known are left out. At most six queries.
    """
    rows = Involvement.objects.filter(matter=matter).standing()
    rows = rows.select_related("person").prefetch_related("person__names")
    people = list(rows)
    addresses = list(Address.objects.filter(matter=matter))
    bodies = list(KnownBody.objects.filter(matter=matter))
    died = [row.person.died_on for row in people if row.role in SUBJECTS and row.person.died_on]
    mark = mark_of(matter)
    told = {
        "case": matter.code,
        "case_ref": mark.case_ref,
        "local_authority": mark.local_authority,
        "date_of_death": died[0].isoformat() if died else None,
        "towns": sorted({one.town for one in addresses if one.town}),
        "people": [_person(row) for row in people],
        "addresses": [
            _said(id=one.code, line1=one.line1, town=one.town, postcode=one.postcode)
            for one in addresses
        ],
        "organisations": [{"id": one.code, "type": one.kind, "name": one.name} for one in bodies],
    }
    return {key: value for key, value in told.items() if value or key == "people"}


def _person(row: Involvement) -> dict[str, Any]:
    who: Person = row.person
    names = list(who.names.all())
    return _said(
        id=row.code,
        role=row.role,
        sex=who.sex,
        forename=who.forename,
        middle=who.middle,
        surname=who.surname,
        known_as=who.known_as,
        aliases=[one.name for one in names if one.kind != "surname"],
        former_surnames=[one.name for one in names if one.kind == "surname"],
        dob=who.dob.isoformat() if who.dob else "",
        nhs_number=who.nhs_number,
        nino=who.nino,
        phone=who.phone,
        email=who.email,
        username=who.username,
        pseudonym=row.pseudonym,
    )


def _said(**facts: Any) -> dict[str, Any]:
    """Without what is not known."""
    return {key: value for key, value in facts.items() if value}
