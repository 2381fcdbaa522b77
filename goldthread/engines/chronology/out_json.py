"""A chronology as JSON, a line for each entry, so that a million of them need little memory."""

import json
from collections.abc import Iterable, Iterator, Sequence

from goldthread.engines.chronology.entry import Entry
from goldthread.engines.chronology.kept import Ordered, line_of
from goldthread.engines.chronology.merging import Chronology

_encode = json.JSONEncoder(ensure_ascii=False).encode


def json_lines(found: Chronology) -> Iterator[str]:
    """The shape of docs/schemas/chronology.schema.json, in pieces."""
    yield '{"entries": ['
    yield from _joined(_lines(found.entries))
    for name, items in (
        ("same_event", found.same_event),
        ("conflicts", found.conflicts),
        ("silences", found.silences),
        ("problems", found.problems),
        ("coverage", found.coverage),
    ):
        yield f'],\n"{name}": ['
        yield from _listed(item.as_json() for item in items)
    yield '],\n"notes": ['
    yield from _listed(found.notes)
    period = [day.isoformat() for day in found.period] if found.period else None
    yield f'],\n"period": {json.dumps(period)}, "silence_days": {found.longer_than}}}\n'


def _lines(entries: Sequence[Entry]) -> Iterable[str]:
    return entries.lines() if isinstance(entries, Ordered) else map(line_of, entries)


def _listed(items: Iterable[object]) -> Iterator[str]:
    return _joined(map(_encode, items))


def _joined(lines: Iterable[str]) -> Iterator[str]:
    comma = "\n "
    for line in lines:
        yield comma + line
        comma = ",\n "
