"""Entries of different agencies that tell of one occurrence, each pair with its reasons.

Compared is only what may be one: entries of neighbouring days that share a rare happening or word,
or of which one names the other's agency. Groups grow from the surest pair on, with one entry of an
agency in each, as long as the whole stays likely. Time grows with the entries, not their square.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from goldthread.engines.chronology import slips
from goldthread.engines.chronology.bags import Numbers, bags_of
from goldthread.engines.chronology.candidates import (
    NEAR_DAYS,
    Days,
    far_pairs,
    features_of,
    near_pairs,
)
from goldthread.engines.chronology.claims import without_claims
from goldthread.engines.chronology.entry import Entry
from goldthread.engines.chronology.grouping import Groups, Odds, Pair
from goldthread.engines.chronology.numbered import Numbered, numbered
from goldthread.engines.chronology.pairs import (
    Mark,
    apart,
    because,
    chance,
    log_odds,
    marked,
    rarity,
    worth,
)
from goldthread.engines.chronology.toldday import NAMES_OF_DAYS, told_day
from goldthread.engines.chronology.words import agency_key

AT_LEAST = -1.1  # log odds of a pair from which two groups are joined
BESIDE = 3.0  # log odds by which those of one day come before those of two
FAR_AT_LEAST = -1.4  # where the days are further apart than one
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
    days = _days(known, chosen, entries)
    marks = _Marks(entries, chosen, known)
    odds, agencies = marks.odds, days.agency.tolist()
    groups = Groups(agencies)
    near = ((one, other, AT_LEAST + toll) for one, other, toll in near_pairs(days))
    groups.grow(_sure(near, odds, marks.apart), odds)
    far = [
        (one, other, FAR_AT_LEAST)
        for one, other in far_pairs(days)
        if not groups.linked(other, agencies[one])
        and not groups.linked(one, agencies[other])
        and odds(one, other) >= FAR_AT_LEAST
    ]
    marks.reduce({number for one, other, _ in far for number in (one, other)})
    groups.grow(_sure(far, marks.essential_odds, marks.apart), marks.essential_odds)
    if len(chosen) <= slips.MOST:
        slipped = list(_slipped(marks, groups, agencies))
        groups.grow(slipped, marks.odds_of_slip)
    return [
        marks.link(one, other) for group in groups.all() for one, other in combinations(group, 2)
    ]


def _slipped(marks: "_Marks", groups: Groups, agencies: Sequence[int]) -> Iterator[Pair]:
    """Accounts that stand alone, and what may be the same under a day that was written wrongly."""
    of_day: dict[int, list[int]] = {}
    for number in range(len(agencies)):
        of_day.setdefault(marks[number].entry.first, []).append(number)
    for one in range(len(agencies)):
        if not groups.is_alone(one) or marks[one].told:
            continue
        for day in slips.slipped_days(marks[one].entry.first):
            for other in of_day.get(day, ()):
                if agencies[one] == agencies[other] or groups.linked(other, agencies[one]):
                    continue
                if (odds := marks.odds_of_slip(one, other)) >= 0:
                    yield odds, one, other, 0.0


def _days(known: Numbered, chosen: Numbers, entries: Sequence[Entry]) -> Days:
    """The chosen entries with what they are looked up by."""
    kinds, stems = worth(known.bags)
    few = known.taken(chosen)
    keys = np.array([agency_key(name) for name in known.agencies] or [-1])
    return Days(
        few.first.astype(np.int64), few.last.astype(np.int64), few.agency, keys[few.agency],
        few.bags, features_of(few.bags, kinds, stems), _told(few, chosen, entries),
    )  # fmt: skip


def _told(few: Numbered, chosen: Numbers, entries: Sequence[Entry]) -> Numbers:
    """The days of which entries tell where it is another than their own, else 0. Read are those
    that name a month or a day of the week, or have the three figures of a date."""
    names = np.array([word in NAMES_OF_DAYS for word in few.bags.words] or [False])
    wanted = few.bags.figures.counts >= 1
    wanted[few.bags.stems.rows()[names[few.bags.stems.flat]]] = True
    told = np.zeros(len(chosen), np.int64)
    for place in np.flatnonzero(wanted).tolist():
        entry = entries[int(chosen[place])]
        told[place] = told_day(entry.matter, entry.first)[0]
    return told


class _Marks:
    """Entries with what a comparison needs, made when first asked for, and odds of pairs."""

    def __init__(self, entries: Sequence[Entry], chosen: Numbers, known: Numbered) -> None:
        self._entries, self._chosen, self._bags = entries, chosen.tolist(), known.bags
        self._rare = rarity(known.bags)
        self._made: dict[int, Mark] = {}
        self._odds: dict[tuple[int, int], float] = {}
        self._reduced: dict[int, Mark] = {}

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

    def apart(self, one: int, other: int) -> int:
        return apart(self[one], self[other])

    def reduce(self, numbers: Iterable[int]) -> None:
        """Keeps these without the sentences that say who was seen or came, beside the whole."""
        some = sorted(numbers)
        entries = [self[number].entry for number in some]
        bags = bags_of([without_claims(e.matter) for e in entries], [e.response for e in entries])
        for place, number in enumerate(some):
            whole, of = self[number], bags.traits(place)
            kinds, stems = whole.kinds.intersection(of.kinds), whole.stems.intersection(of.stems)
            of = replace(of, kinds=tuple(kinds), stems=tuple(stems))
            self._reduced[number] = marked(whole.entry, of, self._rare)

    def essential_odds(self, one: int, other: int) -> float:
        """Days apart, what any two contacts may have in common is no sign of one occurrence."""
        whole = self.odds(one, other)
        if whole < FAR_AT_LEAST or apart(self[one], self[other]) <= NEAR_DAYS:
            return whole
        a, b = (self._reduced.get(number, self[number]) for number in (one, other))
        return min(whole, log_odds(a, b, self._rare))

    def odds_of_slip(self, one: int, other: int) -> float:
        return max(self.odds(one, other), slips.slip_odds(self[one], self[other], self._rare))

    def link(self, one: int, other: int) -> Link:
        a, b = self[one], self[other]
        odds, why = self.odds_of_slip(one, other), because(a, b, self._rare)
        if odds > self._odds.get((min(one, other), max(one, other)), odds):
            why.append(slips.spoken(a.entry.first, b.entry.first))
        return Link(a, b, odds, why)


def _sure(
    pairs: Iterable[tuple[int, int, float]], odds: Odds, off: Callable[[int, int], int]
) -> Iterator[Pair]:
    """Accounts of one day are brought together before those of neighbouring days."""
    for one, other, at_least in pairs:
        if (beyond := odds(one, other) - at_least) >= 0:
            yield beyond - (BESIDE if off(one, other) else 0), one, other, at_least
