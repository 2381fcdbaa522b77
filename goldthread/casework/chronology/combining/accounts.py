"""The entries of one page with their accounts: which stand together, and what is said of them.

A fixed number of queries, however many entries. Callers permit: everything is of one review.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from goldthread.casework.chronology.combining.differences import Part, parts
from goldthread.casework.chronology.models import Conflict, EntryNote, EntryPage, EntryTag, Link
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.rules.dayspans import between


@dataclass
class Account:
    """One agency's entry as it is shown."""

    entry: Entry
    words: list[Part]
    response: list[Part]
    tags: list[str]
    notes: list[str]
    documents: list[EntryPage]
    date_differs: bool = False
    time_differs: bool = False
    on_page: bool = True
    named: list[str] = field(default_factory=list)  # by which words it names who is looked for

    @property
    def when(self) -> str:
        """A doubtful date's width in words; "" where the day is sure."""
        first, last = self.entry.earliest, self.entry.latest
        if first is None or last is None or first == last:
            return ""
        return between(first, last)


@dataclass
class Occurrence:
    """Accounts of one occurrence, the first of them first; or one entry by itself."""

    accounts: list[Account]
    links: list[Link] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    @property
    def waits(self) -> int:
        """Suggestions that nobody has decided."""
        return sum(1 for link in self.links if link.standing == "suggested")


def occurrences(review: Review, entries: Sequence[Entry]) -> list[Occurrence]:
    """The entries in their order, those of one occurrence together at the place of the first."""
    links = _links_around(review, {entry.identity for entry in entries})
    identities = {one for link in links for one in (link.one_identity, link.other_identity)}
    here = {entry.identity: entry for entry in entries}
    missing = identities - set(here)
    more = Entry.objects.combined().filter(review=review, identity__in=missing)
    beside = {entry.identity: entry for entry in more.select_related("organisation", "file")}
    every = {**here, **beside}
    links = [one for one in links if one.one_identity in every and one.other_identity in every]
    conflicts: dict[int, list[Conflict]] = defaultdict(list)
    for row in Conflict.objects.filter(link__in=[link.pk for link in links], still_there=True):
        conflicts[row.link_id].append(row)
    said = _said(review, set(every))
    found, done = [], set()
    for entry in entries:
        if entry.identity in done:
            continue
        group = _together(entry.identity, links)
        done |= group
        of = [link for link in links if link.one_identity in group]
        mine = sorted((every[one] for one in group), key=_place)
        found.append(_occurrence(mine, of, conflicts, said, here))
    return found


def _place(entry: Entry) -> tuple[object, ...]:
    return entry.sort_day, entry.time, entry.sequence, entry.pk


def _links_around(review: Review, identities: set[UUID]) -> list[Link]:
    """Pairs that touch these entries, and pairs that touch those."""
    found: dict[int, Link] = {}
    reached = identities
    for _ in range(2):
        touching = Q(one_identity__in=reached) | Q(other_identity__in=reached)
        rows = Link.objects.filter(touching, review=review).together()
        found |= {row.pk: row for row in rows}
        reached = {i for row in found.values() for i in (row.one_identity, row.other_identity)}
    return list(found.values())


def _together(start: UUID, links: Sequence[Link]) -> set[UUID]:
    beside: dict[UUID, set[UUID]] = defaultdict(set)
    for link in links:
        beside[link.one_identity].add(link.other_identity)
        beside[link.other_identity].add(link.one_identity)
    group, waiting = {start}, [start]
    while waiting:
        for other in beside[waiting.pop()] - group:
            group.add(other)
            waiting.append(other)
    return group


Said = tuple[dict[UUID, list[str]], dict[UUID, list[str]], dict[UUID, list[EntryPage]]]


def _said(review: Review, identities: set[UUID]) -> Said:
    tags: dict[UUID, list[str]] = defaultdict(list)
    notes: dict[UUID, list[str]] = defaultdict(list)
    documents: dict[UUID, list[EntryPage]] = defaultdict(list)
    for tag in EntryTag.objects.standing().filter(review=review, identity__in=identities):
        tags[tag.identity].append(tag.get_tag_display())
    for note in EntryNote.objects.standing().filter(review=review, identity__in=identities):
        notes[note.identity].append(note.text)
    pages = EntryPage.objects.standing().filter(review=review, identity__in=identities)
    for page in pages.select_related("document"):
        documents[page.identity].append(page)
    return tags, notes, documents


def _occurrence(
    entries: list[Entry],
    links: list[Link],
    conflicts: dict[int, list[Conflict]],
    said: Said,
    here: dict[UUID, Entry],
) -> Occurrence:
    found = [row for link in links for row in conflicts.get(link.pk, ())]
    by_link = {link.pk: link for link in links}
    about: dict[UUID, set[str]] = defaultdict(set)
    for row in found:
        link = by_link[row.link_id]
        about[link.one_identity].add(row.about)
        about[link.other_identity].add(row.about)
    accounts = []
    for entry in entries:
        mine = about[entry.identity]
        others = [one for one in entries if one is not entry]
        claimed = mine & {"seen", "attendance", "injury"}
        accounts.append(
            Account(
                entry,
                parts(entry.event, about=claimed, others=[one.event for one in others]),
                parts(entry.response, about=claimed, others=[]),
                said[0].get(entry.identity, []),
                said[1].get(entry.identity, []),
                said[2].get(entry.identity, []),
                "date" in mine,
                "time" in mine,
                entry.identity in here,
            )
        )
    return Occurrence(accounts, links, found)
