"""Real names in what an agency is about to send, where codes should stand: said, never a wall."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from goldthread.casework.submissions.models import Call, Entry
from goldthread.foundations.people.naming import code_list
from goldthread.foundations.people.spotting import Place, spotted

SHOWN = 10  # entries; more are counted
TYPED = ("event", "response", "comment", "about")


@dataclass(frozen=True)
class Named:
    """Entries in which names of the code list stand; `more`: how many are not listed."""

    places: list[Place]
    more: int


def names_in(call: Call, entries: Sequence[Entry]) -> Named:
    """Callers have permitted the entries. Two queries, however many entries."""
    codes = code_list(call.review.matter, call.answering)
    if not codes or not spotted("\n".join(map(_typed, entries)), codes):
        return Named([], 0)
    found = [(entry, names) for entry in entries if (names := spotted(_typed(entry), codes))]
    places = [
        Place(
            f"{entry.date_text or 'No date'}, entry {entry.number}",
            reverse("chronology_entry_change", args=[entry.pk]),
            names,
        )
        for entry, names in found[:SHOWN]
    ]
    return Named(places, len(found) - len(places))


def _typed(entry: Entry) -> str:
    return "\n".join([*(getattr(entry, name) for name in TYPED), *map(str, entry.other.values())])
