"""What in a family's record asks for safeguarding supervision, told by the room that knows it.

Rooms beside each other do not look at each other: the room that keeps child protection plans says
here which families have one, and the room of supervision asks.
"""

from collections.abc import Callable, Collection

from goldthread.casework.safeguards.models import Family, Pregnancy

# Keys of families to keys of those for which it holds. One query at most.
Holds = Callable[[Collection[int]], set[int]]
_HOLDS: dict[str, Holds] = {}


def register(code: str, holds: Holds) -> None:
    """Called from a room's `AppConfig.ready`. Codes are those of `rules/supervision.py`."""
    _HOLDS[code] = holds


def holding(families: Collection[Family]) -> dict[int, set[str]]:
    """For each family the codes that hold today. One query for each code."""
    keys = [one.pk for one in families]
    found: dict[int, set[str]] = {pk: set() for pk in keys}
    for code, holds in _HOLDS.items():
        for pk in holds(keys):
            found[pk].add(code)
    return found


def expecting(families: Collection[int]) -> set[int]:
    """Those with an unborn child on the pathway."""
    rows = Pregnancy.objects.filter(family__in=families).expected()
    return set(rows.values_list("family", flat=True))
