"""The children somebody had care of in other cases: what an assessor must look at.

The published review that Goldthread grew from says why: the father's parenting of a previous child
was known and not used. So to be a parent or carer in another case is the first thing shown, and
each of those children is asked about by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from goldthread.foundations.people.models import Involvement, Kin, Person, Relationship
from goldthread.foundations.people.roles import SUBJECTS

CARERS = frozenset(
    {"mother", "father", "step-parent", "adoptive parent", "foster carer", "kinship carer",
     "mother's partner", "father's partner"}
)  # fmt: skip
CARING = frozenset({Kin.PARENT, Kin.ADOPTIVE, Kin.STEP, Kin.CARER})


@dataclass(frozen=True)
class EarlierChild:
    """A child of another case, and what somebody was to them there."""

    child: Person
    code: str
    matter_id: int
    matter_code: str
    words: str  # "father of C1 in FEN-2025-02"


def children(parts: Iterable[Involvement]) -> list[EarlierChild]:
    """Of the parts of one human being in other matters: the children they had care of there.

    As the relationships of each matter say; where they say nothing of this person, as the role
    does: a mother is taken to have had care of the children whom the case is about. Two queries.
    """
    return children_of_each([list(parts)])[0]


def children_of_each(groups: list[list[Involvement]]) -> list[list[EarlierChild]]:
    """The same for several human beings, each with their own parts. Two queries for them all."""
    matters = {part.matter_id for mine in groups for part in mine}
    persons = {part.person_id for mine in groups for part in mine}
    kin = Relationship.objects.filter(
        matter__in=matters, one__in=persons, kind__in=CARING, struck_at__isnull=True
    )
    cared = {(row.matter_id, row.one_id, row.other_id): row.get_kind_display() for row in kin}
    there = Involvement.objects.filter(matter__in=matters).standing().select_related("person")
    rows = list(there.order_by("pk"))
    return [_children(mine, rows, cared) for mine in groups]


def _children(
    mine: list[Involvement], there: list[Involvement], cared: dict[tuple[int, int, int], str]
) -> list[EarlierChild]:
    matters = {part.matter_id: part.matter for part in mine}
    persons = {part.person_id for part in mine}
    told = {(matter, one) for matter, one, _ in cared}
    found: dict[tuple[int, int], EarlierChild] = {}
    for other in there:
        for part in mine:
            words = _what(part, other, cared, told)
            if words and other.person_id not in persons:
                code = matters[other.matter_id].code
                whole = f"{words} {other.code} in {code}"
                key = (other.matter_id, other.person_id)
                found.setdefault(
                    key, EarlierChild(other.person, other.code, other.matter_id, code, whole)
                )
    return list(found.values())


def _what(
    part: Involvement,
    other: Involvement,
    cared: dict[tuple[int, int, int], str],
    told: set[tuple[int, int]],
) -> str:
    if part.matter_id != other.matter_id:
        return ""
    said = cared.get((part.matter_id, part.person_id, other.person_id))
    if said:
        return f"{part.role}, {said}" if part.role not in said else said
    silent = (part.matter_id, part.person_id) not in told
    if silent and part.role in CARERS and other.role in SUBJECTS:
        return f"{part.role} of" if part.role in {"mother", "father"} else f"{part.role} around"
    return ""
