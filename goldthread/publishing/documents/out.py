"""What two people let out of a review: each room that lets something out says what.

This room cannot look at later ones (translations, documents made of findings), so each of them
registers its answer when the application starts. Whatever takes things down asks here for all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from goldthread.casework.reviews.models import Review

Why = Callable[[], tuple[str, ...]]


@dataclass(frozen=True)
class Out:
    """Something that two people let out at a moment and nobody withdrew; it may be taken down.

    `blockers` says why it may not be public, as the gate sees it now. `look_again` runs the leak
    check anew where it does not hold any more, and says the same after that.
    """

    what: str
    target: int
    name: str
    href: str
    since: datetime
    writers: frozenset[int]
    blockers: Why
    look_again: Why
    part: str = ""

    @property
    def key(self) -> str:
        return ":".join(filter(None, (self.what, str(self.target), self.part)))


Room = Callable[[Review], Iterable[Out]]
_ROOMS: list[Room] = []


def register(room: Room) -> None:
    """Called from a room's `AppConfig.ready`."""
    _ROOMS.append(room)


def out_of(review: Review) -> list[Out]:
    return [one for room in _ROOMS for one in room(review)]
