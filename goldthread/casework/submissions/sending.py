"""A draft is sent: compared with the version before, each entry going on as itself, then frozen."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from goldthread.casework.submissions.changing import (
    begin_draft,
    draft_of,
    held_to_write,
    latest_sent,
    step,
)
from goldthread.casework.submissions.models import Call, Entry, StepKind, Submission
from goldthread.engines.chronology.versions import Row, Versions, compare
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused

AT_ONCE = 500  # rows to a statement
AWAY = 10_000_000  # more than any number in use
WORDS = ("event", "date_text", "source", "response", "comment", "about")
COPIED = (
    "table", "row", "date_text", "earliest", "latest", "sort_day", "edtf", "uncertain", "inferred",
    "date_note", "time", "sequence", "source", "event", "response", "comment", "about", "other",
    "is_nil", "number", "ref", "identity", "file_id", "review_id", "organisation_id",
)  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """A draft against the version before it, as rows to show. `before` is None for the first."""

    before: Submission | None
    added: list[Entry]
    changed: list[tuple[Entry, Entry]]  # as it was, as it is
    removed: list[Entry]
    same: int


def _rows(entries: list[Entry]) -> list[Row]:
    return [
        Row(
            entry.pk, entry.earliest, entry.time,
            (
                *(getattr(entry, name) for name in WORDS),
                *(f"{k}: {v}" for k, v in entry.other.items()),
            ),
        )
        for entry in entries
    ]  # fmt: skip


def _kept(submission: Submission) -> QuerySet[Entry]:
    rows: QuerySet[Entry] = Entry.objects.filter(submission=submission).kept().order_by("number")
    return rows


def _compared(old: list[Entry], new: list[Entry]) -> Versions:
    paired = [(entry.continues_id, entry.pk) for entry in new if entry.continues_id is not None]
    return compare(_rows(old), _rows(new), paired=paired)


def difference(draft: Submission) -> Difference:
    """What a draft changes against the latest version sent. Callers have permitted it."""
    before = latest_sent(draft.call)
    new = list(_kept(draft))
    if before is None:
        return Difference(None, new, [], [], 0)
    old = list(_kept(before))
    return _shown(before, old, new, _compared(old, new))


def between(before: Submission, after: Submission) -> Difference:
    """What one sent version changed against the one before it."""
    return _shown(
        before, old := list(_kept(before)), new := list(_kept(after)), _compared(old, new)
    )


def _shown(before: Submission, old: list[Entry], new: list[Entry], found: Versions) -> Difference:
    olds, news = {e.pk: e for e in old}, {e.pk: e for e in new}
    changed = [(olds[a], news[b]) for a, b in found.pairs if b in found.changed]
    return Difference(
        before,
        [news[key] for key in found.added],
        sorted(changed, key=lambda pair: (pair[1].sort_day, pair[1].time, pair[1].number)),
        [olds[key] for key in found.removed],
        len(found.pairs) - len(changed),
    )


def copy_forward(last: Submission, draft: Submission, by: Any) -> None:
    """Every entry of a version sent, again in a draft, each going on as itself."""
    Entry.objects.bulk_create(
        (
            Entry(
                submission=draft, continues=entry, by=by, **{n: getattr(entry, n) for n in COPIED}
            )
            for entry in _kept(last)
        ),
        batch_size=AT_ONCE,
    )


@transaction.atomic
def begin_again(*, call: Call, by: Any) -> Submission:
    """A new draft that says what was sent, to be changed in the browser."""
    held = held_to_write(call, by)
    last = latest_sent(held)
    if last is None:
        raise Refused("Nothing was sent yet, so there is nothing to change.")
    if draft_of(held) is not None:
        raise Refused("A new version is begun already.")
    draft = begin_draft(held, by)
    copy_forward(last, draft, by)
    audit(by=by, did="chronology.begun_again", about=held, number=draft.number)
    return draft


@transaction.atomic
def send(*, call: Call, by: Any, words: str = "", seen: int | None = None) -> Submission:
    """Freeze the draft and let it stand in the place of the version before.

    `seen`: how many entries the person saw that they send; where that is not so any more, they are
    asked to look again.
    """
    held = held_to_write(call, by)
    draft = draft_of(held)
    entries = list(_kept(draft)) if draft is not None else []
    if draft is None or not entries:
        raise Refused("There are no entries to send. Bring in a file or type them, or declare that "
                      "there was no contact.")  # fmt: skip
    if seen is not None and seen != len(entries):
        raise Refused(
            f"The draft holds {len(entries)} entries now. Look at it again, then send it."
        )
    before = latest_sent(held)
    if before is not None:
        old = list(_kept(before))
        found = _compared(old, entries)
        if not (found.changed or found.added or found.removed):
            raise Refused(
                "This says the same as what was sent already, so there is nothing to send."
            )
        _go_on(held, draft, old, entries, found)
        draft.added, draft.changed = len(found.added), len(found.changed)
        draft.removed = len(found.removed)
        Entry.objects.filter(submission=before).update(standing=False)
    else:
        draft.added = len(entries)
    draft.sent_by, draft.sent_at = by, timezone.now()
    draft.words, draft.entry_count = words.strip(), len(entries)
    draft.save(
        update_fields=["sent_by", "sent_at", "words", "entry_count", "added", "changed", "removed"]
    )
    Entry.objects.filter(submission=draft).kept().update(standing=True)
    step(held, StepKind.RECEIVED, by)
    audit(by=by, did="chronology.sent", about=draft, count=len(entries))
    return draft


def _go_on(
    call: Call, draft: Submission, old: list[Entry], entries: list[Entry], found: Versions
) -> None:
    """Give each entry that goes on the number and the identity of the one it continues."""
    olds, news = {e.pk: e for e in old}, {e.pk: e for e in entries}
    for a, b in found.pairs:
        was, now = olds[a], news[b]
        now.continues, now.number, now.identity = was, was.number, was.identity
        now.is_changed = b in found.changed
    new = [news[key] for key in found.added]
    sent = Entry.objects.filter(submission__call=call, submission__sent_at__isnull=False)
    number = (sent.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    for place, entry in enumerate(new):
        entry.number = number + place
    withdrawn = list(Entry.objects.filter(submission=draft, withdrawn_at__isnull=False))
    for place, entry in enumerate(withdrawn):
        # What was taken out goes on as nothing, under a number that nobody else has.
        entry.number, entry.identity, entry.continues = number + len(new) + place, uuid4(), None
    for entry in (*entries, *withdrawn):
        entry.ref = f"{call.code}:{entry.number}"
    # First out of the way, so that no two rows have one number meanwhile.
    Entry.objects.filter(submission=draft).update(number=F("number") + AWAY)
    # Rows that are there already: an upsert by their key takes a fraction of bulk_update's CASEs.
    Entry.objects.bulk_create(
        [*withdrawn, *entries], batch_size=AT_ONCE, update_conflicts=True, unique_fields=["id"],
        update_fields=["number", "ref", "identity", "continues", "is_changed"],
    )  # fmt: skip
