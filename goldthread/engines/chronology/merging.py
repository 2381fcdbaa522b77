"""Agencies' returns to one chronology, with its doubts showing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from goldthread.engines.chronology.conflicts import Conflict, Spread, conflicts
from goldthread.engines.chronology.entry import Entry, Problem
from goldthread.engines.chronology.kept import Ordered
from goldthread.engines.chronology.matching import Link, same_event
from goldthread.engines.chronology.numbered import numbered, together
from goldthread.engines.chronology.reading import Return
from goldthread.engines.chronology.silences import (
    LONGER_THAN,
    Coverage,
    Silence,
    coverage,
    period_of,
    silences,
)


@dataclass(slots=True)
class Chronology:
    """Every row of every return once, in date order, and what was found in them."""

    entries: Sequence[Entry]
    same_event: list[Link]
    conflicts: list[Conflict]
    silences: list[Silence]
    problems: list[Problem]
    coverage: list[Coverage]
    period: tuple[date, date] | None = None
    longer_than: int = LONGER_THAN
    notes: list[str] = field(default_factory=list)


def merge(
    returns: Sequence[Return],
    *,
    longer_than: int = LONGER_THAN,
    begins: date | None = None,
    ends: date | None = None,
    spread: Spread = map,
) -> Chronology:
    """`longer_than`: days from which nothing written is called a silence. `begins` and `ends`: the
    period under review, where it is known. `spread`: a `map` that uses more processes."""
    known = together([one.numbers or numbered(one.entries) for one in returns])
    order = known.in_order()
    entries = Ordered([one.entries for one in returns], order)
    links = same_event(entries, known.taken(order))
    return Chronology(
        entries,
        links,
        conflicts(links, spread, entries),
        silences(returns, longer_than=longer_than, begins=begins, ends=ends),
        [problem for one in returns for problem in one.problems],
        coverage(returns, period_of(returns, begins, ends)),
        period_of(returns, begins, ends),
        longer_than,
        [note for one in returns for note in one.notes],
    )
