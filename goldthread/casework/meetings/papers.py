"""Papers of a meeting: checked when they come in, kept as they were sent, withdrawn in the open."""

import hashlib
import uuid
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from goldthread.casework.meetings.actions import lock, must_stand
from goldthread.casework.meetings.models import AgendaItem, Meeting, Paper
from goldthread.casework.meetings.permits import permit_writing
from goldthread.engines import uploads
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.store import named_as_it_is
from goldthread.foundations.records.words import written


@transaction.atomic
def add_paper(
    *, meeting: Meeting, title: str, file: Any, by: Any, item: AgendaItem | None = None
) -> Paper:
    """Keep a file. Its kind is read from its content, never from its name."""
    meeting = lock(meeting)
    permit_writing(meeting.review, by)
    must_stand(meeting)
    if not written(title):
        raise Refused("Give the paper a title.")
    if item is not None and item.meeting_id != meeting.pk:
        raise Refused("That item is not on the agenda of this meeting.")
    row = Paper(meeting=meeting, item=item, title=title.strip(), by=by)
    _keep_file(row, file)
    row.save()
    audit(by=by, did="meeting.paper", about=meeting, paper=row.title)
    return row


@transaction.atomic
def withdraw_paper(*, paper: Paper, reason: str, by: Any) -> Paper:
    """Nobody gets the file any more. That it was there, and why it went, stays."""
    meeting = lock(paper.meeting)
    permit_writing(meeting.review, by)
    paper = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    if paper.withdrawn_at is not None:
        raise Refused("This paper was withdrawn already.")
    if not written(reason):
        raise Refused("Say why the paper is withdrawn.")
    paper.withdrawn_by, paper.withdrawn_at = by, timezone.now()
    paper.withdrawn_why = reason.strip()
    paper.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_why"])
    audit(by=by, did="meeting.paper_withdrawn", about=meeting, paper=paper.title)
    return paper


def _keep_file(row: Paper, file: Any) -> None:
    """Put a checked file in the store. Its bytes are never opened by us again, only handed out."""
    most = settings.UPLOAD_BYTES
    if file.size > most:
        raise Refused(f"The file is larger than {most // (1024 * 1024)} MB. Nothing was saved.")
    data = file.read()
    try:
        checked = uploads.check(data, file.name, allow=uploads.EVIDENCE, max_bytes=most)
    except uploads.Rejected as problem:
        raise Refused(f"{problem} Nothing was saved.") from problem
    row.file_name = named_as_it_is(checked.safe_name, checked.kind)
    row.file_type = checked.media_type
    row.file_sha256 = hashlib.sha256(data).hexdigest()
    # In the store the file has a name of our own: people's names stay out of paths and logs.
    row.file.save(f"{uuid.uuid4()}.{checked.kind}", ContentFile(data), save=False)
