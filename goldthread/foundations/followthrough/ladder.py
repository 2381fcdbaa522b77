"""Who stands on each rung of the ladder of challenge, for every action of a partnership at once."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.foundations.agencies.models import Conflict, Matter, Membership, Partnership, Seat
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, CASE_ROLES, Role
from goldthread.foundations.followthrough.querysets import SHARED
from goldthread.foundations.records.facts import current
from goldthread.rules.followthrough import Rung


class Ladder:
    """A partnership's people on one day, read in four queries; asking about an action costs none.

    Somebody stands on a rung only if they can see the action: with a conflict of interest in its
    matter, or without a seat where only seats open it, they could not answer.
    """

    def __init__(self, partnership: Partnership | int, *, today: date | None = None) -> None:
        pk = partnership if isinstance(partnership, int) else partnership.pk
        on = today or timezone.localdate()
        posts = Membership.objects.current(on).filter(partnership=pk, person__is_active=True)
        self.roles: dict[Role, set[int]] = defaultdict(set)
        self.posts: dict[tuple[int | None, Role], set[int]] = defaultdict(set)
        for person, body, role in posts.values_list("person", "organisation", "role"):
            self.roles[Role(role)].add(person)
            self.posts[body, Role(role)].add(person)
        self.unit = set().union(*(self.roles[role] for role in BUSINESS_UNIT))
        seats = Seat.objects.opening(on).filter(matter__partnership=pk)
        self.seats = _by_matter(seats.values_list("matter", "holder"))
        conflicts = Conflict.objects.filter(current(on), matter__partnership=pk)
        self.conflicts = _by_matter(conflicts.values_list("matter", "person"))
        closed = Matter.objects.filter(partnership=pk).exclude(circle=Matter.Circle.PARTNERSHIP)
        circles = dict(closed.values_list("pk", "circle"))
        self.by_seat_only = set(circles)
        self.live = {pk for pk, circle in circles.items() if circle == Matter.Circle.WORKERS}
        self._shared: dict[tuple[Rung, int | None], set[int]] = {}

    def people(self, action: Any, rung: Rung) -> set[int]:
        """Ids of the people who stand on a rung for an action."""
        if rung in SHARED:
            return self._on_shared(rung, action.matter_id)
        body, kept_away = action.organisation_id, self.conflicts[action.matter_id]
        if rung is Rung.SIGNATORY:
            return self._with_the_family(action, self.posts[body, Role.SIGNATORY]) - kept_away
        if any(action.owner_id in self.posts[body, role] for role in CASE_ROLES):
            return self._with_the_family(action, {action.owner_id}) - kept_away
        return set()

    def _with_the_family(self, action: Any, people: set[int]) -> set[int]:
        """In live work nobody is asked about a family with whom they do not work."""
        return people & self.seats[action.matter_id] if action.matter_id in self.live else people

    def manned(self, action: Any) -> frozenset[Rung]:
        """Rungs on which somebody stands."""
        return frozenset(rung for rung in Rung if self.people(action, rung))

    def _on_shared(self, rung: Rung, matter: int | None) -> set[int]:
        if (rung, matter) not in self._shared:
            found = set().union(*(self.roles[role] for role in SHARED[rung]))
            if matter in self.by_seat_only:
                found &= self.seats[matter] | (set() if matter in self.live else self.unit)
            self._shared[rung, matter] = found - self.conflicts[matter]
        return self._shared[rung, matter]


def _by_matter(pairs: Iterable[tuple[int, int]]) -> dict[int | None, set[int]]:
    found: dict[int | None, set[int]] = defaultdict(set)
    for matter, person in pairs:
        found[matter].add(person)
    return found
