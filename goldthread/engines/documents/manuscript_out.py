"""A manuscript as a Word document that people with screen readers can use as well."""

import io
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from goldthread.engines.documents.manuscript_blocks import (
    KNOWN_WORDS,
    Block,
    Heading,
    Item,
    Runs,
    Table,
)
from goldthread.engines.documents.manuscripts import (
    BOOKMARK,
    GUIDANCE_STYLE,
    KNOWN_STYLES,
    Manuscript,
    Section,
)

GREY, INK = RGBColor(0x50, 0x5A, 0x5F), RGBColor(0x0B, 0x0C, 0x0C)


def written(manuscript: Manuscript) -> bytes:
    document = Document()
    _styles(document)
    document.core_properties.title = manuscript.title
    document.core_properties.identifier = manuscript.reference
    document.core_properties.language = "en-GB"
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.add_paragraph(manuscript.title, style="Title")
    for words in manuscript.lead:
        document.add_paragraph(words, style=GUIDANCE_STYLE)
    for number, section in enumerate(manuscript.sections, start=1):
        _section(document, section, number)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _section(document: Any, section: Section, number: int) -> None:
    heading = document.add_heading(section.outline.title, level=1)
    _bookmark(heading, BOOKMARK + section.id.replace("-", "_"), number)
    for words in section.outline.guidance:
        document.add_paragraph(words, style=GUIDANCE_STYLE)
    before: Block | None = None
    for block in section.blocks:
        _block(document, block, before)
        before = block
    if not section.blocks:
        document.add_paragraph("")  # where to write
    elif isinstance(before, Table):
        document.add_paragraph("")


def _block(document: Any, block: Block, before: Block | None) -> None:
    if isinstance(block, Heading):
        _runs(document.add_heading("", level=block.level), block.runs)
    elif isinstance(block, Table):
        if isinstance(before, Table):
            document.add_paragraph("")  # or Word would join the two
        _table(document, block)
    elif isinstance(block, Item):
        name = "List Number" if block.ordered else "List Bullet"
        style = name if block.level == 0 else f"{name} {block.level + 1}"
        line = document.add_paragraph(style=style)
        if block.ordered and not _goes_on(before, block):
            _start_again(document, line, style)
        elif block.ordered:
            _same_list(document, line)
        _known(line, block.known)
        _runs(line, block.runs)
    else:
        paragraph = document.add_paragraph(style=KNOWN_STYLES.get(block.known))
        _known(paragraph, block.known)
        _runs(paragraph, block.runs)


def _goes_on(before: Block | None, block: Item) -> bool:
    return isinstance(before, Item) and before.ordered and before.level == block.level


def _known(paragraph: Any, known: str) -> None:
    if known:
        paragraph.add_run(f"[{KNOWN_WORDS[known]}] ").bold = True


def _runs(paragraph: Any, runs: Runs) -> None:
    for run in runs:
        made = paragraph.add_run(run.text)  # python-docx makes breaks and tabs of \n and \t
        # Said only where it is so: a heading's own face must not be taken away.
        made.bold = run.bold or None
        made.italic = run.italic or None


def _table(document: Any, table: Table) -> None:
    width = max((len(row) for row in table.rows), default=0)
    if not width:
        return
    made = document.add_table(rows=len(table.rows), cols=width, style="Table Grid")
    look = made._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        look.set(qn("w:firstRow"), "1" if table.header else "0")
        look.attrib.pop(qn("w:val"), None)
    for at, row in enumerate(table.rows):
        for place, cell in enumerate(row):
            _runs(made.cell(at, place).paragraphs[0], cell)
    if table.header:
        first = made.rows[0]._tr.get_or_add_trPr()
        first.append(OxmlElement("w:tblHeader"))


def _bookmark(paragraph: Any, name: str, number: int) -> None:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    properties = paragraph._p.pPr
    properties.addnext(start)
    paragraph._p.append(end)


def _start_again(document: Any, paragraph: Any, style: str) -> None:
    """A numbered list of its own: it begins with 1."""
    numbering = document.part.numbering_part.numbering_definitions._numbering
    found = document.styles[style].element.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(found).abstractNumId.val
    number = numbering.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    _numbered(paragraph, number.numId)
    document._gt_list = number.numId


def _same_list(document: Any, paragraph: Any) -> None:
    _numbered(paragraph, document._gt_list)


def _numbered(paragraph: Any, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def _styles(document: Any) -> None:
    styles = document.styles
    defaults = styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(12)
    normal.paragraph_format.space_after = Pt(8)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4"):
        _plain_face(styles[name])
    guidance = styles.add_style(GUIDANCE_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    guidance.base_style = normal
    guidance.font.italic, guidance.font.color.rgb = True, GREY
    guidance.paragraph_format.left_indent = Cm(0.5)
    for known, name in KNOWN_STYLES.items():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.paragraph_format.left_indent = Cm(0.5)
        _line_at_the_left(style, "single" if known == "then" else "dashed")


def _plain_face(style: Any) -> None:
    """Arial in ink instead of the template's pale theme fonts."""
    style.font.name, style.font.color.rgb = "Arial", INK
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)


def _line_at_the_left(style: Any, kind: str) -> None:
    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", kind), ("sz", "18"), ("space", "8"), ("color", "1D70B8")):
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    style.element.get_or_add_pPr().insert(0, borders)
