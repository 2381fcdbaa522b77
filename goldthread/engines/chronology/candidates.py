"""Which entries are worth comparing: of neighbouring days, with something rare in common.

All in arrays (numpy), some thousand entries at once: between a hundred thousand entries there are
millions of things in common, and only a few thousand pairs worth a closer look.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from goldthread.engines.chronology.bags import Bags, Lists, Numbers, distinct, spread

NEAR_DAYS = 1
FAR_DAYS = 14  # accounts that disagree about the date are looked for this far
CROWD = 24  # entries of a day and the day before, from which only rare features bring two together
POSTINGS = 24  # entries that a feature may bring together, once a day is crowded
KEPT = 3  # candidates of an entry that are compared in full, on a crowded day
KEPT_FAR = 10  # entries of the last days that a feature may bring together
TELLING = 8  # rarest features of an entry, by which others are found
ENOUGH = 1.0  # worth of what two must share, to be compared at all
_AT_ONCE = 30_000  # entries in windows of two days


@dataclass(slots=True)
class Days:
    """Entries in the order of their first day. `first`, `last`: days; `agency`: whose, in numbers;
    `key`: which agency of the vocabulary that is, -1 for none;
    `told`: the day that their words tell of where that is another, else 0."""

    first: Numbers
    last: Numbers
    agency: Numbers
    key: Numbers
    bags: Bags
    features: "Features"
    told: Numbers


@dataclass(slots=True)
class Features:
    """Happenings and words of each entry, the rarest first. A feature is its place among all by
    worth, and `worth` says how much each is worth."""

    lists: Lists
    worth: Numbers

    def rarest(self) -> Lists:
        """Of each entry the few rarest."""
        counts = np.minimum(self.lists.counts, TELLING)
        return Lists(self.lists.flat[spread(self.lists.starts, counts)], counts)


def features_of(bags: Bags, kinds: Numbers, stems: Numbers) -> Features:
    """`kinds`, `stems`: how rare each is. Happenings come first of those as rare as others."""
    worth = np.concatenate([1.5 * kinds, stems])
    by_worth = np.argsort(-worth, kind="stable")
    place = np.empty(len(worth), np.int64)
    place[by_worth] = np.arange(len(worth))
    entry = np.concatenate([bags.kinds.rows(), bags.stems.rows()])
    feature = np.concatenate([place[bags.kinds.flat], place[len(kinds) + bags.stems.flat]])
    keys = np.sort(entry << 32 | feature)
    counts = bags.kinds.counts + bags.stems.counts
    return Features(Lists((keys & 0xFFFFFFFF).astype(np.int32), counts), worth[by_worth])


@dataclass(slots=True)
class Found:
    """Pairs of entries, the earlier one first, and what is asked of each beyond the usual."""

    one: Numbers
    other: Numbers
    toll: Numbers

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        return zip(self.one.tolist(), self.other.tolist(), self.toll.tolist(), strict=True)


@dataclass(slots=True)
class _Window:
    """Entries of some windows: the number of each one's window, ascending, and the entry."""

    window: Numbers
    entry: Numbers


def near_pairs(days: Days) -> Found:
    """Pairs of different agencies whose days overlap or touch, and that share something.

    Each with a toll: on a crowded day chance brings more together, so more is asked of a pair.
    """
    windows = _windows(days)
    if not len(windows.entry):
        return Found(windows.entry, windows.entry, windows.entry)
    sizes = np.bincount(windows.window)
    crush = np.log(np.maximum(sizes, 1) / CROWD)
    toll = np.where(sizes > CROWD, 1.5 * crush + 0.3 * crush * crush, 0.0)
    rarest, named = days.features.rarest(), _named(days)
    found = []
    for some in _parts(windows, sizes):
        crowded = sizes[some.window] > CROWD
        quiet = _Window(some.window[~crowded], some.entry[~crowded])
        busy = _Window(some.window[crowded], some.entry[crowded])
        found.append(_quiet(days, quiet, named))
        found.append(_crowded(days, busy, rarest, ENOUGH + toll / 3))
    window, one, other = (np.concatenate(each) for each in zip(*found, strict=True))
    # A pair that stands in two windows counts in the first.
    order = np.lexsort((window, other, one))
    window, one, other = window[order], one[order], other[order]
    new = _starts(one << 32 | other)
    return Found(one[new], other[new], toll[window[new]])


def _windows(days: Days) -> _Window:
    """Each entry stands in the window of each of its days, and of the day after; and so for the day
    of which its words tell."""
    lengths = days.last - days.first + 1
    other = np.flatnonzero(days.told)
    entry = np.concatenate([np.repeat(np.arange(len(lengths)), lengths), other])
    day = np.concatenate([spread(days.first, lengths), days.told[other]])
    there = distinct(day)
    after = np.isin(day + 1, there, kind="table") if len(there) else np.zeros(0, bool)
    keys = distinct(
        np.concatenate([day << 32 | entry, (day[after] + 1) << 32 | entry[after]]).astype(np.int64)
    )
    return _Window(np.searchsorted(there, keys >> 32), keys & 0xFFFFFFFF)


def _parts(windows: _Window, sizes: Numbers) -> Iterator[_Window]:
    """Whole windows, some thousand entries at once: memory does not grow with their number."""
    ends = np.cumsum(sizes)
    start = 0
    while start < len(windows.entry):
        end = int(ends[max(np.searchsorted(ends, start + _AT_ONCE, side="right") - 1,
                           np.searchsorted(ends, start, side="right"))])  # fmt: skip
        yield _Window(windows.window[start:end], windows.entry[start:end])
        start = end


def _together(
    some: _Window, lists: Lists, most: int | None = None
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Every two of a window that have a feature in common: (one, other, place of the feature in the
    list of the other, feature), as places in `some`. With `most`, the first so many have a feature,
    and who comes later is not brought together by it."""
    counts = lists.counts[some.entry]
    starts = lists.starts[some.entry]
    member = np.repeat(np.arange(len(some.entry)), counts)
    flat = spread(starts, counts)
    place = flat - np.repeat(starts, counts)
    keys = some.window[member].astype(np.int64) << 32 | lists.flat[flat]
    order = np.argsort(keys, kind="stable")
    keys, member, place = keys[order], member[order], place[order]
    before = _before(keys)
    late = np.flatnonzero((before > 0) if most is None else (before > 0) & (before <= most))
    times = before[late]
    one = member[spread(late - times, times)]
    back = np.repeat(late, times)
    return one, member[back], place[back], (keys[back] & 0xFFFFFFFF).astype(np.int32)


def _named(days: Days) -> Numbers:
    """A row for each entry, true at the agencies that it names; the last column is of no agency."""
    table = np.zeros((len(days.first), int(days.key.max(initial=0)) + 2), bool)
    rows, numbers = days.bags.named.rows(), days.bags.named.flat
    known = numbers < table.shape[1] - 1
    table[rows[known], numbers[known]] = True
    return table


def _quiet(days: Days, some: _Window, named: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """(window, one, other): all that share anything, or of which one names the other's agency."""
    one, other, _, _ = _together(some, days.features.lists)
    sizes = np.bincount(some.window)[some.window]
    ends = np.cumsum(np.bincount(some.window))[some.window]
    times = ends - np.arange(len(sizes)) - 1
    first = np.repeat(np.arange(len(sizes)), times)
    second = spread(np.arange(len(sizes)) + 1, times)
    a, b = some.entry[first], some.entry[second]
    speaks = named[a, days.key[b]] | named[b, days.key[a]]
    keys = distinct(
        np.concatenate([one.astype(np.int64) << 32 | other,
                        first[speaks].astype(np.int64) << 32 | second[speaks]])
    )  # fmt: skip
    one, other = keys >> 32, keys & 0xFFFFFFFF
    window, a, b = some.window[one], some.entry[one], some.entry[other]
    apart = days.agency[a] != days.agency[b]
    return window[apart], a[apart], b[apart]


def _crowded(
    days: Days, some: _Window, rarest: Lists, enough: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    """(window, one, other): by rare happenings and words only; each entry with its few best."""
    one, other, place, feature = _together(some, rarest, POSTINGS)
    one, other, place, worth = _summed(one, other, place, days.features.worth[feature])
    window, a, b = some.window[other], some.entry[one], some.entry[other]
    fit = (worth >= enough[window]) & (days.agency[a] != days.agency[b])
    one, other, place, worth = one[fit], other[fit], place[fit], worth[fit]
    order = np.lexsort((one, place, -worth, other))
    one, other = one[order], other[order]
    few = _before(other) < KEPT
    one, other = one[few], other[few]
    return some.window[other], some.entry[one], some.entry[other]


def _summed(
    one: Numbers, other: Numbers, place: Numbers, worth: Numbers
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Each pair once: the first place of what it shares, and the worth of all of it."""
    keys = other.astype(np.int64) << 32 | one
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    begins = _starts(keys)
    if not len(begins):
        return one, other, place, worth
    return (
        keys[begins] & 0xFFFFFFFF, keys[begins] >> 32,
        np.minimum.reduceat(place[order], begins), np.add.reduceat(worth[order], begins),
    )  # fmt: skip


def far_pairs(days: Days) -> Sequence[tuple[int, int]]:
    """Pairs some days apart that share something rare.

    A feature brings an entry together with the last few that have it, no more; where days are
    crowded, any two entries have something in common, and none are looked for.
    """
    first = days.first
    alone = np.ones(len(first), bool)
    alone[CROWD:] = first[CROWD:] - first[:-CROWD] > NEAR_DAYS
    chosen = np.flatnonzero(alone & (days.last == first))
    found: list[tuple[int, int]] = []
    for one, other, worth in _lately(days, chosen):
        fit = (worth >= ENOUGH) & (days.agency[one] != days.agency[other])
        fit &= first[other] - first[one] > NEAR_DAYS
        found += zip(one[fit].tolist(), other[fit].tolist(), strict=True)
    return found


def _lately(days: Days, chosen: Numbers) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
    """(one, other, worth): each of the chosen entries with the last few that have one of its
    features and lie a few days back."""
    lists = days.features.rarest().taken(chosen)
    order = np.argsort(lists.flat, kind="stable")
    feature, member = lists.flat[order], lists.rows()[order]
    times = np.minimum(_before(feature), KEPT_FAR)
    for start in range(0, len(chosen), _AT_ONCE):
        late = np.flatnonzero((member >= start) & (member < start + _AT_ONCE) & (times > 0))
        one = chosen[member[spread(late - times[late], times[late])]]
        back = np.repeat(late, times[late])
        other = chosen[member[back]]
        close = days.first[other] - days.first[one] <= FAR_DAYS
        one, other, back = one[close], other[close], back[close]
        one, other, _, worth = _summed(one, other, back, days.features.worth[feature[back]])
        yield one, other, worth


def _starts(keys: Numbers) -> Numbers:
    """Where something new begins in sorted numbers."""
    return np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])[: len(keys)])


def _before(keys: Numbers) -> Numbers:
    """How many of the same stand before each, in sorted numbers."""
    starts = _starts(keys)
    return np.arange(len(keys)) - np.repeat(starts, np.diff(np.append(starts, len(keys))))
