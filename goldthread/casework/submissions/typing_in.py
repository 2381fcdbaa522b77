"""Entries typed in the browser, and entries of a draft corrected or taken out again."""

from collections.abc import Mapping as Map
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.casework.submissions import permits
from goldthread.casework.submissions.bringing import MOST_ENTRIES, entry_from, next_number
from goldthread.casework.submissions.changing import begin_draft, held_to_write, latest_sent
from goldthread.casework.submissions.models import (
    CORRECTABLE,
    Call,
    Entry,
    EntryCorrection,
    Submission,
)
from goldthread.casework.submissions.models.entries import UNDATED
from goldthread.casework.submissions.sending import copy_forward
from goldthread.casework.submissions.understanding import corrected
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written

SENT = "This version was sent and stays as it is. Begin a new version to change it."


@transaction.atomic
def type_entry(*, call: Call, words: Map[str, str], by: Any) -> Entry:
    """Add one entry to the draft. After a version was sent, the draft begins with what it said."""
    held = held_to_write(call, by)
    if not written(words.get("event", "")):
        raise Refused("Write what happened.")
    last = latest_sent(held)
    draft = begin_draft(held, by)
    if last is not None and not draft.entries.exists():
        copy_forward(last, draft, by)
    if draft.entries.count() >= MOST_ENTRIES:
        raise Refused(f"A chronology holds at most {MOST_ENTRIES:,} entries.")
    values: dict[str, Any] = {}
    for name in CORRECTABLE:
        # The date first: a time beside it gives way to the time's own box.
        if words.get(name, "").strip():
            values |= corrected(name, words[name].strip())
    row = entry_from(held, draft, next_number(draft), values, by)
    row.save()
    audit(by=by, did="chronology.typed", about=held, number=row.number)
    return row


def _held(entry: Entry, by: Any) -> Entry:
    held_to_write(entry.submission.call, by)
    held: Entry = Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    submission = Submission.objects.get(pk=held.submission_id)
    if submission.is_sent:
        raise Refused(SENT)
    if held.withdrawn_at is not None:
        raise Refused("This entry was taken out.")
    return held


@transaction.atomic
def correct(*, entry: Entry, words: Map[str, str], by: Any, why: str = "") -> Entry:
    """Change words of a draft's entry. What stood there before is kept, with who and why."""
    held = _held(entry, by)
    changes = {
        name: new.strip()
        for name, new in words.items()
        if name in CORRECTABLE and new.strip() != getattr(held, name).strip()
    }
    if "event" in changes and not changes["event"]:
        raise Refused("Write what happened, or take the entry out.")
    if not changes:
        raise Refused("Nothing was changed.")
    for name in (one for one in CORRECTABLE if one in changes):
        old = getattr(held, name)
        values = corrected(name, changes[name])
        if "time" in values and name != "time" and ("time" in changes or held.time):
            values.pop("time")
        for key, value in values.items():
            setattr(held, key, value[:300] if key == "date_note" else value)
        EntryCorrection.objects.create(
            entry=held, field=name, old=old, new=getattr(held, name), why=why.strip(), by=by
        )
    held.sort_day = held.earliest or UNDATED
    held.save()
    audit(by=by, did="chronology.corrected", about=held)
    return held


@transaction.atomic
def withdraw(*, entry: Entry, by: Any) -> Entry:
    """Take an entry out of the draft. Its row stays, and is sent with nothing."""
    held = _held(entry, by)
    held.withdrawn_by, held.withdrawn_at = by, timezone.now()
    held.save(update_fields=["withdrawn_by", "withdrawn_at"])
    audit(by=by, did="chronology.withdrawn", about=held)
    return held


@transaction.atomic
def empty(*, call: Call, by: Any) -> int:
    """Take every entry out of the draft, to begin anew. Returns how many."""
    held = held_to_write(call, by)
    permits.need(permits.may_write(held, by), permits.WRITERS)
    rows = Entry.objects.filter(submission__call=held, submission__sent_at__isnull=True).kept()
    count: int = rows.update(withdrawn_by=by, withdrawn_at=timezone.now())
    if not count:
        raise Refused("The draft holds no entries.")
    audit(by=by, did="chronology.draft_dropped", about=held)
    return count
