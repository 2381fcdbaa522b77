"""Where a person stands today: their current roles, in one query."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone

from goldthread.foundations.agencies.roles import EVERY_ROLE, Role


@dataclass(frozen=True)
class Post:
    partnership: int
    organisation: int | None
    role: Role


@dataclass(frozen=True)
class Standing:
    """A person's current posts, as sets of ids that a query can use."""

    posts: tuple[Post, ...]

    def partnerships(self, roles: Collection[Role] = EVERY_ROLE) -> list[int]:
        return sorted({post.partnership for post in self.posts if post.role in roles})

    def organisations(self, roles: Collection[Role] = EVERY_ROLE) -> list[int]:
        bodies: Iterable[int | None] = (p.organisation for p in self.posts if p.role in roles)
        return sorted({body for body in bodies if body is not None})

    @cached_property
    def heirs(self) -> frozenset[int]:
        """The bodies that answer today for those this person has a post in. One query, once."""
        from goldthread.foundations.agencies.models import Organisation

        bodies = Organisation.objects.filter(pk__in=self.organisations(), closed__isnull=False)
        return frozenset(body.today().pk for body in bodies.select_related("successor__successor"))

    @cached_property
    def successors(self) -> dict[int, int]:
        """Of each body that has closed, which took its work over. One query, once."""
        from goldthread.foundations.agencies.models import Organisation

        closed = Organisation.objects.filter(successor__isnull=False)
        return dict(closed.values_list("pk", "successor_id"))

    def holds(self, roles: Collection[Role], *, partnership: int) -> bool:
        return any(p.role in roles and p.partnership == partnership for p in self.posts)

    def holds_for(self, roles: Collection[Role], *, organisation: int) -> bool:
        return any(p.role in roles and p.organisation == organisation for p in self.posts)


def standing(user: Any) -> Standing:
    """Today's standing. A request works it out once and keeps it on its user (see middleware)."""
    kept: Standing | None = getattr(user, "standing_in_request", None)
    if kept is not None:
        return kept
    from goldthread.foundations.agencies.models import Membership

    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return Standing(())
    rows = Membership.objects.current(timezone.localdate()).filter(person=user)
    return Standing(
        tuple(
            Post(partnership, organisation, Role(role))
            for partnership, organisation, role in rows.values_list(
                "partnership_id", "organisation_id", "role"
            )
        )
    )


def answers_for(user: Any, roles: Collection[Role]) -> set[int]:
    """Ids of the bodies for which this person's bodies answer today: their own and its forebears.

    A body that closed is not answered for by its own people, but by those of its heir. One query
    in a request, and none for somebody without such a post.
    """
    where = standing(user)
    mine = set(where.organisations(roles))
    if not mine:
        return set()
    heirs = where.successors

    def today(body: int) -> int:
        seen = {body}
        while body in heirs and heirs[body] not in seen:
            body = heirs[body]
            seen.add(body)
        return body

    return {body for body in mine | heirs.keys() if today(body) in mine}
