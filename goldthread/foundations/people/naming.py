"""Names and codes of a matter, for rooms that must check a text or tell an agency its codes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldthread.foundations.agencies.models import Matter, Organisation
from goldthread.foundations.people.models import FormerName, Involvement, Person
from goldthread.foundations.people.roles import is_family

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True)
class Coded:
    """One line of a code list: whom a code means."""

    code: str
    role: str
    name: str
    known_as: str
    dob: date | None
    organisation: str  # of a professional; empty for the family


def real_names(matter: Matter) -> list[str]:
    """Every word of every name known in the matter, once each, as written: for checks against
    pseudonyms. Callers permit; nothing here is for showing.
    """
    found: dict[str, str] = {}
    for name in _names(matter):
        for word in _WORD.findall(name):
            found.setdefault(word.lower(), word)
    return sorted(found.values(), key=str.lower)


def _names(matter: Matter) -> Iterator[str]:
    persons = Person.objects.filter(involvements__matter=matter)
    for row in persons.values_list("forename", "middle", "surname", "known_as"):
        yield from row
    former = FormerName.objects.filter(person__involvements__matter=matter)
    yield from former.values_list("name", flat=True)


def code_list(matter: Matter, organisation: Organisation | None) -> list[Coded]:
    """The family, and the professionals of one organisation only: what an agency is told.

    Without an organisation, the family alone. Callers permit.
    """
    rows = Involvement.objects.filter(matter=matter).standing()
    own = set() if organisation is None else organisation.line()
    return [
        Coded(
            code=row.code,
            role=row.role,
            name=row.person.name,
            known_as=row.person.known_as,
            dob=row.person.dob,
            organisation=row.organisation.name if row.organisation else "",
        )
        for row in rows.select_related("person", "organisation")
        if is_family(row.role) or row.organisation_id in own
    ]


def shown_as(row: Involvement, by_name: bool) -> str:
    """C1, child; with the name for those who may read it."""
    name = row.person.known_as or row.person.forename or row.person.surname if by_name else ""
    return f"{name} ({row.code}, {row.role})" if name else f"{row.code}, {row.role}"


def whole_code_list(matter: Matter) -> list[tuple[str, str]]:
    """Every code with its role, and no name. For whoever may see the matter."""
    rows = Involvement.objects.filter(matter=matter).standing()
    return list(rows.values_list("code", "role"))
