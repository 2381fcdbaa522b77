"""The only writes to who is on the register: added, corrected, named, struck off."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Matter, Organisation
from goldthread.foundations.people import checking, codes, known
from goldthread.foundations.people.changing import changed
from goldthread.foundations.people.models import FormerName, Involvement, Person, PersonChange
from goldthread.foundations.people.permits import permit_writing
from goldthread.foundations.people.querysets import named_matters
from goldthread.foundations.people.roles import as_known, is_family
from goldthread.foundations.people.tidying import faults, tidy
from goldthread.foundations.records.refusals import Refused, must_be_a_name
from goldthread.foundations.records.words import written

FACTS = (
    "forename", "middle", "surname", "known_as", "sex", "dob", "dob_partial", "due_date",
    "died_on", "nhs_number", "nino", "phone", "email", "username",
)  # fmt: skip


@transaction.atomic
def involve(
    *,
    matter: Matter,
    role: str,
    by: Any,
    person: Person | None = None,
    organisation: Organisation | None = None,
    pseudonym: str = "",
    former_surnames: list[str] | None = None,
    aliases: list[str] | None = None,
    **facts: Any,
) -> Involvement:
    """Put somebody on the register of a matter: a new person, or one whom the reader knows.

    Issues the code, once, and begins the check of what the partnership knows of them already.
    `facts` are those of `FACTS`; Refused says in words what is wrong with any of them.
    """
    permit_writing(matter, by)
    role = as_known(role)
    if organisation is not None and organisation.partnership_id != matter.partnership_id:
        raise Refused("The organisation belongs to another partnership.")
    if person is None:
        person = _new_person(matter, role, facts, by)
    else:
        _refuse_known(person, matter, role, by)
    for kind, names in (("surname", former_surnames), ("alias", aliases)):
        _names(person, matter, kind, names or [], by)
    known.index(person)
    row = Involvement.objects.create(
        matter=matter,
        person=person,
        role=role,
        code=codes.issue(matter, role, by=by),
        pseudonym=pseudonym.strip(),
        organisation=organisation,
        added_by=by,
    )
    audit(by=by, did="person.added", about=row, role=role)
    changed(matter, person)
    # A professional's other cases are their work, not their history; an unborn child has none yet.
    if is_family(role) and role != "unborn child":
        checking.begin(involvement=row, by=by)
    return row


def _new_person(matter: Matter, role: str, facts: dict[str, Any], by: Any) -> Person:
    if unknown := set(facts) - set(FACTS):
        raise TypeError(f"no such fact of a person: {', '.join(sorted(unknown))}")
    told = tidy(facts)
    problems = faults(told, timezone.localdate())
    named = any(told.get(name) for name in ("forename", "surname", "known_as"))
    if not named and not told.get("due_date") and is_family(role):
        problems.append("Give at least one name, or the due date of an unborn child.")
    if problems:
        raise Refused(*problems)
    return Person.objects.create(partnership=matter.partnership, added_by=by, **told)


def _refuse_known(person: Person, matter: Matter, role: str, by: Any) -> None:
    if person.partnership_id != matter.partnership_id:
        raise Refused("This person is on the register of another partnership.")
    seen = Person.objects.filter(pk=person.pk)
    if by is not None and not seen.visible_to(by).exists():
        raise Refused("This person is not known to you. Add them as somebody new.")
    here = Involvement.objects.filter(matter=matter, person=person, role=role).standing()
    if (row := here.first()) is not None:
        raise Refused(f"They are on this register already, as {row.code}.")


def _names(person: Person, matter: Matter, kind: str, names: list[str], by: Any) -> None:
    must_be_a_name(*names)
    for name in filter(None, (" ".join(written(name).split()) for name in names)):
        FormerName.objects.get_or_create(
            person=person, kind=kind, name=name, defaults={"matter": matter, "by": by}
        )


@transaction.atomic
def change(*, involvement: Involvement, because: str, by: Any, **facts: Any) -> Person:
    """Correct facts about a person. What each was stays as a row, with the reason."""
    permit_writing(involvement.matter, by)
    person: Person = Person.objects.select_for_update().get(pk=involvement.person_id)
    told = tidy(facts)
    changes = {name: value for name, value in told.items() if getattr(person, name) != value}
    whole = {name: getattr(person, name) for name in FACTS} | told
    reasons = faults(whole, timezone.localdate())
    if changes and not written(because):
        reasons.append("Say how you know, or why it changes.")
    if reasons:
        raise Refused(*reasons)
    for fact, value in changes.items():
        PersonChange.objects.create(
            person=person,
            matter=involvement.matter,
            fact=fact,
            was=_written(getattr(person, fact)),
            now=_written(value),
            because=because.strip(),
            by=by,
        )
        setattr(person, fact, value)
        audit(by=by, did="person.changed", about=involvement, fact=fact.replace("_", " "))
    if changes:
        person.save(update_fields=list(changes))
        _keep_former_surname(involvement, changes, by)
        known.index(person)
        changed(involvement.matter, person)
    return person


def _keep_former_surname(involvement: Involvement, changes: dict[str, Any], by: Any) -> None:
    """Documents still say the old surname: it must be found, and kept out of what is released."""
    if "surname" not in changes:
        return
    rows = PersonChange.objects.filter(person=involvement.person_id, fact="surname")
    if was := rows.values_list("was", flat=True).first():
        _names(involvement.person, involvement.matter, "surname", [was], by)


@transaction.atomic
def add_name(
    *,
    involvement: Involvement,
    kind: str,
    name: str,
    by: Any,
    starts: date | None = None,
    ends: date | None = None,
) -> FormerName:
    """A name that the person bore, or is also known by."""
    permit_writing(involvement.matter, by)
    name = " ".join(written(name).split())
    must_be_a_name(name)
    if not name or kind not in FormerName.Kind.values:
        raise Refused("Write the name, and say what kind of name it is.")
    check_period(starts, ends)
    if involvement.person.names.filter(kind=kind, name__iexact=name).exists():
        raise Refused(f"“{name}” is on the register already.")
    row = FormerName.objects.create(
        person=involvement.person, kind=kind, name=name, starts=starts, ends=ends,
        matter=involvement.matter, by=by,
    )  # fmt: skip
    known.index(involvement.person)
    audit(by=by, did="person.named", about=involvement, kind=row.get_kind_display())
    changed(involvement.matter, involvement.person)
    return row


@transaction.atomic
def strike(*, involvement: Involvement, because: str, by: Any) -> Involvement:
    """Take somebody off who was added by mistake. The row and the code stay."""
    row: Involvement = Involvement.objects.select_for_update().get(pk=involvement.pk)
    permit_writing(row.matter, by)
    if row.struck_at is not None:
        raise Refused("They were taken off the register already.")
    if not written(because):
        raise Refused("Say why they were added by mistake.")
    row.struck_by, row.struck_at, row.struck_because = by, timezone.now(), because.strip()
    row.save(update_fields=["struck_by", "struck_at", "struck_because"])
    audit(by=by, did="person.struck", about=row)
    changed(row.matter)
    return row


@transaction.atomic
def describe(*, involvement: Involvement, pseudonym: str, organisation: Any, by: Any) -> None:
    """Correct the pseudonym, or the body a professional works for. Role and code never change."""
    row = Involvement.objects.select_for_update(of=("self",)).get(pk=involvement.pk)
    permit_writing(row.matter, by)
    if organisation is not None and organisation.partnership_id != row.matter.partnership_id:
        raise Refused("The organisation belongs to another partnership.")
    changes = []
    if row.pseudonym != pseudonym.strip():
        changes.append("pseudonym")
    if row.organisation_id != getattr(organisation, "pk", None):
        changes.append("organisation")
    row.pseudonym, row.organisation = pseudonym.strip(), organisation
    if changes:
        row.save(update_fields=changes)
        audit(by=by, did="person.involvement", about=row, changes=", ".join(changes))
        changed(row.matter)


def check_period(starts: date | None, ends: date | None) -> None:
    if starts and ends and ends < starts:
        raise Refused("The end cannot be before the beginning.")


def _written(value: Any) -> str:
    return "" if value is None else str(value)


def may_be_chosen(by: Any, matter: Matter) -> Any:
    """Persons of other matters whom this reader knows by name, to be chosen for this one."""
    mine = named_matters(by).filter(partnership=matter.partnership_id)
    return Person.objects.filter(involvements__matter__in=mine).distinct()
