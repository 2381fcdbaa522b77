"""Conflicts noted between accounts that stand together. Nobody is said to be right."""

from collections.abc import Iterable, Mapping
from typing import Any

from goldthread.casework.chronology.combining.for_engine import (
    conflicts_between,
    engine_ref,
    with_names,
)
from goldthread.casework.chronology.models import Conflict, Link, Merge
from goldthread.casework.chronology.models.merged import Standing
from goldthread.casework.submissions.models import Entry

AT_ONCE = 500


def note_conflicts(merge: Merge, found: Iterable[Any], by_pk: Mapping[int, Entry]) -> int:
    """After a merge: what the engine found, and what it finds in pairs that people put together.

    A conflict that is there no more stays a row, with what was said of it. Returns how many stand.
    """
    links = list(
        Link.objects.filter(review=merge.review_id)
        .together()
        .select_related("one__organisation", "other__organisation")
    )
    by_identity = {entry.identity: entry for entry in by_pk.values()}
    here: dict[frozenset[str], Link] = {}
    said: dict[tuple[int, str], str] = {}
    for link in links:
        here[frozenset((engine_ref(link.one), engine_ref(link.other)))] = link
    engine_pairs = set()
    for one in found:
        link = here.get(frozenset(one.refs))
        if link is not None:
            engine_pairs.add(link.pk)
            said[link.pk, one.about] = with_names(one.because, link.one, link.other)
    for link in links:
        # A pair of people's own making, or one that matching no longer finds.
        mine, theirs = by_identity.get(link.one_identity), by_identity.get(link.other_identity)
        own = link.standing == Standing.ACCEPTED and link.pk not in engine_pairs
        if own and mine is not None and theirs is not None:
            said |= {
                (link.pk, about): why for about, why in conflicts_between(mine, theirs).items()
            }
    _write(merge.review_id, said)
    return len(said)


def note_conflicts_of(link: Link, one: Entry, other: Entry) -> None:
    """After a person put two accounts together."""
    said = {(link.pk, about): why for about, why in conflicts_between(one, other).items()}
    _write(link.review_id, said, only=link)


def _write(review: int, said: dict[tuple[int, str], str], only: Link | None = None) -> None:
    rows = Conflict.objects.select_for_update().filter(review=review)
    if only is not None:
        rows = rows.filter(link=only)
    known = {(row.link_id, row.about): row for row in rows}
    for key, row in known.items():
        row.still_there = key in said
        row.because = said.get(key, row.because)
    Conflict.objects.bulk_update(known.values(), ["still_there", "because"], batch_size=AT_ONCE)
    Conflict.objects.bulk_create(
        (
            Conflict(review_id=review, link_id=link, about=about, because=because)
            for (link, about), because in said.items()
            if (link, about) not in known
        ),
        batch_size=AT_ONCE,
    )
