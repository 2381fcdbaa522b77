"""Adding somebody by the questions of the page: perhaps a person who is known already."""

from typing import Any

from django.db import transaction

from goldthread.foundations.agencies.models import Matter, Organisation
from goldthread.foundations.people import actions, known, placing
from goldthread.foundations.people.models import Involvement, Person
from goldthread.foundations.people.permits import permit_writing
from goldthread.foundations.people.roles import is_family
from goldthread.foundations.people.tidying import tidy
from goldthread.foundations.records.refusals import Refused

MOST = 5


def choices(
    told: dict[str, Any], lists: dict[str, list[str]], matter: Matter, by: Any
) -> list[tuple[int, str]]:
    """People of other matters whom the reader knows by name, and who may be the one described.

    Those in matters closed to the reader are not among them: the history check asks about them.
    """
    facts = tidy({name: value for name, value in told.items() if value})
    born = facts.pop("dob", None)
    partial = facts.pop("dob_partial", "")
    facts = {name: facts[name] for name in known.ASKED_BY if facts.get(name)}
    facts |= {"dob": born.isoformat() if born else partial, **lists}
    found = known.like(facts, matter.partnership_id)
    seen = Person.objects.visible_to(by).exclude(involvements__matter=matter)
    mine = set(seen.filter(pk__in=[person.pk for person, _ in found]).values_list("pk", flat=True))
    return [
        (person.pk, _words(person, said.reasons, by)) for person, said in found
        if person.pk in mine
    ][:MOST]  # fmt: skip


def _words(person: Person, reasons: tuple[str, ...], by: Any) -> str:
    parts = Involvement.objects.named(by).filter(person=person).standing().select_related("matter")
    where = ", ".join(f"{part.role} ({part.code}) in {part.matter.code}" for part in parts)
    return f"{person.name}, {where}: {'; '.join(reasons)}"


@transaction.atomic
def add(
    *,
    matter: Matter,
    role: str,
    known: str,
    facts: dict[str, Any],
    lists: dict[str, list[str]],
    place: dict[str, str],
    organisation: Organisation | None,
    by: Any,
) -> Involvement:
    """`known`: the id of a person known already, or "new". A known person's blanks are filled; a
    fact that differs is left as it was, to be corrected with a reason.
    """
    permit_writing(matter, by)
    if organisation is not None and is_family(role):
        raise Refused("Only a professional works for an organisation. Leave it empty for family.")
    person = None
    if known != "new":
        person = Person.objects.visible_to(by).filter(pk=known).first()
    told = facts if person is None else {}
    row = actions.involve(
        matter=matter, role=role, by=by, person=person, organisation=organisation, **lists, **told
    )
    if person is not None:
        blanks = {name: value for name, value in tidy(facts).items()
                  if value and not getattr(person, name)}  # fmt: skip
        actions.change(
            involvement=row, because=f"Given when they were added to {matter.code}.", by=by,
            **blanks,
        )  # fmt: skip
    if place["line1"].strip() or place["postcode"].strip():
        placing.live_at(involvement=row, by=by, **place)
    return row
