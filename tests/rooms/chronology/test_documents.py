"""Documents beside an entry: who attaches, who opens, and that a citation leads to a page."""

import io
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.casework.chronology.combining import attaching
from goldthread.casework.chronology.models import EntryDocument, EntryPage
from goldthread.casework.freezing.differences import compare
from goldthread.casework.freezing.standing import Standing
from goldthread.casework.submissions import sending
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.records.refusals import Refused
from tests.rooms.chronology.joining import entry, joined
from tests.rooms.learning.conftest import text_of

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")


def pdf(pages: int = 12) -> bytes:
    made, target = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _ in range(pages):
        made.new_page(200, 200)
    made.save(target)
    return target.getvalue()


def upload(data: bytes | None = None, name: str = "summary.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf() if data is None else data)


@pytest.fixture
def told(world: Any) -> Any:
    """The world joined: patrol is an entry of the police; care is another agency."""
    joined(world)
    world.patrol = entry(world, "Routine patrol")
    return world


def attached(world: Any, by: Any = None, page: int = 12, **more: Any) -> EntryPage:
    return attaching.attach(
        entry=more.pop("entry", world.patrol), title="Discharge summary",
        file=more.pop("file", None) or upload(), page=page, by=by or world.lead, **more,
    )  # fmt: skip


def test_a_citation_opens_the_pdf_at_its_page_and_each_opening_is_recorded(
    told: Any, signed_in: Any
) -> None:
    row = attached(told, words="No manager was asked.")
    client = signed_in(told.panel)
    address = reverse("entry_document", args=[row.document_id])
    opened = reverse("combined_entry", args=[told.review.pk, told.patrol.identity])
    page = client.get(opened).content.decode()
    assert page.count(f'href="{address}#page=12">Discharge summary, page 12</a>') == 2
    assert "No manager was asked." in page
    before = AuditRow.objects.filter(about=row.document.audit_ref, did="read").count()
    answer = client.get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("inline")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer.getvalue().startswith(b"%PDF")
    after = AuditRow.objects.filter(about=row.document.audit_ref, did="read").count()
    assert after == before + 1


def test_what_the_review_attached_no_agency_sees(told: Any, signed_in: Any) -> None:
    row = attached(told)
    beside = reverse("entry_documents", args=[told.patrol.pk])
    file = reverse("entry_document", args=[row.document_id])
    agencies.declare_conflict(
        matter=told.review.matter, person=told.leadchair, reason="Kin.", by=None
    )
    for who, shown, opened in (
        ("manager", 200, 200), ("panel", 200, 200), ("emergency", 200, 200),
        ("conflicted", 404, 404), ("leadchair", 404, 404), ("chair", 404, 404),
        ("stranger", 404, 404), ("administrator", 404, 404),
    ):  # fmt: skip
        client = signed_in(getattr(told, who))
        assert client.get(beside).status_code == shown, who
        assert client.get(file).status_code == opened, who
    for agency, shown in ((told.police, 200), (told.care, 404)):
        client = signed_in(agency.signs)
        answer = client.get(beside)
        assert answer.status_code == shown
        assert "Discharge summary, page 12" not in answer.content.decode()
        assert client.get(file).status_code == 404


def test_an_agency_attaches_to_its_own_entry(told: Any, signed_in: Any) -> None:
    client = signed_in(told.police.signs)
    beside = reverse("entry_documents", args=[told.patrol.pk])
    assert beside in client.get(told.patrol.get_absolute_url()).content.decode()
    answer = client.post(beside, {"title": "Log", "file": upload(), "page": "3", "words": ""})
    assert answer.url == beside
    row = EntryPage.objects.get()
    assert (row.call, row.where) == (told.police.call, "Log, page 3")
    assert "Log, page 3" in text_of(client.get(beside))
    assert signed_in(told.panel).get(row.document.get_absolute_url()).status_code == 200
    assert signed_in(told.care.signs).get(row.document.get_absolute_url()).status_code == 404
    # The same document once more, chosen from the list; then taken off.
    again = {"document": row.document_id, "title": "", "page": "4", "words": ""}
    assert client.post(beside, again).status_code == 302
    assert EntryDocument.objects.count() == 1
    client.post(reverse("entry_page_back", args=[row.pk]))
    client.get(beside)  # says that it was done
    shown = text_of(client.get(beside))
    assert "Log, page 4" in shown
    assert "Log, page 3" not in shown
    assert EntryPage.objects.count() == 2


def test_each_side_takes_back_its_own_alone(told: Any, signed_in: Any) -> None:
    theirs, ours = attached(told, by=told.police.signs), attached(told, page=2)
    for row, by in ((theirs, told.lead), (theirs, told.panel), (ours, told.police.signs)):
        with pytest.raises(PermissionDenied):
            attaching.take_back_page(row=row, by=by)
        with pytest.raises(PermissionDenied):
            attaching.withdraw_document(document=row.document, reason="x", by=by)
    withdraw = reverse("withdraw_document", args=[ours.document_id])
    assert signed_in(told.police.signs).post(withdraw, {"reason": "x"}).status_code == 404
    assert signed_in(told.panel).post(withdraw, {"reason": "x"}).status_code == 403
    lead = signed_in(told.lead)
    assert lead.post(withdraw, {"reason": "It is of another child."}).status_code == 302
    assert lead.get(ours.document.get_absolute_url()).status_code == 404
    assert EntryDocument.objects.count() == 2
    cited = attaching.cite_page(entry=told.patrol, document=theirs.document, page=5, by=told.lead)
    page = lead.get(reverse("entry_documents", args=[told.patrol.pk])).content.decode()
    assert reverse("entry_page_back", args=[cited.pk]) in page
    assert reverse("entry_page_back", args=[theirs.pk]) not in page
    assert reverse("withdraw_document", args=[theirs.document_id]) not in page
    with pytest.raises(Refused, match="was withdrawn"):
        attaching.cite_page(entry=told.patrol, document=ours.document, page=3, by=told.lead)


def test_what_was_withdrawn_is_told_beside_what_cited_it(told: Any, signed_in: Any) -> None:
    theirs = attached(told, by=told.police.signs)
    attaching.withdraw_document(
        document=theirs.document, reason="It is of another child.", by=told.police.signs
    )
    page = (
        signed_in(told.lead).get(reverse("entry_documents", args=[told.patrol.pk])).content.decode()
    )
    assert "Withdrawn since" in page
    assert "It is of another child." in page
    assert theirs.href not in page


def test_nobody_else_attaches(told: Any, signed_in: Any) -> None:
    address = reverse("entry_documents", args=[told.patrol.pk])
    for who in ("panel", "emergency", "author", "stranger"):
        with pytest.raises(PermissionDenied):
            attached(told, by=getattr(told, who))
        answer = signed_in(getattr(told, who)).post(address, {"title": "x", "file": upload()})
        assert answer.status_code == (403 if who in {"panel", "emergency"} else 404)
    assert not EntryDocument.objects.exists()


def test_an_agency_neither_attaches_to_anothers_entry_nor_cites_the_reviews(told: Any) -> None:
    with pytest.raises(PermissionDenied):
        attached(told, by=told.care.signs)
    ours = attached(told)
    with pytest.raises(PermissionDenied):
        attaching.cite_page(entry=told.patrol, document=ours.document, page=1, by=told.police.signs)


BAD = (
    (pdf(3), "a.pdf", 4, "has 3 pages, so there is no page 4"),
    (b"%PDF-1.7\nnot really", "a.pdf", 1, "is damaged"),
    (b"MZ\x90\x00" * 40, "a.pdf", 0, "a program"),
    (b"plain words", "a.txt", 0, "plain text"),
    (pdf(1), "a.docx", 0, "named .docx but is a PDF"),
)


def test_what_cannot_be_attached_is_said_in_a_sentence(
    told: Any, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    for data, name, page, words in BAD:
        with pytest.raises(Refused, match=words) as refused:
            attached(told, file=upload(data, name), page=page)
        assert "Nothing was saved." in str(refused.value.reasons)
    assert not EntryDocument.objects.exists()
    assert not list(tmp_path.iterdir())


def test_a_picture_opens_in_a_sandbox(told: Any, signed_in: Any) -> None:
    row = attached(told, file=upload(PNG, "note.png"), page=0)
    answer = signed_in(told.lead).get(row.href)
    assert "#page" not in row.href
    assert answer["Content-Type"] == "image/png"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_the_same_page_is_cited_once_and_follows_the_entry(told: Any) -> None:
    row = attached(told)
    with pytest.raises(Refused, match="already"):
        attaching.cite_page(entry=told.patrol, document=row.document, page=12, by=told.lead)
    sending.begin_again(call=told.police.call, by=told.police.signs)
    draft = Entry.objects.exclude(submission__sent_at__isnull=False).first()
    with pytest.raises(Refused, match="send your draft first"):
        attached(told, entry=draft, by=told.police.signs)


def test_documents_are_frozen_with_their_entry_and_told_as_a_difference(told: Any) -> None:
    before = Standing.now(told.review)
    none = list(before.entries)
    attached(told, words="At the foot.")
    after = Standing.now(told.review)
    [one] = [each["documents"] for each in after.entries if each["documents"]]
    assert [(each["title"], each["page"], each["words"]) for each in one] == [
        ("Discharge summary", 12, "At the foot.")
    ]
    assert not any(each["documents"] for each in none)
    said = compare(before, after).said["Documents"]
    assert said == [f"Added: “Discharge summary, page 12” beside {told.patrol.ref}"]


def test_the_list_asks_no_more_for_many_documents(told: Any, signed_in: Any) -> None:
    client, address = signed_in(told.lead), reverse("combined", args=[told.review.pk])
    row = attached(told)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for page in range(1, 9):
        attaching.cite_page(entry=told.patrol, document=row.document, page=page, by=told.lead)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(few) == len(many)
