"""Many entries' words as numbers: what happened, who is named, telling words, figures.

A text becomes a row of numbers of stems, and phrases are looked for in all rows at once (numpy), so
that an entry costs some millionths of a second and not some ten thousandths.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Any, TypeAlias

import numpy as np

from goldthread.engines.chronology.words import (
    SMALL,
    Traits,
    agencies,
    empty_stems,
    happenings,
    likened,
)

Numbers: TypeAlias = Any  # an array of numpy; its own types would say Any at every index
LONGEST = 2_000  # characters of an event that are looked at
LONGEST_RESPONSE = 400  # of a response, and only for the agencies that it names
_AT_ONCE = 2_000  # texts
_BORDER, _SMALL = 0, 1  # between two texts; a small word, left out before phrases are looked for
_MARK = "\x01"
# All that is no letter, figure, ' or & parts words.
_PARTED = bytes(c if chr(c) in "abcdefghijklmnopqrstuvwxyz0123456789&'\x01" else 32
                for c in range(256))  # fmt: skip
_LOOSE = (b"''", b"'&", b"&'", b"&&", b"' ", b" '", b"& ", b" &")  # ' and & that join no word


@dataclass(slots=True)
class Lists:
    """A short list of numbers for each entry, ascending, each once: from `starts[n]` in `flat` on,
    `counts[n]` of them."""

    flat: Numbers
    counts: Numbers
    starts: Numbers = field(init=False)

    def __post_init__(self) -> None:
        self.starts = np.cumsum(self.counts) - self.counts

    def row(self, number: int) -> list[int]:
        start = self.starts[number]
        found: list[int] = self.flat[start : start + self.counts[number]].tolist()
        return found

    def rows(self) -> Numbers:
        """The entry that each number belongs to."""
        return np.repeat(np.arange(len(self.counts)), self.counts)

    def taken(self, chosen: Numbers) -> "Lists":
        """Those of the chosen entries, in the order chosen."""
        counts = self.counts[chosen]
        return Lists(self.flat[spread(self.starts[chosen], counts)], counts)


def spread(starts: Numbers, counts: Numbers) -> Numbers:
    """start, start + 1 … for each of the counts, one after another."""
    ends = np.cumsum(counts)
    whole = int(ends[-1]) if len(ends) else 0
    return np.arange(whole) + np.repeat(starts - ends + counts, counts)


@dataclass(slots=True)
class Bags:
    """Of entries in one order. `words`: what each number of `stems` and `figures` stands for."""

    words: list[str]
    kinds: Lists
    stems: Lists
    figures: Lists
    named: Lists

    def __len__(self) -> int:
        return len(self.kinds.counts)

    def taken(self, chosen: Numbers) -> "Bags":
        return Bags(self.words, *(each.taken(chosen) for each in self._lists()))

    def _lists(self) -> tuple[Lists, ...]:
        return self.kinds, self.stems, self.figures, self.named

    def traits(self, number: int) -> Traits:
        """An entry's, with its words."""
        spell = self.words.__getitem__
        return Traits(
            tuple(self.kinds.row(number)), tuple(map(spell, self.stems.row(number))),
            tuple(self.named.row(number)), tuple(map(spell, self.figures.row(number))),
        )  # fmt: skip


def joined(bags: Sequence[Bags]) -> Bags:
    """One after another, with one list of words for all, in the alphabet's order: numbers do not
    depend on who was read first."""
    words = sorted(set(chain.from_iterable(one.words for one in bags)))
    place = {word: number for number, word in enumerate(words)}
    found: list[list[Lists]] = [[], [], [], []]
    for one in bags:
        anew = np.fromiter(map(place.__getitem__, one.words), np.int32, len(one.words))
        found[0].append(one.kinds)
        found[1].append(_renamed(one.stems, anew))
        found[2].append(_renamed(one.figures, anew))
        found[3].append(one.named)
    return Bags(words, *map(_together, found))


def _renamed(lists: Lists, anew: Numbers) -> Lists:
    flat = anew[lists.flat] if len(lists.flat) else lists.flat
    return Lists(flat[np.lexsort((flat, lists.rows()))], lists.counts)


def _together(lists: Sequence[Lists]) -> Lists:
    if not lists:
        return Lists(np.zeros(0, np.int32), np.zeros(0, np.int32))
    return Lists(
        np.concatenate([one.flat for one in lists]), np.concatenate([one.counts for one in lists])
    )


class _Words(dict[bytes, int]):
    """A word's number; a new word gets the next."""

    def __init__(self, known: Iterable[str]) -> None:
        super().__init__({_MARK.encode(): _BORDER})
        self.update((word.encode(), _SMALL) for word in SMALL)
        self.stems = ["", "", *known]
        self.of_stem = {word: number for number, word in enumerate(self.stems) if number > _SMALL}

    def __missing__(self, word: bytes) -> int:
        found = likened(word.decode())
        number = self.of_stem.get(found)
        if number is None:
            number = self.of_stem[found] = len(self.stems)
            self.stems.append(found)
        self[word] = number
        return number

    def row(self, texts: Sequence[str]) -> Numbers:
        """The numbers of all words, with a border after each text; small words left out."""
        text = f" {_MARK} ".join(texts)
        if text.count(_MARK) != len(texts) - 1:
            text = f" {_MARK} ".join(one.replace(_MARK, " ") for one in texts)
        plain = f" {text} {_MARK}".lower().replace("’", "'").encode("utf-8", "replace")
        plain = plain.translate(_PARTED)
        for loose in _LOOSE:
            plain = plain.replace(loose, b"  ")
        row = np.array(list(map(self.__getitem__, plain.split())), np.int32)
        return row[row != _SMALL]


@dataclass(slots=True)
class _Phrases:
    """Happenings and agencies as a tree of stems. `first`: the branch of a stem that begins one;
    `steps`: sorted pairs of branch and stem, `to` the branch behind each; what ends at a branch."""

    stems: list[str]
    first: Numbers
    steps: Numbers
    to: Numbers
    happened: Numbers
    named: Numbers
    longest: int


@cache
def _phrases() -> _Phrases:
    stems: dict[str, int] = {}
    branches: dict[tuple[int, int], int] = {}
    ends: tuple[dict[int, int], dict[int, int]] = {}, {}
    longest = 0
    for vocabulary, end in zip((happenings(), agencies()), ends, strict=True):
        for start, phrases in vocabulary.starts.items():
            for rest, number in phrases:
                branch = 0
                for word in (start, *rest):
                    step = branch, stems.setdefault(word, len(stems) + 2)
                    branch = branches.setdefault(step, len(branches) + 1)
                end[branch] = number
                longest = max(longest, len(rest) + 1)
    first = np.zeros(len(stems) + 3, np.int32)  # the last stands for all other words
    for (branch, number), to in branches.items():
        if not branch:
            first[number] = to
    steps = sorted((branch << 32 | number, to) for (branch, number), to in branches.items())
    told = [np.array([end.get(b, -1) for b in range(len(branches) + 1)], np.int32) for end in ends]
    return _Phrases(
        list(stems), first, np.array([s[0] for s in steps], np.int64),
        np.array([s[1] for s in steps], np.int32), told[0], told[1], longest,
    )  # fmt: skip


def _found(row: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Of the phrases that begin at a word, the longest happening and the longest agency: where each
    begins, and the two (-1 for none)."""
    held = _phrases()
    branch = held.first[np.minimum(row, len(held.first) - 1)]
    start = np.flatnonzero(branch)
    branch = branch[start]
    happened, named = held.happened[branch], held.named[branch]
    alive = np.arange(len(start))
    for far in range(1, held.longest):
        step = branch.astype(np.int64) << 32 | row[start[alive] + far]
        place = np.minimum(np.searchsorted(held.steps, step), len(held.steps) - 1)
        goes_on = held.steps[place] == step
        alive, branch = alive[goes_on], held.to[place[goes_on]]
        for told, best in ((held.happened, happened), (held.named, named)):
            ended = told[branch] >= 0
            best[alive[ended]] = told[branch[ended]]
        # The border after a text is the last word of a row: nothing goes on beyond it.
        if not len(alive):
            break
    return start, happened, named


def distinct(keys: Numbers) -> Numbers:
    """Sorted, each once: by sorting, which is three times as fast as numpy's own hashing."""
    keys = np.sort(keys)
    return keys[np.concatenate([[True], keys[1:] != keys[:-1]])] if len(keys) else keys


def _listed(entries: Numbers, numbers: Numbers, count: int) -> Lists:
    """Numbers by their entries, ascending, each once."""
    keys = distinct(entries.astype(np.int64) << 32 | numbers)
    counts = np.bincount(keys >> 32, minlength=count).astype(np.int32)
    return Lists((keys & 0xFFFFFFFF).astype(np.int32), counts)


def bags_of(events: Sequence[str], responses: Sequence[str | None]) -> Bags:
    """Of entries' events. A response is only looked at for the agencies that it names."""
    words = _Words(_phrases().stems)
    count = len(events)
    said, kinds, named = _gathered([text[:LONGEST] for text in events], words)
    also: dict[str, int] = {}
    place = [also.setdefault(text[:LONGEST_RESPONSE], len(also)) if text else -1
             for text in responses]  # fmt: skip
    if also:
        _, _, theirs = _gathered(list(also), words)
        answered = np.array(place)
        answers = np.flatnonzero(answered >= 0)
        more = theirs.taken(answered[answers])
        named = _listed(
            np.concatenate([named.rows(), answers[more.rows()]]),
            np.concatenate([named.flat, more.flat]), count,
        )  # fmt: skip
    empty = empty_stems()
    telling = np.array([len(w) > 2 and not w.isdigit() and w not in empty for w in words.stems])
    figure = np.array([len(w) > 1 and w.isdigit() for w in words.stems])
    return Bags(words.stems, kinds, _only(said, telling), _only(said, figure), named)


def _gathered(texts: Sequence[str], words: _Words) -> tuple[Lists, Lists, Lists]:
    """Words, happenings and agencies of each text."""
    found: list[list[Lists]] = [[], [], []]
    for place in range(0, len(texts), _AT_ONCE):
        some = texts[place : place + _AT_ONCE]
        row = words.row(some)
        text = np.cumsum(row == _BORDER)
        start, happened, named = _found(row)
        said = row != _BORDER
        found[0].append(_listed(text[said], row[said], len(some)))
        for numbers, lists in ((happened, found[1]), (named, found[2])):
            is_one = numbers >= 0
            lists.append(_listed(text[start[is_one]], numbers[is_one], len(some)))
    return _together(found[0]), _together(found[1]), _together(found[2])


def _only(lists: Lists, wanted: Numbers) -> Lists:
    """Those numbers that are wanted."""
    kept = wanted[lists.flat]
    counts = np.bincount(lists.rows()[kept], minlength=len(lists.counts)).astype(np.int32)
    return Lists(lists.flat[kept], counts)
