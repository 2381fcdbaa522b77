"""A file brought in: kept as it was sent, its columns and corrections settled, its rows added."""

import hashlib
from collections.abc import Mapping as Map
from importlib.metadata import version
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from goldthread.casework.submissions import permits
from goldthread.casework.submissions.changing import (
    begin_draft,
    draft_of,
    held_to_write,
    latest_sent,
)
from goldthread.casework.submissions.models import (
    Call,
    Entry,
    EntryCorrection,
    Mapping,
    SourceFile,
    Submission,
)
from goldthread.casework.submissions.models.entries import UNDATED
from goldthread.casework.submissions.roles import OTHER
from goldthread.casework.submissions.sending import copy_forward
from goldthread.casework.submissions.understanding import Said, Understanding
from goldthread.engines.chronology import Unreadable
from goldthread.engines.chronology.understood import understand
from goldthread.engines.uploads import CHRONOLOGIES, Rejected, check
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused

AT_ONCE = 500  # rows to a statement
MOST_ENTRIES = 100_000  # of one draft


@transaction.atomic
def keep_file(*, call: Call, data: bytes, name: str, by: Any) -> SourceFile:
    """Keep a file exactly as it was sent, for its preview. No row of it is added yet."""
    held = held_to_write(call, by)
    try:
        checked = check(data, name, allow=CHRONOLOGIES)
        understand(data, name)  # what cannot be read is said now, and nothing of it is kept
    except (Rejected, Unreadable) as why:
        raise Refused(str(why)) from why
    digest = hashlib.sha256(data).hexdigest()
    draft = draft_of(held)
    if draft is not None and draft.files.filter(sha256=digest).exists():
        raise Refused(f"{checked.safe_name}: the rows of this file are in your draft already.")
    mine = SourceFile.objects.in_hand().filter(call=held, by=by, sha256=digest)
    if (same := mine.first()) is not None:
        return same
    row = SourceFile(call=held, file_name=checked.safe_name, sha256=digest, by=by)
    # In the store the file has a name of our own: people's names stay out of paths and logs.
    row.file.save(f"{uuid4()}.{checked.kind}", ContentFile(data), save=False)
    row.save()
    audit(by=by, did="chronology.file_kept", about=held)
    return row


def _held(file: SourceFile, by: Any) -> SourceFile:
    held: SourceFile = SourceFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    permits.need(held.by_id == by.pk, "Only who chose this file can say how it is understood.")
    if held.taken_at is not None:
        raise Refused("The rows of this file were added already.")
    if held.put_away_at is not None:
        raise Refused("This file was put away. Choose it again.")
    return held


@transaction.atomic
def settle(
    *, file: SourceFile, columns: Map[str, str], mended: Map[str, str], by: Any
) -> SourceFile:
    """Keep how its columns are understood and what is corrected, so that nothing is lost."""
    held_to_write(file.call, by)
    held = _held(file, by)
    held.columns, held.mended = {**held.columns, **columns}, {**held.mended, **mended}
    held.save(update_fields=["columns", "mended"])
    return held


@transaction.atomic
def put_away(*, file: SourceFile, by: Any) -> SourceFile:
    """Leave a file unused. It is not deleted: what was brought in stays in the trail."""
    held = _held(file, by)
    held.put_away_at = timezone.now()
    held.save(update_fields=["put_away_at"])
    audit(by=by, did="chronology.file_put_away", about=held)
    return held


@transaction.atomic
def add_rows(*, file: SourceFile, by: Any, beside: bool = False) -> int:
    """Add every row of the file to the draft, as its preview showed it. Returns how many.

    `beside`: what was sent before stays in the new version, and these rows come to it; otherwise
    they stand in its place. Asked only where no draft is begun.
    """
    held = held_to_write(file.call, by)
    source = _held(file, by)
    found = Understanding(source, source.columns, source.mended)
    if found.blocked:
        raise Refused(*found.blocked)
    begun, last = draft_of(held), latest_sent(held)
    draft = begin_draft(held, by)
    if begun is None and last is not None and beside:
        copy_forward(last, draft, by)
    if draft.entries.count() + len(found.rows) > MOST_ENTRIES:
        raise Refused(f"A chronology holds at most {MOST_ENTRIES:,} entries. Send it in parts.")
    _add(held, draft, source, found.rows, by)
    source.submission, source.taken_at = draft, timezone.now()
    source.notes, source.engine = found.everything_told(), f"goldthread {version('goldthread')}"
    source.save(update_fields=["submission", "taken_at", "notes", "engine"])
    _remember(held, found, by)
    audit(by=by, did="chronology.file_added", about=held, count=len(found.rows))
    return len(found.rows)


def next_number(draft: Submission) -> int:
    """The number after every one that this agency ever used."""
    last = Entry.objects.filter(submission__call=draft.call_id).order_by("-number").first()
    return last.number + 1 if last else 1


def _add(call: Call, draft: Submission, source: SourceFile, rows: list[Said], by: Any) -> None:
    number = next_number(draft)
    made = [
        entry_from(
            call,
            draft,
            number + place,
            said.values,
            by,
            file=source,
            table=said.table,
            row=said.row,
        )
        for place, said in enumerate(rows)
    ]
    Entry.objects.bulk_create(made, batch_size=AT_ONCE)
    by_row = {entry.row: entry for entry in made}
    EntryCorrection.objects.bulk_create(
        EntryCorrection(
            entry=by_row[said.row], field=name, old=old, new=new, by=by,
            why="Corrected while the file was brought in.",
        )
        for said in rows
        for name, (old, new) in said.corrections.items()
    )  # fmt: skip


def entry_from(
    call: Call, draft: Submission, number: int, values: Map[str, Any], by: Any, **more: Any
) -> Entry:
    """An unsaved entry of a draft. PostgreSQL keeps no NUL in its text."""
    plain = {k: v.replace("\0", "\ufffd") if isinstance(v, str) else v for k, v in values.items()}
    plain["date_note"] = plain.get("date_note", "")[:300]
    plain["edtf"] = plain.get("edtf", "")[:120]
    return Entry(
        submission=draft, review_id=call.review_id, organisation_id=call.organisation_id,
        number=number, ref=f"{call.code}:{number}", by=by,
        sort_day=plain.get("earliest") or UNDATED, **plain, **more,
    )  # fmt: skip


def _remember(call: Call, found: Understanding, by: Any) -> None:
    """Keep for the agency what differs from the guess, and what it said before."""
    for one in found.tables:
        if not one.table.has_headings:
            continue
        for place, role in one.chosen.items():
            column = one.table.columns[place]
            if not column.key or (role == (column.role or OTHER) and place not in one.remembered):
                continue
            Mapping.objects.update_or_create(
                organisation=call.answering, heading=column.key,
                defaults={
                    "shown": column.heading[:200], "role": role, "by": by, "at": timezone.now(),
                },
            )  # fmt: skip
