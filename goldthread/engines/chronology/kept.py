"""Many entries held as the lines of JSON that are written of them, and as objects only when asked.

A million entries as objects are some thousand megabytes; as lines they are a few hundred, pass from
one process to another at once, and are written as they are.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from json.encoder import encode_basestring as quoted
from typing import overload

import numpy as np

from goldthread.engines.chronology.bags import Numbers
from goldthread.engines.chronology.entry import Entry
from goldthread.rules.dates import Written


def line_of(entry: Entry) -> str:
    """An entry as docs/schemas/chronology.schema.json has it: what `as_json` says, made at once."""
    other = ", ".join([f"{quoted(name)}: {quoted(text)}" for name, text in entry.other.items()])
    agency = quoted(entry.agency)
    return (
        f'{{"ref": {agency[:-1]}:{entry.row}", "agency": {agency}, "row": {entry.row}, '
        f'"date_text": {quoted(entry.date_text)}, {_when(entry.when)}, "time": {_or(entry.time)}, '
        f'"source": {_or(entry.source)}, "event": {quoted(entry.event)}, '
        f'"response": {_or(entry.response)}, "comment": {_or(entry.comment)}, '
        f'"other": {{{other}}}}}'
    )


def _or(text: str | None) -> str:
    return "null" if text is None else quoted(text)


def _when(when: Written) -> str:
    uncertain = "true" if when.uncertain else "false"
    return (
        f'"earliest": {_day(when.earliest)}, "latest": {_day(when.latest)}, '
        f'"uncertain": {uncertain}, "edtf": {_or(when.edtf)}'
    )


def _day(day: date | None) -> str:
    return f'"{day.isoformat()}"' if day else "null"


def _entry(line: bytes) -> Entry:
    """From its line. How its date was told and its place among the untimed are not kept."""
    said = json.loads(line)
    days = [said[name] and date.fromisoformat(said[name]) for name in ("earliest", "latest")]
    when = Written(days[0], days[1], said["uncertain"], said["time"], said["edtf"])
    return Entry(
        said["agency"], said["row"], said["date_text"], when, said["time"], said["source"],
        said["event"], said["response"], said["comment"], said["other"],
        first=days[0].toordinal() if days[0] else 0, last=days[1].toordinal() if days[1] else 0,
    )  # fmt: skip


class Kept(Sequence[Entry]):
    """An agency's entries, each made anew whenever it is asked for."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        lines = [line_of(entry).encode("utf-8", "surrogatepass") for entry in entries]
        self._lines = b"".join(lines)
        self._ends: Numbers = np.cumsum([0, *map(len, lines)])

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, number: int) -> Entry: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Entry]: ...
    def __getitem__(self, number: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        return _entry(self.line(number))

    def line(self, number: int) -> bytes:
        if not 0 <= number < len(self):
            raise IndexError(number)
        return self._lines[int(self._ends[number]) : int(self._ends[number + 1])]


class Ordered(Sequence[Entry]):
    """Entries of several agencies in one order. `order`: their places, counted on over all."""

    def __init__(self, parts: Sequence[Sequence[Entry]], order: Numbers) -> None:
        self._parts = parts
        begins = np.cumsum([0, *map(len, parts)])
        self._part: Numbers = (np.searchsorted(begins, order, side="right") - 1).astype(np.int32)
        self._place: Numbers = (order - begins[self._part]).astype(np.int32)

    def __len__(self) -> int:
        return len(self._part)

    @overload
    def __getitem__(self, number: int) -> Entry: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Entry]: ...
    def __getitem__(self, number: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        entry: Entry = self._parts[int(self._part[number])][int(self._place[number])]
        return entry

    def lines(self) -> Iterator[str]:
        """Each entry as JSON."""
        for part, place in zip(self._part.tolist(), self._place.tolist(), strict=True):
            entries = self._parts[part]
            if isinstance(entries, Kept):
                yield entries.line(place).decode("utf-8", "surrogatepass")
            else:
                yield line_of(entries[place])
