"""The lists of a chronology as headings and rows, the same for Word and Excel."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from goldthread.engines.chronology.entry import Entry
from goldthread.engines.chronology.merging import Chronology
from goldthread.engines.chronology.pairs import spoken


class Sheet(NamedTuple):
    """`says` describes the table to somebody who cannot see it; `widths` are shares of the page.
    Cells are text or days."""

    title: str
    says: str
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    rows: Iterator[tuple[str | date, ...]]


def sheets(found: Chronology) -> list[Sheet]:
    return [
        Sheet(
            "Chronology", "Every entry of every agency in date order; those without a date last.",
            ("Date as written", "Earliest", "Latest", "Time", "Agency", "Source", "Event",
             "Response", "Agency's comment", "Other columns", "Linked with", "Ref"),
            (12, 10, 10, 7, 14, 12, 50, 30, 24, 24, 16, 12), _entries(found),
        ),
        Sheet(
            "Same event", "Pairs of entries that may tell of one occurrence, and why.",
            ("First", "Second", "Likely", "Because", "First account", "Second account"),
            (12, 12, 8, 40, 40, 40), _links(found),
        ),
        Sheet(
            "Conflicts", "Pairs of accounts of one occurrence that cannot both be right.",
            ("About", "First", "Second", "What they say", "First account", "Second account"),
            (10, 12, 12, 40, 40, 40), _conflicts(found),
        ),
        Sheet(
            "Silences", f"Stretches of more than {found.longer_than} days without an entry.",
            ("Agency", "From", "To", "Days", "Kind"), (24, 12, 12, 8, 16),
            ((spoken(s.agency) if s.agency else "everybody", s.start.isoformat(), s.end.isoformat(),
              str(s.days), s.kind.replace("-", " ")) for s in found.silences),
        ),
        Sheet(
            "Coverage", "How many entries each agency has, and in how many months.",
            ("Agency", "Entries", "First", "Last", "Months with entries", "Months"),
            (24, 10, 12, 12, 16, 10),
            ((spoken(c.agency), str(c.entries), str(c.first or ""), str(c.last or ""),
              str(c.months_with_entries), str(c.months)) for c in found.coverage),
        ),
        Sheet(
            "To look at", "What a person must look at, with the row that it is about.",
            ("Ref", "Column", "What"), (14, 20, 90),
            ((p.ref, p.column or "", p.message) for p in found.problems),
        ),
    ]  # fmt: skip


def _entries(found: Chronology) -> Iterator[tuple[str, ...]]:
    linked: dict[str, list[str]] = defaultdict(list)
    for link in found.same_event:
        one, other = link.one.entry.ref, link.other.entry.ref
        linked[one].append(other)
        linked[other].append(one)
    for entry in found.entries:
        yield (
            entry.date_text,
            _day(entry, "earliest"),
            _day(entry, "latest"),
            entry.time or "",
            spoken(entry.agency),
            entry.source or "",
            entry.event,
            entry.response or "",
            entry.comment or "",
            "\n".join(f"{name}: {value}" for name, value in entry.other.items()),
            ", ".join(linked.get(entry.ref, ())),
            entry.ref,
        )


def _day(entry: Entry, which: str) -> str:
    day = getattr(entry, which)
    return f"{day.isoformat()}{' (uncertain)' if entry.when.uncertain else ''}" if day else ""


def _links(found: Chronology) -> Iterator[tuple[str, ...]]:
    for link in found.same_event:
        one, other = link.one.entry, link.other.entry
        yield (
            one.ref,
            other.ref,
            f"{link.score:.2f}",
            "; ".join(link.because),
            one.event,
            other.event,
        )


def _conflicts(found: Chronology) -> Iterator[tuple[str, ...]]:
    texts = {link.one.entry.ref: link.one.entry.event for link in found.same_event}
    texts |= {link.other.entry.ref: link.other.entry.event for link in found.same_event}
    for c in found.conflicts:
        yield (c.about, *c.refs, c.because, texts[c.refs[0]], texts[c.refs[1]])
