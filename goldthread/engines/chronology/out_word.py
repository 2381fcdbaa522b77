"""A chronology as a Word document that a screen reader can read: heading rows marked, language set.

Rows are written as WordprocessingML and not through python-docx's cells, which take a millisecond
each. No text of an agency can become markup.
"""

import re
from collections.abc import Iterator
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
_PAGE_TWIPS = 15_000  # width of the text on a landscape A4 page


def write_word(found: Chronology, target: IO[bytes]) -> None:
    document = Document()
    facts = document.core_properties
    facts.title, facts.language, facts.author, facts.comments = (
        "Combined chronology",
        "en-GB",
        "",
        "",
    )
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.5)
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(9)
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), "en-GB")
    document.add_heading("Combined chronology", level=1)
    for sheet in sheets(found):
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


def _chain(first: tuple[str, ...], rest: Iterator[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    yield first
    yield from rest


def _row(cells: tuple[str, ...]) -> str:
    inside = "".join(f"<w:tc><w:p>{_runs(text)}</w:p></w:tc>" for text in cells)
    return f'<w:tr xmlns:w="{_W}">{inside}</w:tr>'


def _runs(text: str) -> str:
    if not text:
        return ""
    plain = _UNWRITABLE.sub("\ufffd", text)
    for letter, escape in _ESCAPES.items():
        plain = plain.replace(letter, escape)
    lines = plain.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    said = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r>{said}</w:r>"
