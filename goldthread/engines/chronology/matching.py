"""Entries of different agencies that tell of one occurrence, each pair with its reasons.

Compared is only what may be one: entries of neighbouring days that share a rare happening or word,
or of which one names the other's agency. Groups grow from the surest pair on, with one entry of an
agency in each, as long as the whole stays likely. Time grows with the entries, not their square.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from goldthread.engines.chronology.bags import Numbers
from goldthread.engines.chronology.candidates import Days, far_pairs, features_of, near_pairs
from goldthread.engines.chronology.entry import Entry
from goldthread.engines.chronology.grouping import Groups, Odds, Pair
from goldthread.engines.chronology.numbered import Numbered, numbered
from goldthread.engines.chronology.pairs import (
    STRENGTH,
    Mark,
    because,
    chance,
    log_odds,
    marked,
    rarity,
    worth,
)
from goldthread.engines.chronology.words import agency_key, happenings

AT_LEAST = -1.2  # log odds of a pair from which two groups are joined
FAR_AT_LEAST = -0.7  # where the days are further apart than one
LONGEST_SPAN = 31  # days: "some time that year" is no account of a day


@dataclass(frozen=True, slots=True)
class Link:
    """Two accounts of one occurrence. `score` from 0 to 1; `because` in words."""

    one: Mark
    other: Mark
    odds: float
    because: list[str]

    @property
    def score(self) -> float:
        return round(chance(self.odds), 3)

    def as_json(self) -> dict[str, object]:
        refs = [self.one.entry.ref, self.other.entry.ref]
        return {"refs": refs, "score": self.score, "because": self.because}


def same_event(entries: Sequence[Entry], known: Numbered | None = None) -> list[Link]:
    """Links between entries of different agencies, in the order of the first entry's day.

    `known`: the entries as numbers, where they are known already.
    """
    known = known or numbered(entries)
    spans = known.last - known.first
    chosen = np.flatnonzero((known.first > 0) & ~known.nil & known.told & (spans <= LONGEST_SPAN))
    chosen = chosen[np.argsort(known.first[chosen], kind="stable")]
    days = _days(known, chosen)
    marks = _Marks(entries, chosen, known)
    odds, agencies = marks.odds, days.agency.tolist()
    groups = Groups(agencies)
    near = ((one, other, AT_LEAST + toll) for one, other, toll in near_pairs(days))
    groups.grow(_sure(near, odds), odds)
    far = (
        (one, other, FAR_AT_LEAST)
        for one, other in far_pairs(days)
        if not groups.linked(other, agencies[one]) and not groups.linked(one, agencies[other])
    )
    groups.grow(_sure(far, odds), odds)
    return [
        marks.link(one, other) for group in groups.all() for one, other in combinations(group, 2)
    ]


def _days(known: Numbered, chosen: Numbers) -> Days:
    """The chosen entries with what they are looked up by."""
    kinds, stems = worth(known.bags)
    few = known.taken(chosen)
    keys = np.array([agency_key(name) for name in known.agencies] or [-1])
    classes = np.array([STRENGTH[one] for one in happenings().classes])
    strength = np.zeros(len(chosen), np.int64)
    np.maximum.at(strength, few.bags.kinds.rows(), classes[few.bags.kinds.flat])
    return Days(
        few.first.astype(np.int64), few.last.astype(np.int64), few.agency, keys[few.agency],
        strength, few.bags, features_of(few.bags, kinds, stems),
    )  # fmt: skip


class _Marks:
    """Entries with what a comparison needs, made when first asked for, and odds of pairs."""

    def __init__(self, entries: Sequence[Entry], chosen: Numbers, known: Numbered) -> None:
        self._entries, self._chosen, self._bags = entries, chosen.tolist(), known.bags
        self._rare = rarity(known.bags)
        self._made: dict[int, Mark] = {}
        self._odds: dict[tuple[int, int], float] = {}

    def __getitem__(self, number: int) -> Mark:
        mark = self._made.get(number)
        if mark is None:
            place = self._chosen[number]
            mark = marked(self._entries[place], self._bags.traits(place), self._rare)
            self._made[number] = mark
        return mark

    def odds(self, one: int, other: int) -> float:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._odds:
            self._odds[pair] = log_odds(self[pair[0]], self[pair[1]], self._rare)
        return self._odds[pair]

    def link(self, one: int, other: int) -> Link:
        a, b = self[one], self[other]
        return Link(a, b, self.odds(one, other), because(a, b, self._rare))


def _sure(pairs: Iterable[tuple[int, int, float]], odds: Odds) -> Iterator[Pair]:
    for one, other, at_least in pairs:
        if (beyond := odds(one, other) - at_least) >= 0:
            yield beyond, one, other, at_least
