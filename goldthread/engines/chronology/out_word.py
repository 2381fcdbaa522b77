"""A chronology as a Word document that a screen reader can read: heading rows marked, language set.

Rows are written as WordprocessingML and not through python-docx's cells, which take a millisecond
each. No text of an agency can become markup.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import IO, Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from lxml import etree

from goldthread.engines.chronology.merging import Chronology
from goldthread.engines.chronology.rows_out import Sheet, sheets

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
Cell = str | date
_PAGE_TWIPS = 15_000  # width of the text on a landscape A4 page


def write_word(found: Chronology, target: IO[bytes]) -> None:
    write_sheets("Combined chronology", (), sheets(found), target)


def write_sheets(
    title: str,
    face: Sequence[tuple[str, str]],
    of: Sequence[Sheet],
    target: IO[bytes],
    running: str = "",
) -> None:
    """`face`: what is said first, as pairs of what it is and the words. `running`: what stands at
    the head of every page."""
    document = Document()
    facts = document.core_properties
    facts.title, facts.language, facts.author, facts.comments = title, "en-GB", "", ""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.5)
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(9)
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), "en-GB")
    if running:
        section.header.paragraphs[0].text = running
    document.add_heading(title, level=1)
    for name, words in face:
        said = document.add_paragraph()
        said.add_run(f"{name}: ").bold = True
        said.add_run(_UNWRITABLE.sub("\ufffd", words))
    for sheet in of:
        document.add_heading(sheet.title, level=2)
        _table(document, sheet)
    document.save(target)


def _table(document: Any, sheet: Sheet) -> None:
    rows = iter(sheet.rows)
    first = next(rows, None)
    if first is None:
        document.add_paragraph("None.")
        return
    table = document.add_table(rows=1, cols=len(sheet.headings), style="Table Grid")
    table.autofit = False
    whole = sum(sheet.widths)
    for column, width in zip(table._tbl.tblGrid, sheet.widths, strict=True):
        column.set(qn("w:w"), str(_PAGE_TWIPS * width // whole))
    for cell, heading in zip(table.rows[0].cells, sheet.headings, strict=True):
        cell.paragraphs[0].add_run(heading).bold = True
    properties = table.rows[0]._tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader"):
        mark = OxmlElement(name)
        mark.set(qn("w:val"), "true")
        properties.append(mark)
    says = OxmlElement("w:tblDescription")
    says.set(qn("w:val"), sheet.says)
    table._tbl.tblPr.append(says)
    for row in _chain(first, rows):
        table._tbl.append(etree.fromstring(_row(row)))


def _chain(first: tuple[Cell, ...], rest: Iterator[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    yield first
    yield from rest


def _row(cells: tuple[Cell, ...]) -> str:
    inside = "".join(f"<w:tc><w:p>{_runs(text)}</w:p></w:tc>" for text in map(_words, cells))
    return f'<w:tr xmlns:w="{_W}">{inside}</w:tr>'


def _words(cell: Cell) -> str:
    return f"{cell.day} {cell:%B %Y}" if isinstance(cell, date) else cell


def _runs(text: str) -> str:
    if not text:
        return ""
    plain = _UNWRITABLE.sub("\ufffd", text)
    for letter, escape in _ESCAPES.items():
        plain = plain.replace(letter, escape)
    lines = plain.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    said = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r>{said}</w:r>"
