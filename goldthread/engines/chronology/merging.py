"""Agencies' returns to one chronology, with its doubts showing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from goldthread.engines.chronology.conflicts import Conflict, conflicts
from goldthread.engines.chronology.entry import Entry, Problem
from goldthread.engines.chronology.matching import Link, same_event
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

    entries: list[Entry]
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
) -> Chronology:
    """`longer_than`: days from which nothing written is called a silence. `begins` and `ends`: the
    period under review, where it is known."""
    entries = in_order([entry for one in returns for entry in one.entries])
    links = same_event(entries)
    return Chronology(
        entries,
        links,
        conflicts(links),
        silences(returns, longer_than=longer_than, begins=begins, ends=ends),
        [problem for one in returns for problem in one.problems],
        coverage(returns, period_of(returns, begins, ends)),
        period_of(returns, begins, ends),
        longer_than,
        [note for one in returns for note in one.notes],
    )


def in_order(entries: list[Entry]) -> list[Entry]:
    """By earliest day, then time, then as given; entries without a date last."""
    undated = date.max.toordinal() + 1
    return sorted(entries, key=lambda e: (e.first or undated, e.time or "", e.sequence))
