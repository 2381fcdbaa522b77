"""A letter is read back as Word reads it: its words, its headings, its language, its tables."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from goldthread.engines import uploads
from goldthread.engines.documents.letters import (
    Heading,
    Letterhead,
    Paragraph,
    Points,
    Table,
    letter,
)

HEAD = Letterhead(
    sender="Fenmarsh Safeguarding Children Partnership",
    to=["Sol Marsh", "Fenmarsh Hospital Trust"],
    on=date(2026, 3, 3),
    reference="FEN-2026-04",
)


def made(*blocks: Any, title: str = "Did you know this child?") -> Any:
    return Document(io.BytesIO(letter(title, HEAD, blocks, signed=["Mira Holt"])))


def test_it_says_its_title_and_its_language() -> None:
    document = made(Paragraph("Words"))
    facts = document.core_properties
    assert (facts.title, facts.language) == ("Did you know this child?", "en-GB")
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {
        "en-GB"
    }


def test_headings_are_headings_and_in_order() -> None:
    document = made(Heading("What we ask"), Paragraph("One."), Heading("By when"))
    found = [(p.style.name, p.text) for p in document.paragraphs if "Heading" in p.style.name]
    assert found == [
        ("Heading 1", "Did you know this child?"),
        ("Heading 2", "What we ask"),
        ("Heading 2", "By when"),
    ]


def test_who_it_is_to_its_day_and_its_reference_are_said() -> None:
    words = [p.text for p in made(Paragraph("One.\nTwo.")).paragraphs]
    assert words[:6] == [
        "OFFICIAL-SENSITIVE",
        "Fenmarsh Safeguarding Children Partnership",
        "Sol Marsh",
        "Fenmarsh Hospital Trust",
        "3 March 2026",
        "Our reference: FEN-2026-04",
    ]
    assert words[-2:] == ["One.\nTwo.", "Mira Holt"]


def test_no_paragraph_is_empty() -> None:
    """Empty paragraphs for white space are read aloud as "blank"."""
    document = made(Heading("H"), Points(["a", "b"]), Paragraph("c"))
    assert all(p.text.strip() for p in document.paragraphs)


def test_a_table_has_a_header_row_and_a_description() -> None:
    document = made(Table(["Name", "Born"], [["Robin Lark", date(2026, 2, 1)], ["?", None]], "Who"))
    (grid,) = document.tables
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["Name", "Born"],
        ["Robin Lark", "1 February 2026"],
        ["?", ""],
    ]
    assert grid.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert grid.rows[1]._tr.trPr is None
    assert grid._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")) == "Who"


def test_a_row_of_another_length_is_an_error_and_so_is_no_title() -> None:
    with pytest.raises(ValueError, match="zip"):
        made(Table(["One", "Two"], [["only"]]))
    with pytest.raises(ValueError, match="title"):
        made(title=" ")


def test_what_word_cannot_hold_does_not_break_it() -> None:
    document = made(Paragraph("a\x00b\x0bc\ufffed"), Points(["<b>&</b>"]))
    assert document.paragraphs[-3].text == "a\ufffdb\ufffdc\ufffdd"
    assert document.paragraphs[-2].text == "<b>&</b>"


def test_our_own_check_of_files_takes_it_and_nothing_is_fetched() -> None:
    data = letter("T", HEAD, [Paragraph("x")], signed=[])
    assert uploads.check(data, "letter.docx").kind == "docx"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [n for n in package.namelist() if n.endswith(".rels")]
        assert names
        assert all(b'TargetMode="External"' not in package.read(name) for name in names)
