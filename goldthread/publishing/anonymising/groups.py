"""What was found, by person of the register and by class, to be decided at one press."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from goldthread.foundations.people.models import Involvement
from goldthread.publishing.anonymising.models import LeakCheck, Mention, Nature, Says
from goldthread.publishing.anonymising.pages import KINDS

SHOWN = 4  # examples
TITLES = {
    Nature.MAYBE: "perhaps a name",
    Nature.UNKNOWN: "on no register",
    Nature.DETAIL: "may tell who it is",
}
MANY = {
    "unknown-name": "names", "unknown-place": "places", "unknown-organisation": "services",
    "exact-age": "exact ages", "exact-date": "exact dates", "court-date": "court dates",
    "date": "dates", "place": "places", "combination": "details that together tell",
}  # fmt: skip


@dataclass(frozen=True)
class Group:
    """`key`: nature and, after a colon, the person's code or the kind. `bare`: how many of the open
    ones have no words that could stand instead."""

    key: str
    title: str
    hint: str
    words: list[str]
    instead: list[str]
    count: int
    open: int
    goes: int
    stands: int
    bare: int


def groups_of(check: LeakCheck) -> list[Group]:
    """What the register knows first, the most frequent first. Two queries."""
    rows = Mention.objects.filter(check_of=check).with_says()
    kept: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in rows.values("nature", "subject", "kind", "words", "instead", "says"):
        kept[row["nature"], row["subject"] or row["kind"]].append(row)
    order = list(Nature.values)
    listed = sorted(kept.items(), key=lambda one: (order.index(one[0][0]), -len(one[1])))
    roles = roles_of(check)
    return [_group(nature, of, found, roles) for (nature, of), found in listed]


def roles_of(check: LeakCheck) -> dict[str, str]:
    """Who the codes of the register are: “C1, child”."""
    rows = Involvement.objects.filter(matter=check.review.matter_id)
    return {code: f"{code}, {role}" for code, role in rows.values_list("code", "role")}


def in_group(rows: Any, key: str) -> Any:
    """The mentions of one group; all where the key is empty, none where it is nonsense."""
    if not key:
        return rows
    nature, _, of = key.partition(":")
    by_kind = rows.filter(nature=nature, subject="", kind=of)
    return rows.filter(nature=nature, subject=of) | by_kind if of else rows.none()


def _group(nature: str, of: str, rows: list[Any], roles: dict[str, str]) -> Group:
    words = Counter(row["words"] for row in rows)
    instead = Counter(row["instead"] for row in rows if row["instead"])
    says = Counter(row["says"] for row in rows)
    title = roles.get(of, of) if rows[0]["subject"] else _kind(of)
    return Group(
        key=f"{nature}:{of}",
        title=title[:1].upper() + title[1:],
        hint=TITLES.get(Nature(nature), "on the register"),
        words=[one for one, _ in words.most_common(SHOWN)],
        instead=[one for one, _ in instead.most_common(SHOWN)],
        count=len(rows),
        open=says[None],
        goes=says[Says.GOES],
        stands=says[Says.STANDS],
        bare=sum(row["says"] is None and not row["instead"] for row in rows),
    )


def _kind(kind: str) -> str:
    return MANY.get(kind) or KINDS.get(kind) or kind.replace("-", " ")
