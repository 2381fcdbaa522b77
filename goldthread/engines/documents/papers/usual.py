"""The template that a document has as long as a partnership has none of its own."""

import io
from functools import lru_cache
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

LANGUAGE = "en-GB"
FONT = "Arial"
INK = RGBColor(0x0B, 0x0C, 0x0C)
SIZES = (("Normal", 12), ("Heading 1", 20), ("Heading 2", 15), ("List Bullet", 12))


@lru_cache(maxsize=1)
def usual_template() -> bytes:
    """A .docx with the places for every word of a document; a partnership may begin from it."""
    document = Document()
    _style(document)
    document.add_heading("{{ title }}", level=1)
    document.add_paragraph("{{ partnership }}, {{ made_on }}")
    document.add_paragraph("{%p for section in sections %}")
    document.add_heading("{{ section.heading }}", level=2)
    document.add_paragraph("{%p for block in section.blocks %}")
    document.add_paragraph("{%p if block.kind == 'point' %}")
    document.add_paragraph("{{ block.text }}", style="List Bullet")
    document.add_paragraph("{%p else %}")
    document.add_paragraph("{{ block.text }}")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p if section.rows %}")
    _table(document)
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _table(document: Any) -> None:
    grid = document.add_table(rows=4, cols=3, style="Table Grid")
    for cell, words in zip(
        grid.rows[0].cells,
        ("{%tc for name in section.columns %}", "{{ name }}", "{%tc endfor %}"),
        strict=True,
    ):
        cell.paragraphs[0].add_run(words).bold = True
    facts = grid.rows[0]._tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader"):
        mark = OxmlElement(name)
        mark.set(qn("w:val"), "true")
        facts.append(mark)
    says = OxmlElement("w:tblDescription")
    says.set(qn("w:val"), "{{ section.heading }}")
    grid._tbl.tblPr.append(says)
    grid.cell(1, 0).text = "{%tr for row in section.rows %}"
    for cell, words in zip(
        grid.rows[2].cells,
        ("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}"),
        strict=True,
    ):
        cell.text = words
    grid.cell(3, 0).text = "{%tr endfor %}"


def _style(document: Any) -> None:
    """One readable typeface, wide margins, and British English as every text's language."""
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
    for name, size in SIZES:
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        fonts.set(qn("w:hAnsi"), FONT)
    say_language(document)


def say_language(document: Any) -> None:
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), LANGUAGE)
    for lang in document.settings.element.iter(qn("w:themeFontLang")):
        lang.set(qn("w:val"), LANGUAGE)
