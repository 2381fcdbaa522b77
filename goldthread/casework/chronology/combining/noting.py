"""A review's own comments and tags on entries, and entries put into key episodes."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.chronology import permits
from goldthread.casework.chronology.actions import Said, name_episode, open_episode
from goldthread.casework.chronology.combining.deciding import said
from goldthread.casework.chronology.models import (
    EntryNote,
    EntryTag,
    EpisodeEntry,
    KeyEpisode,
    Tag,
)
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused

OLD = "An entry has changed or gone meanwhile. Nothing was saved. Look at the list again."


def _held(entry: Entry, by: Any) -> Entry:
    rows = Entry.objects.select_for_update(of=("self",))
    held: Entry = rows.select_related("review__matter__partnership").get(pk=entry.pk)
    permits.need(permits.may_decide(held.review, by))
    if not held.standing:
        raise Refused("This entry stands in an earlier version. Open it as it stands now.")
    return held


def _of(entry: Entry, by: Any) -> dict[str, Any]:
    return {"review": entry.review, "entry": entry, "identity": entry.identity, "by": by}


@transaction.atomic
def note(*, entry: Entry, text: str, by: Any) -> EntryNote:
    held = _held(entry, by)
    row: EntryNote = EntryNote.objects.create(
        text=said(text, "Write the comment."), **_of(held, by)
    )
    audit(by=by, did="chronology.noted", about=held)
    return row


@transaction.atomic
def tag(*, entry: Entry, tags: Sequence[str], by: Any) -> None:
    """Let these tags stand on an entry, and no others. What is taken off stays a row."""
    held = _held(entry, by)
    if unknown := set(tags) - set(Tag.values):
        raise Refused(f"There is no tag “{sorted(unknown)[0]}”.")
    here = EntryTag.objects.standing().filter(review=held.review, identity=held.identity)
    now = {row.tag: row for row in here}
    for name in sorted(set(tags) - set(now)):
        EntryTag.objects.create(tag=name, **_of(held, by))
        audit(by=by, did="chronology.tagged", about=held)
    for name in sorted(set(now) - set(tags)):
        here.filter(pk=now[name].pk).update(back_by=by, back_at=timezone.now())
        audit(by=by, did="chronology.tag_back", about=held)


@transaction.atomic
def take_back_note(*, row: EntryNote, by: Any) -> None:
    """Whoever wrote a comment takes it back; the business unit and the lead too."""
    permits.need(permits.may_decide(row.review, by))
    rows = EntryNote.objects.standing().filter(pk=row.pk)
    if not rows.update(back_by=by, back_at=timezone.now()):
        raise Refused("This comment was taken back already.")
    audit(by=by, did="chronology.note_back", about=row.entry)


@transaction.atomic
def collect(*, episode: KeyEpisode, entries: Sequence[Entry], by: Any) -> int:
    """Put entries into a key episode. Returns how many were not in it yet."""
    episode = open_episode(episode, by)
    if any(entry.review_id != episode.review_id for entry in entries):
        raise PermissionDenied
    if not all(entry.standing for entry in entries):
        raise Refused(OLD)
    rows = EpisodeEntry.objects.filter(episode=episode, back_at__isnull=True)
    there = set(rows.values_list("identity", flat=True))
    new = [entry for entry in entries if entry.identity not in there]
    if not new:
        raise Refused("Choose at least one entry that is not in the episode yet.")
    EpisodeEntry.objects.bulk_create(
        EpisodeEntry(episode=episode, entry=entry, identity=entry.identity, by=by) for entry in new
    )
    audit(by=by, did="episode.entries_added", about=episode, count=len(new))
    return len(new)


@transaction.atomic
def make_episode(*, review: Review, said: Said, entries: Sequence[Entry], by: Any) -> KeyEpisode:
    """Name a key episode and put the entries into it, both or neither."""
    episode = name_episode(review=review, said=said, by=by)
    collect(episode=episode, entries=entries, by=by)
    return episode


@transaction.atomic
def take_out(*, row: EpisodeEntry, by: Any) -> None:
    episode = open_episode(row.episode, by)
    rows = EpisodeEntry.objects.filter(pk=row.pk, back_at__isnull=True)
    if not rows.update(back_by=by, back_at=timezone.now()):
        raise Refused("This entry was taken out already.")
    audit(by=by, did="episode.entry_back", about=episode)
