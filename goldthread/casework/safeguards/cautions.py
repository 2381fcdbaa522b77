"""What to mind before anything is sent or said to a family as a whole, put there by later rooms.

A joint letter or an invitation can reach the person who harms. Whoever writes to a family asks
`of(family)`, and the overview shows it first. Said only to those who may read the record.
"""

from collections.abc import Callable

from django.utils import timezone

from goldthread.casework.safeguards.models import Family
from goldthread.foundations.records.facts import current

Cautions = Callable[[Family], list[str]]

_CAUTIONS: dict[str, Cautions] = {}


def register(room: str, cautions: Cautions) -> None:
    """Called from a room's `AppConfig.ready`. `cautions`: whole sentences; a fixed number of
    queries.
    """
    _CAUTIONS[room] = cautions


def of(family: Family) -> list[str]:
    return [words for room in sorted(_CAUTIONS) for words in _CAUTIONS[room](family)]


def before_inviting(family: Family) -> list[str]:
    """The same, and who is kept away from the record: they are asked to no meeting about it."""
    out = family.matter.conflicts.filter(current(timezone.localdate())).select_related("person")
    names = sorted({str(row.person) for row in out})
    if not names:
        return of(family)
    return [
        *of(family),
        f"{', '.join(names)}: kept away from this record. Invite them to no meeting about the "
        "family, and send them no minutes.",
    ]
