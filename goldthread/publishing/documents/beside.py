"""What goes out beside a summary, as whoever says yes to it must know.

This room cannot look at later ones (documents made of findings, themes), so each of them registers
its answer when the application starts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from goldthread.publishing.documents.models import Summary


@dataclass(frozen=True)
class Beside:
    words: str
    href: str


Room = Callable[[Summary], Iterable[Beside]]
_ROOMS: list[Room] = []


def register(room: Room) -> None:
    """Called from a room's `AppConfig.ready`."""
    _ROOMS.append(room)


def beside(summary: Summary) -> list[Beside]:
    return [one for room in _ROOMS for one in room(summary)]
