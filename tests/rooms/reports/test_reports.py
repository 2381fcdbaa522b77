"""A report is what the rows said on its day: frozen with its files, approved by another person."""

import io
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.urls import reverse
from docx import Document

from goldthread.casework.intake.belonging import FrozenRow
from goldthread.engines.documents.papers import words_in
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.assurance import actions as assurance
from goldthread.improvement.coding import actions as coding
from goldthread.publishing.reports import actions
from goldthread.publishing.reports.models import Approval, Report
from tests.rooms.assurance.conftest import on

SignIn = Callable[[Any], Client]
TOLD: dict[str, Any] = {
    "since": date(2025, 1, 1),
    "until": date(2025, 3, 31),
    "words": "Read this.",
}


@pytest.fixture
def shown(done: SimpleNamespace) -> SimpleNamespace:
    """The trust's part is happening: tested in the quarter, 19 of 20."""
    with on(date(2025, 3, 3)):
        assurance.test(
            address=done.part, means="audit", on=date(2025, 3, 1), verdict="yes", shows="Zebra.",
            looked_at=20, found=19, by=done.manager,
        )  # fmt: skip
    return done


def drafted(who: Any, kind: str = "quarterly", **more: Any) -> Report:
    with on(date(2025, 4, 1)):
        return actions.draft(
            partnership=who.partnership, kind=kind, by=more.pop("by", who.manager), **TOLD | more
        )


def test_it_says_what_the_rows_say_in_both_files_and_stays_so(shown: SimpleNamespace) -> None:
    theme = coding.add(partnership=shown.partnership, name="Dogs", means="x", by=shown.manager)
    for item in (shown.dogs, shown.secret):
        coding.code(item=item, themes=[theme], by=shown.manager)
    row = drafted(shown)
    parts = {one["key"]: one["words"] for one in row.parts}
    assert parts["short"] == "Read this."
    assert "Happening | 1" in parts["levels"] and "Not known" in parts["levels"]
    assert "Actions that ended with evidence | 1" in parts["period"]
    assert "Tests of practice that found it happening | 1" in parts["period"]
    assert "Fenmarsh Hospital Trust | 1 | 0 | 1 | 0 | 0" in parts["bodies"], "no closed review"
    assert parts["themes"] == "Dogs | 1 | 1", "what is unpublished is not counted"
    for data, form in ((bytes(row.pdf), "pdf"), (bytes(row.word), "docx")):
        words = " ".join(words_in(data, form).split())
        assert "How well it is known" in words and "Tests that did not find it" in words
        assert "Read this." in words and "Zephyr" not in words and "Zebra" not in words
    pdf = pikepdf.open(io.BytesIO(bytes(row.pdf)))
    assert pdf.Root.MarkInfo.Marked and pdf.Root.Lang == "en-GB"
    (picture,) = Document(io.BytesIO(bytes(row.word))).inline_shapes
    assert "Happening: 1" in picture._inline.docPr.get("descr")
    with on(date(2025, 4, 2)):
        assurance.judge(
            address=shown.part, about="design", verdict="yes", reasoning="x", by=shown.chair,
            next_look=date(2026, 1, 1),
        )  # fmt: skip
    again = Report.objects.get(pk=row.pk)
    assert again.parts == row.parts and again.digest == row.digest
    with pytest.raises(FrozenRow):
        again.save()


def test_the_briefing_tells_what_changed_and_how_that_is_known(shown: SimpleNamespace) -> None:
    row = drafted(shown, "improvements")
    words = {one["key"]: one["words"] for one in row.parts}["proved"]
    assert "Fenmarsh Hospital Trust" in words and "19 of 20" in words and "Happening" in words
    assert "Zebra" not in words, "what a test shows in detail stays in the record"
    assert list(row.named.all()) == [shown.review]
    later = drafted(shown, "improvements", since=date(2025, 3, 10))
    assert "Nothing that was tested" in later.parts[1]["words"]


def test_another_person_approves_and_only_what_was_frozen(
    shown: SimpleNamespace, signed_in: SignIn
) -> None:
    row = drafted(shown)
    href, yes = row.get_absolute_url(), reverse("approve_board_report", args=[row.pk])
    assert signed_in(shown.manager).post(yes).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.approve(report=row, by=shown.manager)
    assert "Approve this report" not in signed_in(shown.manager).get(href).text
    client = signed_in(shown.scrutineer)
    page = client.get(href).text
    assert "Approve this report" in page and "<svg" in page and "Happening: 1" in page
    for form, begins in (("pdf", b"%PDF"), ("word", b"PK")):
        file = client.get(reverse("board_report_file", args=[row.pk, form]))
        assert file.content.startswith(begins) and "attachment" in file["Content-Disposition"]
    assert client.get(reverse("board_report_file", args=[row.pk, "odt"])).status_code == 404
    assert AuditRow.objects.filter(did="board_report.taken").count() == 2
    client.post(yes)
    assert Approval.objects.get().by == shown.scrutineer
    assert "Approved by" in client.get(href).text
    with pytest.raises(Refused, match="approved already"):
        actions.approve(report=row, by=shown.scrutineer)
    other = drafted(shown)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE reports_report SET parts = %s WHERE id = %s", ['[{"key": "x"}]', other.pk]
        )
    with pytest.raises(Refused, match="not what was frozen"):
        actions.approve(report=other, by=shown.scrutineer)
    assert "not what was frozen" in client.get(other.get_absolute_url()).text
    file = client.get(reverse("board_report_file", args=[other.pk, "pdf"]))
    assert file.status_code == 302, "nothing goes out"


def test_each_door_and_what_is_refused(shown: SimpleNamespace, signed_in: SignIn) -> None:
    row = drafted(shown, "improvements")
    every = (reverse("board_reports"), row.get_absolute_url(), reverse("draft_board_report"))
    expected = {
        "manager": [200, 200, 200],
        "scrutineer": [200, 200, 403],
        "conflicted": [200, 404, 403],
        "practitioner": [403, 404, 403],
        "stranger": [200, 404, 200],  # their own partnership's
    }
    for who, codes in expected.items():
        client = signed_in(getattr(shown, who))
        assert [client.get(href).status_code for href in every] == codes, who
    for fault, why in (
        ({"words": " "}, "few words"),
        ({"kind": "yearly"}, "Choose which"),
        ({"until": date(2099, 1, 1)}, "today at the latest"),
        ({"since": date(2025, 3, 31), "until": date(2025, 3, 1)}, "before it ends"),
    ):
        with pytest.raises(Refused, match=why):
            drafted(shown, **fault)
    with pytest.raises(PermissionDenied):
        drafted(shown, by=shown.scrutineer)
    sent = {"kind": "quarterly", "words": "Here."}
    for name, day in (("since", date(2025, 1, 1)), ("until", date(2025, 3, 31))):
        sent |= {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}
    made = signed_in(shown.manager).post(reverse("draft_board_report"), sent)
    assert made.status_code == 302 and Report.objects.count() == 2
