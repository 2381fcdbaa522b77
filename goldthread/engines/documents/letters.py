"""Values to a letter in Word (.docx) that a screen reader can read.

The document says its title and its language (British English), uses Word's own heading styles, and
marks the first row of each table as its header, so that it is said again on every page.
"""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

LANGUAGE = "en-GB"
FONT = "Arial"
INK = RGBColor(0x0B, 0x0C, 0x0C)
# What XML 1.0 cannot hold; python-docx would raise ValueError.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Line breaks in the text stay line breaks."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Points:
    items: Sequence[str]


@dataclass(frozen=True)
class Table:
    """`says` describes it to somebody who cannot see it. Cells are text; None is left empty."""

    header: Sequence[str]
    rows: Sequence[Sequence[object]]
    says: str = ""


Block = Heading | Paragraph | Points | Table


@dataclass(frozen=True)
class Letterhead:
    """Who writes to whom. `to` is the lines of the address, the name first."""

    sender: str
    to: Sequence[str]
    on: date
    reference: str = ""
    lines: Sequence[str] = field(default_factory=tuple)  # under the sender's name
    marking: str = "OFFICIAL-SENSITIVE"


def letter(title: str, head: Letterhead, body: Iterable[Block], *, signed: Sequence[str]) -> bytes:
    """A .docx file. `title` is its subject and its first heading; `signed` the closing lines.

    ValueError without a title: a document without one cannot be told from others.
    """
    if not title.strip():
        raise ValueError("A letter needs a title.")
    document = Document()
    _describe(document, title, head)
    _style(document)
    if head.marking:
        _line(document, head.marking, strong=True)
    _line(document, head.sender, strong=True)
    for line in head.lines:
        _line(document, line)
    _gap(document)
    for line in head.to:
        _line(document, line)
    _gap(document)
    _line(document, f"{head.on.day} {head.on:%B %Y}")
    if head.reference:
        _line(document, f"Our reference: {head.reference}")
    document.add_heading(_clean(title), level=1)
    for block in body:
        _put(document, block)
    _gap(document)
    for line in signed:
        _line(document, line)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _describe(document: Any, title: str, head: Letterhead) -> None:
    facts = document.core_properties
    facts.title, facts.author, facts.language = (
        _clean(title)[:255],
        _clean(head.sender)[:255],
        LANGUAGE,
    )
    facts.subject, facts.comments, facts.keywords = head.reference, "", ""
    # Midday of its day: the file tells nothing of who worked when.
    noon = datetime(head.on.year, head.on.month, head.on.day, 12, tzinfo=UTC)
    facts.created = facts.modified = noon
    facts.last_modified_by = ""


def _style(document: Any) -> None:
    """One readable typeface, wide margins, and British English as every text's language."""
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
    for name, size in (("Normal", 12), ("Heading 1", 17), ("Heading 2", 14), ("List Bullet", 12)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        fonts.set(qn("w:hAnsi"), FONT)
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), LANGUAGE)
    for lang in document.settings.element.iter(qn("w:themeFontLang")):
        lang.set(qn("w:val"), LANGUAGE)


def _put(document: Any, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(_clean(block.text), level=2)
    elif isinstance(block, Points):
        for item in block.items:
            document.add_paragraph(_clean(item), style="List Bullet")
    elif isinstance(block, Table):
        _table(document, block)
    else:
        _line(document, block.text, strong=block.strong, after=8)


def _table(document: Any, block: Table) -> None:
    grid = document.add_table(rows=1, cols=len(block.header), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.LEFT
    for cell, text in zip(grid.rows[0].cells, block.header, strict=True):
        cell.paragraphs[0].add_run(_clean(text)).bold = True
    _mark_header(grid.rows[0])
    if block.says:
        says = OxmlElement("w:tblDescription")
        says.set(qn("w:val"), _clean(block.says))
        grid._tbl.tblPr.append(says)
    for row in block.rows:
        cells = grid.add_row().cells
        for cell, value in zip(cells, row, strict=True):
            cell.text = "" if value is None else _clean(_written(value))
    _gap(document)


def _mark_header(row: Any) -> None:
    """A header row that screen readers know and that is repeated on the next page."""
    facts = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader"):
        mark = OxmlElement(name)
        mark.set(qn("w:val"), "true")
        facts.append(mark)


def _line(document: Any, text: str, *, strong: bool = False, after: int = 0) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(after)
    paragraph.add_run(_clean(text)).bold = strong or None


def _gap(document: Any) -> None:
    """White space by style on the line before, not by empty paragraphs that are read aloud."""
    body = document.paragraphs
    if body:
        body[-1].paragraph_format.space_after = Pt(14)


def _written(value: object) -> str:
    return f"{value.day} {value:%B %Y}" if isinstance(value, date) else str(value)


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", str(text)).replace("\r\n", "\n").replace("\r", "\n")
