"""What is late or next for each of many families, in a fixed number of queries.

The rooms that stand on this one (plans, domestic abuse, risk thinking) say theirs when the
application starts: the list of families shows the nearest, and home the first few.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.casework.safeguards.models import Ruling
from goldthread.casework.safeguards.pathways import pathways


@dataclass(frozen=True)
class Due:
    """One thing that is due for a family: no name, and nothing that a person said."""

    family: int
    day: date
    words: str

    @property
    def sentence(self) -> str:
        return self.words[:1].upper() + self.words[1:]


# Families (a QuerySet), their partnership and the day -> what is due for them, late and near.
Source = Callable[[Any, Any, date], Iterable[Due]]
_SOURCES: dict[str, Source] = {}


@dataclass(frozen=True)
class Nearest:
    due: Due
    late: int  # how many things are late for the family, this one among them


def register(room: str, source: Source) -> None:
    """Called from a room's `AppConfig.ready`."""
    _SOURCES[room] = source


def said(code: str) -> str:
    """A person's code as one says it: UBC is for tables."""
    return code.replace("UBC", "unborn child ").strip()


def lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def nearest(families: Any, partnership: Any, today: date) -> dict[int, Nearest]:
    """By the key of each family for which something is late or near."""
    found = defaultdict[int, list[Due]](list)
    for source in (on_the_way, *_SOURCES.values()):
        for one in source(families, partnership, today):
            found[one.family].append(one)
    return {
        key: Nearest(min(many, key=lambda one: one.day), sum(one.day < today for one in many))
        for key, many in found.items()
    }


def on_the_way(families: Any, partnership: Any, today: date) -> Iterator[Due]:
    """The next step of each pathway before birth, and decisions that are to be looked at again."""
    for way in pathways(partnership, families=families, today=today):
        for step in {id(one): one for one in (way.next_step, *way.late) if one}.values():
            if step.due is not None:
                words = f"{said(way.row.child.code)}: {lower(step.step.words)}"
                yield Due(way.row.family.pk, step.due, words)
    again = Ruling.objects.filter(decision__family__in=families).latest_of("decision")
    for key, day in again.filter(look_again__isnull=False).values_list(
        "decision__family", "look_again"
    ):
        yield Due(key, day, "a decision to look at again")
