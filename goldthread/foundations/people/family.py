"""Who is what to whom in a matter, for the drawing and for the table beside it.

What the relationships say comes first. Where nothing is said, the role says it: the mother is the
mother of the child. That is marked, so that nobody takes it for recorded.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.people.models import Involvement, Kin, Person, Relationship
from goldthread.foundations.people.roles import FAMILY, SUBJECTS
from goldthread.foundations.people.tree import Drawing, Family, Kinship, Spot, draw

PARENTAL = {Kin.PARENT: "birth", Kin.ADOPTIVE: "adopted", Kin.STEP: "step", Kin.CARER: "care"}
LEVEL = {
    "maternal grandmother": 0, "maternal grandfather": 0, "paternal grandmother": 0,
    "paternal grandfather": 0, "child": 2, "unborn child": 2, "sibling": 2, "half-sibling": 2,
    "cousin": 2,
}  # fmt: skip
GRAND = {"maternal grandmother": "mother", "maternal grandfather": "mother",
         "paternal grandmother": "father", "paternal grandfather": "father"}  # fmt: skip


@dataclass(frozen=True)
class Tie:
    """One line of the table: what one is to the other, and whether somebody recorded it."""

    one: Involvement
    other: Involvement
    words: str
    row: Relationship | None

    @property
    def ended(self) -> bool:
        return self.row is not None and self.row.ends is not None


@dataclass(frozen=True)
class FamilyTree:
    people: dict[int, Involvement]  # by the person's id; the first part of each in the matter
    ties: list[Tie]
    drawing: Drawing

    def boxes(self) -> list[tuple[Spot, Involvement]]:
        return [(spot, self.people[spot.who]) for spot in self.drawing.spots]


def family_of(matter: Matter) -> FamilyTree:
    """The family of a matter, drawn. Three queries, whatever their number."""
    rows = Involvement.objects.filter(matter=matter, role__in=list(FAMILY)).standing()
    people: dict[int, Involvement] = {}
    for row in rows.select_related("person").order_by("pk"):
        people.setdefault(row.person_id, row)
    said = Relationship.objects.filter(matter=matter, struck_at__isnull=True)
    ties = [
        Tie(people[row.one_id], people[row.other_id], row.get_kind_display(), row)
        for row in said.order_by("pk")
        if row.one_id in people and row.other_id in people
    ]
    implied = list(_implied(list(people.values()), ties))
    whole = [*ties, *implied]
    drawn = {one for tie in whole for one in (tie.one.person_id, tie.other.person_id)}
    kin = [pk for pk, row in people.items() if pk in drawn or row.role in LEVEL]
    return FamilyTree(people, whole, draw(_kinship(kin, people, whole)))


def _implied(people: Sequence[Involvement], ties: Sequence[Tie]) -> Iterator[Tie]:
    """What the roles alone say, where no relationship is recorded of the two, and it is plain."""
    known = {frozenset((tie.one.pk, tie.other.pk)) for tie in ties}
    childless = [row for row in people if row.role in SUBJECTS and row.role != "adult"]
    by_role: dict[str, list[Involvement]] = defaultdict(list)
    for row in people:
        by_role[row.role].append(row)
    fed = {
        (tie.other.pk, tie.one.person.sex)
        for tie in ties
        if _parental(tie) and (tie.row is None or tie.row.kind != Kin.CARER)
    }
    for role in ("mother", "father"):
        for parent in by_role[role] if len(by_role[role]) == 1 else []:
            for child in childless:
                there = (child.pk, parent.person.sex) in fed
                if frozenset((parent.pk, child.pk)) not in known and not there:
                    yield Tie(parent, child, "parent of", None)
    for role, whose in GRAND.items():
        for grand in by_role[role]:
            for parent in by_role[whose] if len(by_role[whose]) == 1 else []:
                if frozenset((grand.pk, parent.pk)) not in known:
                    yield Tie(grand, parent, "parent of", None)


def _parental(tie: Tie) -> bool:
    return tie.row is None or tie.row.kind in PARENTAL


def _kinship(kin: Sequence[int], people: dict[int, Involvement], ties: Sequence[Tie]) -> Kinship:
    parents: dict[tuple[int, str], list[int]] = defaultdict(list)
    couples: dict[tuple[int, int], bool] = {}
    for tie in ties:
        pair = (tie.one.person_id, tie.other.person_id)
        if tie.row is not None and tie.row.kind == Kin.PARTNER:
            couples[pair] = tie.ended
        elif _parental(tie) and tie.words != Kin.GRANDPARENT.label:
            kind = PARENTAL[Kin(tie.row.kind)] if tie.row is not None else "birth"
            parents[(pair[1], kind)].append(pair[0])
    grouped: dict[tuple[tuple[int, ...], str], list[int]] = defaultdict(list)
    for (child, kind), those in parents.items():
        grouped[(tuple(sorted(set(those)))[:2], kind)].append(child)
    families = tuple(
        Family(who, tuple(children), kind) for (who, kind), children in grouped.items()
    )
    level = {pk: LEVEL.get(people[pk].role, 1) for pk in kin}
    return Kinship(tuple(kin), families, couples, level)


def name_of(person: Person) -> str:
    return person.known_as or person.forename or person.surname or "name not known"
