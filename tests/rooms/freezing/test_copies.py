"""Copies to take away: each opened again and read; names replaced; nothing runs as a formula."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jsonschema
import openpyxl
import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from goldthread.casework.chronology.combining import noting
from goldthread.casework.freezing import actions
from goldthread.casework.freezing.copies import writing
from goldthread.casework.freezing.models import FrozenChronology
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.people import actions as people
from goldthread.foundations.people.models import Involvement
from tests import factories
from tests.rooms.chronology.conftest import made_world
from tests.rooms.freezing.conftest import made_whole
from tests.rooms.freezing.test_freezing import tamper
from tests.rooms.freezing.test_pages import READ, WHO

SignIn = Callable[[Any], Client]
SCHEMA = Path(__file__).parents[3] / "docs/schemas/chronology-copy.schema.json"
RISKY = '=HYPERLINK("http://x")'


def once() -> SimpleNamespace:
    return made_whole(made_world(factories.cast()))


@pytest.fixture
def whole(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def href(world: Any) -> str:
    return reverse("chronology_export", args=[world.review.pk])


def taken(client: Client, world: Any, form: str, **chosen: str) -> tuple[bytes, str]:
    """The file and its name."""
    wanted = {"form": form, "which": "live", "names": "written", "notes": "on", "marks": "on"}
    response = client.post(href(world), query_params={**wanted, **chosen})
    assert response.status_code == 200
    assert "attachment" in response["Content-Disposition"]
    return response.getvalue(), response["Content-Disposition"].split('"')[1]


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_who_takes_copies(whole: Any, frozen: FrozenChronology, signed_in: SignIn) -> None:
    for who, status in zip(WHO, READ, strict=True):
        expected = 403 if who == "emergency" else status
        client = signed_in(getattr(whole, who))
        assert client.get(href(whole)).status_code == expected, who
        document = reverse("frozen_document", args=[whole.review.pk, 1])
        assert client.get(document).status_code == expected, who


def test_every_kind_opens_and_says_what_it_is(
    whole: SimpleNamespace, frozen: FrozenChronology, signed_in: SignIn
) -> None:
    actions.sign(frozen=frozen, by=whole.lead)
    Entry.objects.filter(pk=whole.theirs.pk).update(event=RISKY + " 😀", comment="<b>&amp; \x01")
    client, code = signed_in(whole.manager), whole.review.code
    texts = {
        "docx": word, "xlsx": excel, "csv": lambda data: data.decode("utf-8-sig"),
        "json": lambda data: data.decode(), "pdf": pdf,
    }  # fmt: skip
    for form, read in texts.items():
        data, name = taken(client, whole, form)
        told = read(data)
        for words in ("CONFIDENTIAL" if form != "json" else "Confidential", code, "not frozen",
                      "Mira Holt", "HYPERLINK", "Lark was there.", "child seen"):  # fmt: skip
            assert words in told, (form, words)
        assert name == f"{code.lower()}-chronology-live-{whole_day()}.{form}"
        data, name = taken(client, whole, form, which="1", notes="", marks="")
        told = read(data)
        assert "Lea Seat, lead reviewer" in told, form
        assert "Children not seen" in told, form
        assert "Lark was there." not in told, form
        assert "version-1" in name
    assert AuditRow.objects.filter(did="chronology.exported").count() == 10


def whole_day() -> str:
    from django.utils import timezone

    return f"{timezone.localdate():%Y-%m-%d}"


def word(data: bytes) -> str:
    """All its words; its table's headings are marked as such and stand again on each page."""
    found = Document(io.BytesIO(data))
    assert found.core_properties.language == "en-GB"
    section, table = found.sections[0], found.tables[0]
    assert section.page_width > section.page_height
    assert "w:tblHeader" in table.rows[0]._tr.xml
    cells = [cell.text for row in table.rows for cell in row.cells]
    return "\n".join(
        [section.header.paragraphs[0].text, *(p.text for p in found.paragraphs), *cells]
    )


def excel(data: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Entries"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref
    every = [cell for one in book for row in one.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in every)
    assert sheet["C2"].is_date
    return "CONFIDENTIAL" + "\n".join(str(cell.value) for cell in every)


def pdf(data: bytes) -> str:
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data or b"pdfuaid:part" in data
    pages = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    return " ".join(text.replace("\ufffe", "").split())


def test_a_csv_runs_no_formula_and_has_a_mark_for_excel(
    whole: SimpleNamespace, signed_in: SignIn
) -> None:
    Entry.objects.filter(pk=whole.theirs.pk).update(event=RISKY, source="@SUM(1)")
    data, _ = taken(signed_in(whole.manager), whole, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = read_csv(data)
    at = next(n for n, row in enumerate(rows) if row[:1] == ["Entry"])
    assert ["Entries", "6"] in rows[:at]
    assert len(rows) == at + 7
    cells = [cell for row in rows for cell in row]
    assert "'" + RISKY in cells
    assert "'@SUM(1)" in cells
    assert not any(cell.startswith(("=", "@", "+", "-")) for cell in cells)


def test_json_keeps_its_schema_live_and_frozen(
    whole: SimpleNamespace, frozen: FrozenChronology, signed_in: SignIn
) -> None:
    schema, client = json.loads(SCHEMA.read_text()), signed_in(whole.panel)
    jsonschema.Draft202012Validator.check_schema(schema)
    for chosen in ({}, {"which": "1"}, {"agency": str(whole.police.body.pk)}):
        told = json.loads(taken(client, whole, "json", **chosen)[0])
        jsonschema.validate(told, schema)
        assert len(told["entries"]) == told["about"]["count"] == (3 if "agency" in chosen else 6)
        assert len(told["links"]) == (0 if "agency" in chosen else 1)
    assert "Agency: Fenmarsh Police" in json.dumps(told["about"]["face"])


def test_the_document_itself_has_the_digest(
    whole: SimpleNamespace, frozen: FrozenChronology, signed_in: SignIn
) -> None:
    import hashlib

    client = signed_in(whole.lead)
    document = reverse("frozen_document", args=[whole.review.pk, 1])
    assert hashlib.sha256(client.get(document).getvalue()).hexdigest() == frozen.sha256
    tamper(frozen, b"Children not seen", b"Children were seen")
    assert client.get(document).status_code == 409
    wanted = {"form": "csv", "which": "1", "names": "written"}
    blocked = client.post(href(whole), query_params=wanted)
    assert "can be downloaded" in blocked.content.decode()
    assert not blocked.get("Content-Disposition")


def registered(world: Any, forename: str, surname: str, role: str, pseudonym: str) -> Involvement:
    made: Involvement = people.involve(
        matter=world.review.matter, role=role, by=world.manager, forename=forename,
        surname=surname, pseudonym=pseudonym,
    )  # fmt: skip
    return made


def test_pseudonyms_are_blocked_until_everybody_has_one(
    whole: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(whole.manager)
    wanted = {"form": "csv", "which": "live", "names": "pseudonyms"}
    assert "Nobody is on the register" in client.get(href(whole), wanted).content.decode()
    row = registered(whole, "Jo", "Lark", "mother", "")
    html = client.get(href(whole), wanted).content.decode()
    assert f"1 person on the register has no pseudonym yet: {row.code}." in html
    blocked = client.post(href(whole), query_params=wanted)
    assert not blocked.get("Content-Disposition")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_copy_with_pseudonyms(whole: SimpleNamespace, signed_in: SignIn, form: str) -> None:
    registered(whole, "Jo", "Lark", "mother", "Robin’s mother")
    Entry.objects.filter(pk=whole.theirs.pk).update(event="JO LARK rang. Ms Lark's dog.")
    noting.note(entry=whole.theirs, text="Ask Jo.", by=whole.lead)
    client = signed_in(whole.manager)
    html = client.get(
        href(whole), {"form": form, "which": "live", "names": "pseudonyms", "notes": "on"}
    ).content.decode()
    assert "not for release" in html
    assert "Jo Lark" in html
    data, name = taken(client, whole, form, names="pseudonyms")
    told = data.decode("utf-8-sig")
    for words in ("ROBIN’S MOTHER rang. Ms Robin’s mother's dog.", "Ask Robin’s mother."):
        assert words in told, words
    assert "Lark" not in told
    assert "not for release" in told
    assert "pseudonyms" in name
    seat = signed_in(whole.panel).get(
        href(whole), {"form": form, "which": "live", "names": "pseudonyms"}
    )
    assert seat.status_code == 200


def test_filters_go_with_the_copy(whole: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(whole.manager)
    html = client.get(href(whole), {"words": "bicycle"}).content.decode()
    assert 'name="words" value="bicycle"' in html
    rows = read_csv(taken(client, whole, "csv", words="bicycle")[0])
    assert ["Filters", "Words: bicycle"] in rows
    assert ["Entries", "1"] in rows


def test_a_pdf_has_a_limit_that_is_said() -> None:
    assert writing.too_many("pdf", 4000) == ""
    assert "at most 4,000 entries, and these are 4,001" in writing.too_many("pdf", 4001)
    assert writing.too_many("csv", 1_000_000) == ""
