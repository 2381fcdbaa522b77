"""Entries and calls of the database as the engine takes them, and what it finds of two alone."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.utils.text import slugify

from goldthread.casework.submissions.models import Call, Entry, StepKind
from goldthread.engines.chronology import Return
from goldthread.engines.chronology.conflicts import conflicts
from goldthread.engines.chronology.entry import Entry as Row
from goldthread.engines.chronology.matching import Link
from goldthread.engines.chronology.pairs import log_odds, marked, rarity, read_traits, spoken
from goldthread.rules.dates import Written


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


@lru_cache(maxsize=1024)
def _agency(name: str, code: str) -> str:
    """What the engine calls an agency: its whole name, by which it knows who names whom, and the
    code, which is its alone in the review."""
    whole = slugify(name)
    return code if whole in ("", code) else f"{whole}-{code}"


def agency_asked(call: Call) -> str:
    return _agency(call.organisation.name, call.code)


def agency_of(entry: Entry) -> str:
    return _agency(entry.organisation.name, entry.ref.rpartition(":")[0])


def engine_ref(entry: Entry) -> str:
    """What the engine calls the entry."""
    return f"{agency_of(entry)}:{entry.number}"


def row_of(entry: Entry, agency: str) -> Row:
    when = Written(
        entry.earliest, entry.latest, entry.uncertain, entry.time or None, entry.edtf or None,
        "day" if entry.earliest else "none",
    )  # fmt: skip
    return Row(
        agency=agency, row=entry.number, date_text=entry.date_text, when=when,
        time=entry.time or None, source=entry.source or None, event=entry.event,
        response=entry.response or None, comment=entry.comment or None, other=entry.other,
        sequence=entry.sequence, first=_ordinal(entry.earliest), last=_ordinal(entry.latest),
        is_nil=entry.is_nil,
    )  # fmt: skip


def returns_of(calls: Iterable[Call], entries: Iterable[Entry]) -> list[Return]:
    """One return for each agency that is asked and not excused. `calls`: with their last step."""
    by_body: dict[int, Return] = {}
    for call in calls:
        nil = "declared" if call.last_step == StepKind.NIL else ""  # type: ignore[attr-defined]
        by_body[call.organisation_id] = Return(agency_asked(call), nil=nil, came=False)
    for entry in entries:
        one = by_body.get(entry.organisation_id)
        if one is None:
            one = by_body[entry.organisation_id] = Return(agency_of(entry))
        one.came = True
        one.entries.append(row_of(entry, one.agency))
    return list(by_body.values())


def with_names(words: str, *accounts: Entry) -> str:
    """What the engine says by what it calls an agency, said by the agency's name."""
    for one in accounts:
        words = words.replace(spoken(agency_of(one)), str(one.organisation))
    return words


def conflicts_between(one: Entry, other: Entry) -> dict[str, str]:
    """What contradicts between two accounts that a person put together: about what, and why."""
    rows = [row_of(one, agency_of(one)), row_of(other, agency_of(other))]
    traits = read_traits(rows)
    rare = rarity(traits)
    marks = [marked(row, of, rare) for row, of in zip(rows, traits, strict=True)]
    found = conflicts([Link(marks[0], marks[1], log_odds(marks[0], marks[1], rare), [])])
    return {each.about: with_names(each.because, one, other) for each in found}
