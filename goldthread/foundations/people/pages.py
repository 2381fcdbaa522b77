"""What the pages of the register show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.people.family import FamilyTree, Tie, family_of
from goldthread.foundations.people.known import elsewhere, same_as
from goldthread.foundations.people.marks import mark_of
from goldthread.foundations.people.models import (
    Address,
    Attachment,
    CaseMark,
    HistoryCheck,
    Involvement,
    PersonChange,
    Relationship,
    Residence,
    SamePerson,
)
from goldthread.foundations.people.permits import is_unit, may_write, reads_names
from goldthread.foundations.people.querysets import named_matters
from goldthread.foundations.people.roles import is_family

FACTS = (
    ("First name", "forename"), ("Middle names", "middle"), ("Surname", "surname"),
    ("Known as", "known_as"), ("Due date", "due_date"), ("NHS number", "nhs_number"),
    ("National Insurance number", "nino"), ("Phone", "phone"), ("E-mail", "email"),
    ("User name online", "username"),
)  # fmt: skip


@dataclass(frozen=True)
class RegisterPage:
    """Everybody in a matter. `named` is False for those who may read codes only."""

    matter: Matter
    family: list[Involvement]
    professionals: list[Involvement]
    struck: list[Involvement]
    named: bool
    may_write: bool
    may_export: bool
    mark: CaseMark | None

    @classmethod
    def of(cls, matter: Matter, user: Any) -> "RegisterPage":
        checks = HistoryCheck.objects.visible_to(user).open().filter(involvement=OuterRef("pk"))
        rows = Involvement.objects.visible_to(user).filter(matter=matter)
        rows = rows.annotate(to_answer=Exists(checks)).select_related(
            "person", "organisation", "struck_by"
        )
        everyone = list(rows.order_by("pk"))
        here = [row for row in everyone if row.struck_at is None]
        named = reads_names(matter, user)
        return cls(
            matter=matter,
            family=[row for row in here if is_family(row.role)],
            professionals=[row for row in here if not is_family(row.role)],
            struck=[row for row in everyone if row.struck_at is not None] if named else [],
            named=named,
            may_write=may_write(matter, user),
            may_export=is_unit(matter, user),
            mark=mark_of(matter) if named else None,
        )


def tabs(matter: Matter, here: str) -> list[tuple[str, str, bool]]:
    """The parts of a register: text, address, whether it is this page."""
    listed = (("People", "register"), ("Family tree", "family_tree"))
    return [(text, reverse(name, args=[matter.code]), name == here) for text, name in listed]


def born(row: Involvement) -> Any:
    """A date, or what is known of it in words."""
    who = row.person
    if who.dob or who.dob_partial:
        return who.dob or who.dob_partial
    return f"unborn, due {who.due_date.day} {who.due_date:%B %Y}" if who.due_date else ""


@dataclass(frozen=True)
class PersonPage:
    """One person as this matter knows them, and where else the reader may know them from."""

    row: Involvement
    facts: list[tuple[str, object]]
    names: list[Any]
    residences: list[Residence]
    attachments: list[Attachment]
    ties: list[Tie]
    changes: list[PersonChange]
    elsewhere: list[Involvement]
    joined: list[SamePerson]
    checks: list[HistoryCheck]
    may_write: bool

    @classmethod
    def of(cls, row: Involvement, user: Any) -> "PersonPage":
        who, matters = row.person, named_matters(user)
        records = same_as(who)
        open_ids = set(matters.values_list("pk", flat=True))
        others = [one for one in elsewhere(records, row.matter_id) if one.matter_id in open_ids]
        # in scope: by the matters whose names the reader may know
        lived = Residence.objects.filter(person__in=records, address__matter__in=matters)
        # in scope: by the matters whose names the reader may know
        belonged = Attachment.objects.filter(person__in=records, body__matter__in=matters)
        changed = who.changes.filter(matter__in=matters).select_related("by", "matter")
        checks = HistoryCheck.objects.visible_to(user).filter(involvement=row)
        return cls(
            row=row,
            facts=_facts(row),
            names=list(who.names.filter(matter__in=matters)),
            residences=list(lived.select_related("address__matter").order_by("-starts", "-pk")),
            attachments=list(belonged.select_related("body__matter").order_by("-starts", "-pk")),
            ties=_ties(row, user),
            changes=list(changed),
            elsewhere=others,
            joined=_joined(row, open_ids),
            checks=list(checks.select_related("closed_by", "involvement__matter").order_by("-pk")),
            may_write=may_write(row.matter, user),
        )


def _facts(row: Involvement) -> list[tuple[str, object]]:
    who = row.person
    found: list[tuple[str, object]] = [(label, getattr(who, name)) for label, name in FACTS]
    found.insert(4, ("Sex", who.get_sex_display()))
    found.insert(5, ("Born", who.dob or who.dob_partial))
    found.insert(6, ("Died", who.died_on))
    found.append(("Name in what is published", row.pseudonym))
    if row.organisation:
        found.append(("Works for", row.organisation.name))
    return [(label, value) for label, value in found if value]


def _ties(row: Involvement, user: Any) -> list[Tie]:
    people = Involvement.objects.visible_to(user).filter(matter=row.matter_id).standing()
    by_person = {one.person_id: one for one in people.select_related("person")}
    said = Relationship.objects.visible_to(user).filter(
        matter=row.matter_id, struck_at__isnull=True
    )
    return [
        Tie(by_person[tie.one_id], by_person[tie.other_id], tie.get_kind_display(), tie)
        for tie in said
        if row.person_id in {tie.one_id, tie.other_id}
        and tie.one_id in by_person
        and tie.other_id in by_person
    ]


def _joined(row: Involvement, matters: set[int]) -> list[SamePerson]:
    """Records joined with this one, of which the other stands in a matter open to the reader."""
    found = [*row.person.same_as.all(), *row.person.same_as_of.all()]
    seen = []
    for same in found:
        other = same.other_id if same.one_id == row.person_id else same.one_id
        parts = Involvement.objects.filter(person=other)  # in scope: by the matters given
        if same.undone_at is None and parts.filter(matter__in=matters).exists():
            seen.append(same)
    return seen


@dataclass(frozen=True)
class TreePage:
    """The family drawn, and the same facts in a table. Names only for those who may read them."""

    matter: Matter
    tree: FamilyTree
    named: bool
    may_write: bool

    @classmethod
    def of(cls, matter: Matter, user: Any) -> "TreePage":
        return cls(matter, family_of(matter), reads_names(matter, user), may_write(matter, user))

    @property
    def title(self) -> str:
        rows, people = self.tree.drawing.rows, len(self.tree.drawing.spots)
        count = "1 generation" if rows == 1 else f"{rows} generations"
        return f"Family tree of {self.matter.code}: {people} people in {count}"

    @property
    def ties(self) -> Sequence[Tie]:
        return self.tree.ties


def addresses_of(matter: Matter, user: Any) -> Any:
    return Address.objects.visible_to(user).filter(matter=matter)
