"""What to mind before anything is sent or said to a family as a whole, put there by later rooms.

A joint letter or an invitation can reach the person who harms. Whoever writes to a family asks
`of(family)`, and the overview shows it first. Said only to those who may read the record.
"""

from collections.abc import Callable

from goldthread.casework.safeguards.models import Family

Cautions = Callable[[Family], list[str]]

_CAUTIONS: dict[str, Cautions] = {}


def register(room: str, cautions: Cautions) -> None:
    """Called from a room's `AppConfig.ready`. `cautions`: whole sentences; a fixed number of
    queries.
    """
    _CAUTIONS[room] = cautions


def of(family: Family) -> list[str]:
    return [words for room in sorted(_CAUTIONS) for words in _CAUTIONS[room](family)]
