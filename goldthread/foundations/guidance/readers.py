"""Who must read what is in force and who has: a few queries, however many pieces and people."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from goldthread.foundations.agencies.models import Membership, Partnership
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.guidance.models import Acknowledgement, Reader, Version


@dataclass(frozen=True)
class Count:
    """Of one body (None: people of the partnership itself). A person with two posts counts in the
    body of each."""

    body: int | None
    must: frozenset[int]
    have: frozenset[int]


class Readership:
    """Everybody asked to read the given pieces of guidance. Three queries."""

    def __init__(self, partnership: Partnership, versions: dict[int, int], today: date) -> None:
        """`versions`: by the id of the guidance, the id of its version in force."""
        self.versions = versions
        posts = Membership.objects.current(today).filter(
            partnership=partnership, role__in=CASE_ROLES, person__is_active=True
        )
        self.posts = list(posts.values_list("person", "organisation", "role"))
        self.rules: dict[int, list[tuple[str, int | None]]] = defaultdict(list)
        rules = Reader.objects.standing().filter(guidance__in=versions)
        for guidance, role, body in rules.values_list("guidance", "role", "organisation"):
            self.rules[guidance].append((role, body))
        self.read: dict[int, set[int]] = defaultdict(set)
        rows = Acknowledgement.objects.filter(version__in=versions.values())
        for version, person in rows.values_list("version", "person"):
            self.read[version].add(person)

    def of(self, guidance: int) -> list[Count]:
        """One for each body of which somebody is asked."""
        must: dict[int | None, set[int]] = defaultdict(set)
        for person, body, role in self.posts:
            if any(_means(rule, role, body) for rule in self.rules[guidance]):
                must[body].add(person)
        read = self.read[self.versions.get(guidance, 0)]
        return [
            Count(body, frozenset(people), frozenset(people & read))
            for body, people in must.items()
        ]

    def must(self, guidance: int) -> set[int]:
        return {person for count in self.of(guidance) for person in count.must}

    def have(self, guidance: int) -> set[int]:
        return {person for count in self.of(guidance) for person in count.have}


def _means(rule: tuple[str, int | None], role: str, body: int | None) -> bool:
    return rule[0] in ("", role) and rule[1] in (None, body)


def to_read(user: Any, partnership: Partnership) -> QuerySet[Version]:
    """What is in force, this person is asked to read, and has not said that they did."""
    asked = Reader.objects.meaning(user).filter(guidance=OuterRef("guidance"))
    mine = Acknowledgement.objects.filter(version=OuterRef("pk"), person=user.pk or 0)
    return (
        Version.objects.visible_to(user)
        .in_force()
        .filter(Exists(asked), ~Exists(mine), guidance__partnership=partnership)
    )


def overdue_readers(readership: Readership, late: Iterable[int]) -> dict[int, int]:
    """Person to how many of the given pieces of guidance they are asked to read and have not."""
    found: dict[int, int] = defaultdict(int)
    for guidance in late:
        for person in readership.must(guidance) - readership.have(guidance):
            found[person] += 1
    return found
