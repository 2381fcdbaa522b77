"""Two versions of an agency's chronology: which row goes on as which, what else differs.

Rows are matched by what they say: the same words first, then the same day with most of the words,
then most of the words on another day. Values in, values out.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

ALIKE_ON_A_DAY = 0.5  # share of words in common, from which rows of one day are one
ALIKE_ANYWHERE = 0.72  # the same, for rows of different days
_WORD = re.compile(r"\w+")
_RARE = 4  # words by which a row is looked up among those of other days
_COMMON = 40  # rows in which a word may stand and still be rare
_FEW = 40  # rows of which each is compared with each


@dataclass(frozen=True)
class Row:
    """`key` is the caller's; `texts` are all its words, the event's first."""

    key: int
    day: date | None
    time: str
    texts: tuple[str, ...]

    @property
    def content(self) -> tuple[object, ...]:
        return (self.day, self.time, self.texts)


@dataclass(frozen=True)
class Versions:
    """`pairs`: (old key, new key) of rows that go on. `changed`: new keys of those that say
    something else now. `added`: new keys; `removed`: old keys."""

    pairs: list[tuple[int, int]]
    changed: set[int]
    added: list[int]
    removed: list[int]


def compare(
    old: Sequence[Row], new: Sequence[Row], *, paired: Iterable[tuple[int, int]] = ()
) -> Versions:
    """`paired`: those that are known to go on."""
    olds, news = {row.key: row for row in old}, {row.key: row for row in new}
    pairs = [(a, b) for a, b in paired if a in olds and b in news]
    left_old = {k: r for k, r in olds.items() if k not in {a for a, _ in pairs}}
    left_new = {k: r for k, r in news.items() if k not in {b for _, b in pairs}}
    for step in (_same, _same_day, _elsewhere):
        found = step(list(left_old.values()), list(left_new.values()))
        pairs += found
        for a, b in found:
            del left_old[a], left_new[b]
    changed = {b for a, b in pairs if olds[a].content != news[b].content}
    return Versions(
        pairs,
        changed,
        [r.key for r in new if r.key in left_new],
        [r.key for r in old if r.key in left_old],
    )


def _same(old: list[Row], new: list[Row]) -> list[tuple[int, int]]:
    """The same words on the same day; where a row stands twice, the first with the first."""
    waiting: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for row in reversed(old):
        waiting[row.content].append(row.key)
    return [(waiting[row.content].pop(), row.key) for row in new if waiting[row.content]]


def _same_day(old: list[Row], new: list[Row]) -> list[tuple[int, int]]:
    olds: dict[date | None, list[Row]] = defaultdict(list)
    news: dict[date | None, list[Row]] = defaultdict(list)
    for row in old:
        olds[row.day].append(row)
    for row in new:
        news[row.day].append(row)
    return [
        pair
        for day in olds.keys() & news.keys()
        for pair in _alike_in(olds[day], news[day], ALIKE_ON_A_DAY)
    ]


def _elsewhere(old: list[Row], new: list[Row]) -> list[tuple[int, int]]:
    """Rows whose date was corrected."""
    return _alike_in(old, new, ALIKE_ANYWHERE)


def _alike_in(old: list[Row], new: list[Row], least: float) -> list[tuple[int, int]]:
    """The most alike rows of two lists. Where there are many, only those are compared that share
    one of the new row's rarest words."""
    bags = {row.key: _bag(row) for row in old}
    times = {row.key: row.time for row in old}
    stands: dict[str, list[int]] = defaultdict(list)
    for key, bag in bags.items():
        for word in bag:
            stands[word].append(key)
    found = []
    for row in new:
        bag = _bag(row)
        near = bags.keys() if len(old) <= _FEW else _sharing(bag, stands)
        for key in near:
            alike = _alike(bags[key], bag)
            if alike >= least:
                found.append((alike + (row.time == times[key]) * 0.2, key, row.key))
    return _best(found)


def _sharing(bag: Counter[str], stands: dict[str, list[int]]) -> set[int]:
    rare = (word for word in bag if 0 < len(stands.get(word, ())) <= _COMMON)
    words = sorted(rare, key=lambda word: len(stands[word]))
    return {key for word in words[:_RARE] for key in stands[word]}


def _best(found: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Each row once, the most alike first."""
    used_old: set[int] = set()
    used_new: set[int] = set()
    pairs = []
    for _, a, b in sorted(found, key=lambda one: (-one[0], one[1], one[2])):
        if a not in used_old and b not in used_new:
            used_old.add(a)
            used_new.add(b)
            pairs.append((a, b))
    return pairs


def _bag(row: Row) -> Counter[str]:
    return Counter(_WORD.findall(" ".join(row.texts).lower()))


def _alike(a: Counter[str], b: Counter[str]) -> float:
    """Share of words in common (Dice), 0 to 1; two rows without words are alike."""
    whole = a.total() + b.total()
    return 2 * (a & b).total() / whole if whole else 1.0
