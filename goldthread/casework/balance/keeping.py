"""Incongruent accounts as found, written beside what people decided of them before."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from goldthread.casework.balance.models import (
    BalanceRun,
    Incongruence,
    IncongruenceEntry,
    Made,
    Part,
)
from goldthread.casework.chronology.combining.bringing import AT_ONCE
from goldthread.casework.submissions.models import Entry
from goldthread.engines.chronology import incongruent as engine

TITLES = {
    "engaging": "“{words}” beside missed appointments or refusals",
    "no concerns": "“{words}” beside injuries, calls to the police or poor care",
    "partner gone": "“{words}” beside signs that he is there",
    "child well": "“{words}” beside marks or injuries",
    "no dogs": "“{words}” beside dogs",
    "safe dogs": "“{words}” beside dogs that were loose, aggressive or bit",
    "home": "“{words}” beside a poor home",
    "substances": "“{words}” beside alcohol or drugs",
    "mood": "“{words}” beside low mood or not coping",
    "care": "“{words}” beside neglect or harsh care",
    "safe home": "“{words}” beside arguments, violence or calls to the police",
    "protective": "“{words}” beside a child alone or neglected",
    engine.OWN_WORD: "“{words}”: only on the family’s own word",
}
LONGEST = 90  # characters of the words in a title
Key = tuple[str, UUID]


def keep_incongruences(
    run: BalanceRun, found: Sequence[engine.Incongruence], entries: dict[str, Entry]
) -> int:
    """How many stand. What was decided keeps its entries, and is told when more was found."""
    known: dict[Key, Incongruence] = {
        (row.rule, row.identity): row
        for row in Incongruence.objects.select_for_update().filter(review=run.review_id)
    }
    rows_of = _rows_of(known.values())
    new: list[Incongruence] = []
    beside: list[tuple[Incongruence, engine.Incongruence]] = []
    again: set[Key] = set()
    for said in found:
        entry = entries[said.claim.ref]
        key = (said.rule, entry.identity)
        if key in again:
            continue
        again.add(key)
        row = known.get(key)
        if row is None:
            row = Incongruence(review_id=run.review_id, rule=said.rule, identity=entry.identity,
                               standing=Made.SUGGESTED, day=entry.sort_day)  # fmt: skip
            new.append(row)
        elif row.standing == Made.GONE:
            row.standing = Made.SUGGESTED
        if row.standing == Made.SUGGESTED:
            row.title, row.because, row.found_in = _title(said), said.because, run
            row.day = entry.sort_day
            beside.append((row, said))
        else:
            there = {one.identity for one in rows_of.get(row.pk, ())}
            row.has_grown = any(entries[one.ref].identity not in there for one in said.facts)
    for key, row in known.items():
        if key not in again and row.standing == Made.SUGGESTED:
            row.standing = Made.GONE
    Incongruence.objects.bulk_create(new, batch_size=AT_ONCE)
    Incongruence.objects.bulk_update(
        known.values(), ["title", "because", "found_in", "day", "standing", "has_grown"],
        batch_size=200,
    )  # fmt: skip
    _keep_entries(beside, rows_of, entries)
    return sum(row.standing != Made.GONE for row in [*known.values(), *new])


def _title(said: engine.Incongruence) -> str:
    words = " ".join(said.claim.words.split())
    short = words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
    return TITLES[said.rule].format(words=short)


def _rows_of(known: Any) -> dict[int, list[IncongruenceEntry]]:
    of: dict[int, list[IncongruenceEntry]] = {}
    for row in IncongruenceEntry.objects.filter(incongruence__in=list(known)):
        of.setdefault(row.incongruence_id, []).append(row)
    return of


def _keep_entries(
    beside: Sequence[tuple[Incongruence, engine.Incongruence]],
    rows_of: dict[int, list[IncongruenceEntry]],
    entries: dict[str, Entry],
) -> None:
    """Of suggestions: each entry once a side. One that is no longer meant stays a row."""
    new: list[IncongruenceEntry] = []
    old: list[IncongruenceEntry] = []
    for row, said in beside:
        there = {(one.part, one.identity): one for one in rows_of.get(row.pk, ())}
        for one in there.values():
            one.still_there = False
        for part, placed in [(Part.CLAIM, said.claim), *((Part.FACT, f) for f in said.facts)]:
            entry = entries[placed.ref]
            each = there.get((part, entry.identity))
            if each is None:
                each = IncongruenceEntry(incongruence=row, identity=entry.identity, part=part)
                there[part, entry.identity] = each
                new.append(each)
            each.entry, each.field, each.still_there = entry, placed.field, True
            each.start, each.end = placed.passage.start, placed.passage.end
            each.because = placed.passage.because
        old += [one for one in there.values() if one.pk]
    IncongruenceEntry.objects.bulk_create(new, batch_size=AT_ONCE)
    IncongruenceEntry.objects.bulk_update(
        old, ["entry", "field", "start", "end", "because", "still_there"], batch_size=200
    )
