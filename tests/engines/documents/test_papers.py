"""A document as Word, PDF and slides: what a machine, and so a screen reader, finds in it."""

import io
import zipfile
from datetime import date
from typing import Any

import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation

from goldthread.engines.documents.papers import (
    Marks,
    Paper,
    Part,
    Unreadable,
    as_pdf,
    as_slides,
    as_word,
    pages_in,
    words_in,
    words_of_files,
)

DAY = date(2026, 11, 28)
MARKS = Marks("OFFICIAL-SENSITIVE", "Maya Thornbury", DAY)
PARTS = [
    Part("happened", "What happened", "Wren was hurt at home.\n\n- One & two\n- <Three>"),
    Part("plan", "Action plan", "A1 | Ask | Trust\nA2 | Tell | Police | and others",
         ("No.", "What", "Who")),
    Part("open", "Nothing here", "  "),
    Part("end", "What to do", "Talk.", notes="Give people time."),
]  # fmt: skip


def paper(marks: Marks | None = None, **more: object) -> Paper:
    return Paper("Overview report: Wren", "Fenmarsh Partnership", PARTS, DAY, marks, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def plain() -> dict[str, bytes]:
    of = paper()
    return {"docx": as_word(of), "pdf": as_pdf(of), "pptx": as_slides(of)}


@pytest.fixture(scope="module")
def marked() -> dict[str, bytes]:
    of = paper(MARKS)
    return {"docx": as_word(of), "pdf": as_pdf(of), "pptx": as_slides(of)}


def tags(pdf: pikepdf.Pdf) -> list[tuple[str, object]]:
    """The kinds of the structure tree in reading order, each with its element."""
    found: list[tuple[str, object]] = []

    def walk(one: object) -> None:
        if isinstance(one, pikepdf.Array):
            for child in one:
                walk(child)
        elif isinstance(one, pikepdf.Dictionary):
            if "/S" in one:
                found.append((str(one.S), one))
            if "/K" in one:
                walk(one.K)

    walk(pdf.Root.StructTreeRoot.K)
    return found


def scope(header: Any) -> str:
    facts = header.A if isinstance(header.A, pikepdf.Array) else [header.A]
    return next(str(one.Scope) for one in facts if "/Scope" in one)


def test_the_pdf_is_one_that_a_screen_reader_can_read(plain: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(plain["pdf"])) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as facts:
            assert facts["dc:title"] == "Overview report: Wren"
            assert str(facts["pdfuaid:part"]) == "1"
        kinds = [kind for kind, _ in tags(pdf)]
        headings = [kind for kind in kinds if kind.startswith("/H")]
        assert headings == ["/H1", "/H2", "/H2", "/H2"]
        assert kinds.count("/TH") == 3 and kinds.count("/LI") == 2
        scopes = [scope(one) for kind, one in tags(pdf) if kind == "/TH"]
        assert scopes == ["/Column"] * 3
        assert len(list(pdf.open_outline().root)) == 1  # bookmarks, the parts under the title


def test_word_has_real_headings_and_header_rows_and_tells_nothing_of_who_wrote(
    plain: dict[str, bytes],
) -> None:
    document = Document(io.BytesIO(plain["docx"]))
    headings = [
        (one.style.name, one.text)
        for one in document.paragraphs
        if one.style is not None and one.style.name.startswith("Heading")
    ]
    assert headings == [
        ("Heading 1", "Overview report: Wren"),
        ("Heading 2", "What happened"),
        ("Heading 2", "Action plan"),
        ("Heading 2", "What to do"),
    ]
    assert [one.text for one in document.paragraphs if one.style.name == "List Bullet"] == [  # type: ignore[union-attr]
        "One & two",
        "<Three>",
    ]
    table = document.tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["No.", "What", "Who"],
        ["A1", "Ask", "Trust"],
        ["A2", "Tell", "Police | and others"],
    ]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    facts = document.core_properties
    assert (facts.title, facts.language) == ("Overview report: Wren", "en-GB")
    assert (facts.author, facts.last_modified_by, facts.comments) == (
        "Fenmarsh Partnership",
        "",
        "",
    )
    with zipfile.ZipFile(io.BytesIO(plain["docx"])) as package:
        assert not [one for one in package.namelist() if "custom" in one or "thumb" in one]
        assert b"{{" not in package.read("word/document.xml")
        assert b"{%" not in package.read("word/document.xml")


def test_every_slide_has_a_title_in_its_place_a_language_and_notes(
    plain: dict[str, bytes],
) -> None:
    show = Presentation(io.BytesIO(plain["pptx"]))
    titles = [slide.shapes.title.text for slide in show.slides]
    assert titles == ["Overview report: Wren", "What happened", "Action plan", "What to do"]
    assert show.slides[3].notes_slide.notes_text_frame.text == "Give people time."
    for slide in show.slides:
        for shape in slide.shapes:
            for paragraph in shape.text_frame.paragraphs:
                assert all(run._r.rPr.get("lang") == "en-GB" for run in paragraph.runs)
    assert show.core_properties.author == "Fenmarsh Partnership"


def test_a_long_part_is_cut_into_slides_that_say_so() -> None:
    long = Part("l", "What we learned", "\n".join(f"- Point number {at}" for at in range(20)))
    show = Presentation(io.BytesIO(as_slides(Paper("A", "B", [long], DAY))))
    assert [slide.shapes.title.text for slide in show.slides][1:] == [
        f"What we learned ({at} of 3)" for at in (1, 2, 3)
    ]


def test_a_draft_names_its_reader_on_every_page_and_what_is_released_does_not(
    plain: dict[str, bytes], marked: dict[str, bytes]
) -> None:
    line = "OFFICIAL-SENSITIVE · Draft, not for release · Copy of Maya Thornbury, 28 November 2026"
    assert words_in(marked["docx"], "docx").count(line) == 2  # the head of the pages, and the text
    slides = Presentation(io.BytesIO(marked["pptx"])).slides
    assert words_in(marked["pptx"], "pptx").count(line) == len(slides)
    read = " ".join(words_in(marked["pdf"], "pdf").split())
    assert line in read and "DRAFT · Maya Thornbury · 28 November 2026" in read
    for form, data in plain.items():
        assert "Maya" not in words_in(data, form) and "SENSITIVE" not in words_in(data, form)


def test_a_one_page_document_is_set_as_large_as_fits() -> None:
    few = [Part("a", "1. Background", "Short.")]
    many = [Part("a", "1. Background", "Words of a middling length. " * 140)]
    far = [Part("a", "1. Background", "Words of a middling length. " * 900)]
    made = [as_pdf(Paper("T", "P", parts, DAY, is_one_page=True)) for parts in (few, many, far)]
    assert [pages_in(one) == 1 for one in made] == [True, True, False]


def test_everything_that_stands_in_the_files_is_read(plain: dict[str, bytes]) -> None:
    said = words_of_files(plain)
    assert "Wren was hurt at home." in said[0] and "A2" in said[0]
    assert any("Give people time." in more for more in said[1:])  # in the notes of a slide alone


def test_what_is_hidden_in_a_word_file_is_read(plain: dict[str, bytes]) -> None:
    document = Document(io.BytesIO(plain["docx"]))
    document.core_properties.keywords = "Jodie Marlowe"
    document.sections[0].footer.paragraphs[0].add_run("Jo").add_text("die at home")
    kept = io.BytesIO()
    document.save(kept)
    said = words_in(kept.getvalue(), "docx")
    assert "Jodie Marlowe" in said and "Jodie at home" in said


def test_a_file_that_is_none_is_unreadable() -> None:
    for form in ("docx", "pdf", "pptx"):
        with pytest.raises(Unreadable):
            words_in(b"no such file", form)
