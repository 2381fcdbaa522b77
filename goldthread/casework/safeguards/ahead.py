"""Meetings that are ahead of a family, told by the room that keeps them.

Rooms beside each other do not look at each other: the room of child protection plans says here when
a conference is due, and the room of curiosity asks what to think of before it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from goldthread.casework.safeguards.models import Family


@dataclass(frozen=True)
class Ahead:
    """`about`: the code of the child. `words`: what is due, such as "review conference"."""

    about: str
    words: str
    due: date


Tells = Callable[[Family, date], list[Ahead]]
_TELLS: dict[str, Tells] = {}


def register(room: str, tells: Tells) -> None:
    """Called from a room's `AppConfig.ready`. `tells`: the conferences that are open on a day, in a
    number of queries that does not grow.
    """
    _TELLS[room] = tells


def conferences(family: Family, today: date) -> list[Ahead]:
    """Of all rooms, the nearest first."""
    found = [one for room in sorted(_TELLS) for one in _TELLS[room](family, today)]
    return sorted(found, key=lambda one: (one.due, one.about))
