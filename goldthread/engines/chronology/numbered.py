"""What is compared of entries, as numbers: their days, whose they are, their words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from goldthread.engines.chronology.bags import Bags, Numbers, bags_of, joined
from goldthread.engines.chronology.entry import Entry


@dataclass(slots=True)
class Numbered:
    """Entries in some order. `first`, `last`: days, 0 for none. `clock`: minutes of the time beside
    the date, -1 for none. `nil`: declares no contact; `told`: says what happened. `agency`: its
    place in `agencies`."""

    agencies: list[str]
    agency: Numbers
    first: Numbers
    last: Numbers
    clock: Numbers
    sequence: Numbers
    nil: Numbers
    told: Numbers
    bags: Bags

    def taken(self, chosen: Numbers) -> "Numbered":
        """The chosen entries, in the order chosen."""
        return Numbered(
            self.agencies, self.agency[chosen], self.first[chosen], self.last[chosen],
            self.clock[chosen], self.sequence[chosen], self.nil[chosen], self.told[chosen],
            self.bags.taken(chosen),
        )  # fmt: skip

    def in_order(self) -> Numbers:
        """By earliest day, then time, then as given; entries without a date last."""
        return np.lexsort((self.sequence, self.clock, self.first, self.first == 0))


def numbered(entries: Sequence[Entry]) -> Numbered:
    agencies = list(dict.fromkeys(entry.agency for entry in entries))
    place = {name: number for number, name in enumerate(agencies)}
    return Numbered(
        agencies,
        np.array([place[entry.agency] for entry in entries], np.int32),
        np.array([entry.first for entry in entries], np.int32),
        np.array([entry.last for entry in entries], np.int32),
        np.array([_minutes(entry.time) for entry in entries], np.int32),
        np.array([entry.sequence for entry in entries], float),
        np.array([entry.is_nil for entry in entries], bool),
        np.array([bool(entry.event) for entry in entries], bool),
        bags_of([entry.matter for entry in entries], [entry.response for entry in entries]),
    )


def _minutes(time: str | None) -> int:
    return int(time[:2]) * 60 + int(time[3:5]) if time else -1


def together(of: Sequence[Numbered]) -> Numbered:
    """One after another."""
    names = list(dict.fromkeys(name for one in of for name in one.agencies))
    place = {name: number for number, name in enumerate(names)}
    return Numbered(
        names,
        _all(np.array([place[name] for name in one.agencies], int)[one.agency] for one in of),
        _all(one.first for one in of),
        _all(one.last for one in of),
        _all(one.clock for one in of),
        _all(one.sequence for one in of),
        _all(one.nil for one in of),
        _all(one.told for one in of),
        joined([one.bags for one in of]),
    )


def _all(arrays: Iterable[Numbers]) -> Numbers:
    return np.concatenate([np.zeros(0, bool), *arrays])
