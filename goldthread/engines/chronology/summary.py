"""A chronology told to a person in a terminal: what came, what is alike, what contradicts."""

from collections.abc import Iterator, Sequence

from goldthread.engines.chronology.entry import Entry
from goldthread.engines.chronology.merging import Chronology
from goldthread.engines.chronology.pairs import spoken

SHOWN = 20  # of each list; the rest is counted, and is in the files and the JSON


def summary(found: Chronology) -> Iterator[str]:
    number = len(found.entries)
    agencies = _count(len(found.coverage), "agency", "agencies")
    yield f"{_count(number, 'entry', 'entries')} from {agencies}"
    yield f", {found.period[0]} to {found.period[1]}\n" if found.period else "\n"
    for one in found.coverage:
        span = f", {one.first} to {one.last}" if one.first else ""
        yield f"  {spoken(one.agency)}: {_count(one.entries, 'entry', 'entries')}{span}"
        yield f", in {one.months_with_entries} of {one.months} months\n" if one.months else "\n"
    texts = {entry.ref: entry for entry in found.entries}
    yield from _list(
        "Accounts of one occurrence, for a person to confirm",
        [
            f"{link.one.entry.ref} and {link.other.entry.ref} ({link.score:.2f}): "
            f"{'; '.join(link.because)}"
            for link in found.same_event
        ],
    )
    yield from _list(
        "Accounts that cannot both be right",
        [
            f"{c.about}: {c.because}\n     {_short(texts[c.refs[0]])}\n     "
            f"{_short(texts[c.refs[1]])}"
            for c in found.conflicts
        ],
    )
    yield from _list(
        f"Silences of more than {found.longer_than} days",
        [
            f"{spoken(s.agency) if s.agency else 'everybody'}: {s.start} to {s.end}, {s.days} "
            "days, "
            f"{s.kind.replace('-', ' ')}"
            for s in found.silences
        ],
    )
    yield from _list("Look at these", [f"{p.ref}: {p.message}" for p in found.problems])
    yield from (f"Note: {note}\n" for note in found.notes)


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    yield f"\n{title}: {len(lines) or 'none'}\n"
    yield from (f"  {line}\n" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"  and {len(lines) - SHOWN:,} more: use --json or --xlsx\n"


def _short(entry: Entry) -> str:
    words = " ".join(entry.event.split())
    return f"{entry.ref}, {entry.date_text}: {words[:100]}{'…' if len(words) > 100 else ''}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
