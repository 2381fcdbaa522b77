"""Entries of different agencies that tell of one occurrence, each pair with its reasons.

Compared is only what may be one: entries of neighbouring days that share a rare happening or word,
or of which one names the other's agency. Groups grow from the surest pair on, with one entry of an
agency in each, as long as the whole stays likely. Time grows with the entries, not their square.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log
from typing import Any

from goldthread.engines.chronology.entry import Entry
from goldthread.engines.chronology.grouping import Groups, Odds, Pair
from goldthread.engines.chronology.pairs import (
    Mark,
    Rarity,
    because,
    chance,
    days_apart,
    log_odds,
    marked,
    rarity,
    read_traits,
)

AT_LEAST = -1.2  # log odds of a pair from which two groups are joined
FAR_AT_LEAST = -0.7  # where the days are further apart than one
NEAR_DAYS = 1
FAR_DAYS = 14  # accounts that disagree about the date are looked for this far
LONGEST_SPAN = 31  # days: "some time that year" is no account of a day
CROWD = 24  # entries of a day and the day before, from which only rare features bring two together
POSTINGS = 24  # entries that a feature may bring together, once a day is crowded
KEPT = 3  # candidates of an entry that are compared in full, on a crowded day
KEPT_FAR = 10  # entries of the last days that a feature may bring together
TELLING = 8  # rarest features of an entry, by which others are found
ENOUGH = 1.0  # worth of what two must share, to be compared at all


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


def same_event(entries: Sequence[Entry]) -> list[Link]:
    """Links between entries of different agencies, in the order of the first entry's day."""
    all_traits = read_traits(entries)
    rare = rarity(all_traits)
    marks = [
        marked(entry, of, rare)
        for entry, of in zip(entries, all_traits, strict=True)
        if entry.first
        and not entry.is_nil
        and entry.event
        and entry.last - entry.first <= LONGEST_SPAN
    ]
    marks.sort(key=lambda mark: mark.entry.first)
    del all_traits
    known: dict[tuple[int, int], float] = {}

    def odds(one: int, other: int) -> float:
        pair = (one, other) if one < other else (other, one)
        if pair not in known:
            known[pair] = log_odds(marks[pair[0]], marks[pair[1]], rare)
        return known[pair]

    groups = Groups(marks)
    near = ((one, other, AT_LEAST + toll) for one, other, toll in near_pairs(marks, rare))
    groups.grow(_sure(near, odds), odds)
    far = ((one, other, FAR_AT_LEAST) for one, other in far_pairs(marks, rare, groups))
    groups.grow(_sure(far, odds), odds)
    return [
        Link(marks[one], marks[other], odds(one, other), because(marks[one], marks[other], rare))
        for group in groups.all()
        for one, other in combinations(group, 2)
    ]


def _sure(pairs: Iterable[tuple[int, int, float]], odds: Odds) -> Iterator[Pair]:
    for one, other, at_least in pairs:
        if (beyond := odds(one, other) - at_least) >= 0:
            yield beyond, one, other, at_least


def near_pairs(marks: Sequence[Mark], rare: Rarity) -> Iterator[tuple[int, int, float]]:
    """Pairs of different agencies whose days overlap or touch, and that share something.

    Each with a toll: on a crowded day chance brings more together, so more is asked of a pair.
    """
    by_day: dict[int, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks):
        for day in range(mark.entry.first, mark.entry.last + 1):
            by_day[day].append(number)
    seen: set[tuple[int, int]] = set()
    last = None
    for day in sorted(by_day):
        before = by_day.get(day - 1, [])
        window = sorted({*before, *by_day[day]})
        if last is not None:
            seen = {pair for pair in seen if marks[pair[1]].entry.last >= day - 1}
        last = day
        crowded = len(window) > CROWD
        crush = log(len(window) / CROWD) if crowded else 0.0
        toll = 1.5 * crush + 0.3 * crush * crush
        least = ENOUGH + toll / 3
        for pair in _crowded(marks, window, rare, least) if crowded else _all_of(marks, window):
            if pair not in seen:
                seen.add(pair)
                yield *pair, toll


def _all_of(marks: Sequence[Mark], window: Sequence[int]) -> Iterator[tuple[int, int]]:
    for place, one in enumerate(window):
        a = marks[one]
        for other in window[place + 1 :]:
            b = marks[other]
            if a.entry.agency != b.entry.agency and (
                not a.kinds.isdisjoint(b.kinds) or not a.stems.isdisjoint(b.stems)
                or a.key in b.named or b.key in a.named
            ):  # fmt: skip
                yield one, other


def _crowded(
    marks: Sequence[Mark], window: Sequence[int], rare: Rarity, enough: float
) -> Iterator[tuple[int, int]]:
    """By rare happenings and words only; each entry with its few best candidates."""
    index: dict[Any, list[int]] = defaultdict(list)
    for number in window:
        mark = marks[number]
        agency = mark.entry.agency
        worth: dict[int, float] = {}
        for feature, value in telling(mark, rare):
            held = index[feature]
            if len(held) <= POSTINGS:
                for other in held:
                    worth[other] = worth.get(other, 0.0) + value
            held.append(number)
        best = [
            o for o, value in worth.items() if value >= enough and marks[o].entry.agency != agency
        ]
        if len(best) > KEPT:
            best = sorted(best, key=lambda o: -worth[o])[:KEPT]
        for other in best:
            yield other, number


def telling(mark: Mark, rare: Rarity) -> list[tuple[Any, float]]:
    """The few rarest things that an entry tells of, with their worth."""
    if not mark.telling:
        found: list[tuple[Any, float]] = [(kind, 1.5 * rare.kinds[kind]) for kind in mark.kinds]
        found += [(word, rare.stems[word]) for word in mark.stems]
        found.sort(key=_worth, reverse=True)
        mark.telling.extend(found[:TELLING])
    return mark.telling


def _worth(pair: tuple[Any, float]) -> float:
    return pair[1]


def far_pairs(marks: Sequence[Mark], rare: Rarity, groups: Groups) -> Iterator[tuple[int, int]]:
    """Pairs some days apart that share a happening and something rare, neither linked already.

    Near-linear: a feature brings an entry together with the last few that have it, no more; where
    days are crowded, any two entries have something in common, and none are looked for.
    """
    lately: dict[Any, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks):
        first = mark.entry.first
        if mark.strongest not in ("s", "m") or mark.entry.last != first:
            continue
        if number >= CROWD and first - marks[number - CROWD].entry.first <= NEAR_DAYS:
            continue
        worth: dict[int, float] = {}
        for feature, value in telling(mark, rare):
            held = lately[feature]
            while held and first - marks[held[0]].entry.first > FAR_DAYS:
                del held[0]
            for other in held:
                worth[other] = worth.get(other, 0.0) + value
            held.append(number)
            if len(held) > KEPT_FAR:
                del held[0]
        for other, value in worth.items():
            b = marks[other]
            if (
                value < ENOUGH
                or b.entry.agency == mark.entry.agency
                or b.kinds.isdisjoint(mark.kinds)
            ):
                continue
            if days_apart(mark.entry, b.entry) <= NEAR_DAYS:
                continue
            if groups.linked(number, b.entry.agency) or groups.linked(other, mark.entry.agency):
                continue
            yield other, number
