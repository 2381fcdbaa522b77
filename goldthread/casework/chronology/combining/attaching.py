"""Documents attached to entries, by the review or by the agency whose entry it is, and the page.

An agency attaches to what it has sent. It sees its own documents and citations and no others', so
the review can read a page beside an entry without telling the agency which.
"""

import hashlib
import uuid
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from goldthread.casework.chronology.models import EntryDocument, EntryPage
from goldthread.casework.chronology.permits import may_decide
from goldthread.casework.submissions import permits as agencies
from goldthread.casework.submissions.models import Call, Entry
from goldthread.engines import uploads
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.store import named_as_it_is
from goldthread.foundations.records.words import written

WHO = (
    "Only the business unit, the lead reviewer, the chair, and the agency whose entry it is can "
    "attach a document."
)
MOST_PAGES = 99_999


@transaction.atomic
def attach(
    *, entry: Entry, title: str, file: Any, by: Any, page: int = 0, words: str = ""
) -> EntryPage:
    """Keep a document and say which of its pages the entry is about. 0: all of it."""
    held, call = _held(entry, by)
    if not written(title):
        raise Refused("Say what the document is called, such as “Discharge summary”.")
    row = EntryDocument(review=held.review, call=call, title=title.strip(), by=by)
    data, kind = _checked(row, file)
    _must_have(row, page)
    # In the store the file has a name of our own: people's names stay out of paths and logs.
    row.file.save(f"{uuid.uuid4()}.{kind}", ContentFile(data), save=False)
    row.save()
    audit(by=by, did="chronology.attached", about=held)
    return _cite(held, row, call, page, words, by)


@transaction.atomic
def cite_page(
    *, entry: Entry, document: EntryDocument, by: Any, page: int = 0, words: str = ""
) -> EntryPage:
    """Say that an entry is about a page of a document that is kept already."""
    held, call = _held(entry, by)
    rows = EntryDocument.objects.select_for_update(of=("self",))
    row = rows.select_related("review__matter__partnership").get(pk=document.pk)
    if row.review_id != held.review_id or (call is not None and row.call_id != call.pk):
        raise PermissionDenied
    if row.withdrawn_at is not None:
        raise Refused(f"“{row.title}” was withdrawn. Nothing was saved. Attach it again.")
    _must_have(row, page)
    return _cite(held, row, call, page, words, by)


@transaction.atomic
def take_back_page(*, row: EntryPage, by: Any) -> None:
    """Whichever side said it takes it back. The row stays."""
    _need_side(row, by)
    rows = EntryPage.objects.filter(pk=row.pk, back_at__isnull=True)
    if not rows.update(back_by=by, back_at=timezone.now()):
        raise Refused("This was taken back already.")
    audit(by=by, did="chronology.page_back", about=row.entry)


@transaction.atomic
def withdraw_document(*, document: EntryDocument, reason: str, by: Any) -> EntryDocument:
    """Nobody gets the file any more. That it was there, and why it went, stays."""
    rows = EntryDocument.objects.select_for_update(of=("self",))
    row: EntryDocument = rows.select_related("review__matter__partnership").get(pk=document.pk)
    _need_side(row, by)
    if row.withdrawn_at is not None:
        raise Refused("This document was withdrawn already.")
    if not written(reason):
        raise Refused("Say why the document is withdrawn.")
    row.withdrawn_by, row.withdrawn_at = by, timezone.now()
    row.withdrawn_why = reason.strip()
    row.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_why"])
    audit(by=by, did="chronology.document_withdrawn", about=row)
    return row


def may_attach(entry: Entry, by: Any) -> bool:
    return may_decide(entry.review, by) or agencies.may_write(entry.submission.call, by)


def is_own_side(row: EntryDocument | EntryPage, by: Any) -> bool:
    """Whether it was said by the side that this person is on."""
    if row.call is None:
        return may_decide(row.review, by)
    return agencies.may_write(row.call, by)


def _need_side(row: EntryDocument | EntryPage, by: Any) -> None:
    if not is_own_side(row, by):
        raise PermissionDenied("Only those who attached it can take it back.")


def _held(entry: Entry, by: Any) -> tuple[Entry, Call | None]:
    """The entry, locked, and the agency's call where it is the agency that attaches."""
    rows = Entry.objects.select_for_update(of=("self",))
    held: Entry = rows.select_related(
        "review__matter__partnership", "submission__call__organisation"
    ).get(pk=entry.pk)
    if not may_attach(held, by):
        raise PermissionDenied(WHO)
    if not held.standing:
        raise Refused(
            "This entry does not stand in the version that was sent last. Nothing was saved. Open "
            "the entry as it stands, or send your draft first."
        )
    return held, None if may_decide(held.review, by) else held.submission.call


def _must_have(row: EntryDocument, page: int) -> None:
    if not 0 <= page <= MOST_PAGES:
        raise Refused(f"Give the page as a number from 1 to {MOST_PAGES:,}.")
    if row.pages and page > row.pages:
        many = "1 page" if row.pages == 1 else f"{row.pages} pages"
        raise Refused(f"“{row.title}” has {many}, so there is no page {page}. Nothing was saved.")


def _cite(
    entry: Entry, row: EntryDocument, call: Call | None, page: int, words: str, by: Any
) -> EntryPage:
    same = EntryPage.objects.standing().filter(document=row, identity=entry.identity, page=page)
    if same.exists():
        raise Refused("That page is cited on this entry already.")
    made: EntryPage = EntryPage.objects.create(
        document=row, review=entry.review, call=call, entry=entry, identity=entry.identity,
        page=page, words=words.strip(), by=by,
    )  # fmt: skip
    audit(by=by, did="chronology.page_cited", about=entry)
    return made


def _checked(row: EntryDocument, file: Any) -> tuple[bytes, str]:
    """Its bytes and its kind, by content. They are opened only to count the pages of a PDF."""
    most = settings.UPLOAD_BYTES
    if file.size > most:
        raise Refused(f"The file is larger than {most // (1024 * 1024)} MB. Nothing was saved.")
    data: bytes = file.read()
    try:
        checked = uploads.check(data, file.name, allow=uploads.CITED, max_bytes=most)
        row.pages = uploads.pages_of(data, checked.safe_name) if checked.kind == "pdf" else 0
    except uploads.Rejected as problem:
        raise Refused(f"{problem} Nothing was saved.") from problem
    row.file_name = named_as_it_is(checked.safe_name, checked.kind)
    row.file_type = checked.media_type
    row.file_sha256 = hashlib.sha256(data).hexdigest()
    return data, checked.kind
