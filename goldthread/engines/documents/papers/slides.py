"""A document as PowerPoint: a title on every slide in its own place, notes, and its language.

No pictures and no boxes beside the text, so that a screen reader says a slide as it is read.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Cm, Pt

from goldthread.engines.documents.papers.paper import Block, Paper, Part, clean
from goldthread.engines.documents.papers.usual import FONT, LANGUAGE

WIDE, HIGH = Cm(33.867), Cm(19.05)
INK = RGBColor(0x0B, 0x0C, 0x0C)  # type: ignore[no-untyped-call]
_MOST_LINES, _LINE = 9, 62  # lines on a slide, characters in a line
_OPENING, _TEXT = 0, 1  # layouts of the usual presentation
_LEFT_BEHIND = ("/thumbnail", "/extended-properties", "/printerSettings")


def as_slides(paper: Paper) -> bytes:
    """The bytes of a .pptx: a slide with the title, then one or more for each part."""
    show = Presentation()
    show.slide_width, show.slide_height = WIDE, HIGH
    _opening(show, paper)
    for part in paper.written:
        for title, blocks in _cut(part):
            _slide(show, title, blocks, part.notes)
    if paper.marks is not None:
        for slide in show.slides:
            _foot(slide, paper.marks.line)
    _finish(show, paper)
    kept = io.BytesIO()
    show.save(kept)
    return kept.getvalue()


def _opening(show: Any, paper: Paper) -> None:
    slide = show.slides.add_slide(show.slide_layouts[_OPENING])
    title, below = slide.shapes.title, slide.placeholders[1]
    _put(title, Cm(2), Cm(5.5), WIDE - Cm(4), Cm(4))
    _put(below, Cm(2), Cm(10), WIDE - Cm(4), Cm(3))
    _write(title.text_frame, [Block("paragraph", paper.title)], 40, bold=True)
    _write(below.text_frame, [Block("paragraph", f"{paper.publisher}, {paper.day}")], 20)


def _slide(show: Any, title: str, blocks: Sequence[Block], notes: str) -> None:
    slide = show.slides.add_slide(show.slide_layouts[_TEXT])
    head, body = slide.shapes.title, slide.placeholders[1]
    _put(head, Cm(2), Cm(1.2), WIDE - Cm(4), Cm(2.4))
    _put(body, Cm(2), Cm(4), WIDE - Cm(4), HIGH - Cm(6.4))
    _write(head.text_frame, [Block("paragraph", title)], 32, bold=True)
    _write(body.text_frame, blocks, 22)
    if notes:
        frame = slide.notes_slide.notes_text_frame
        _write(frame, [Block("paragraph", notes)], 12)


def _cut(part: Part) -> Iterator[tuple[str, list[Block]]]:
    """A part on as many slides as its words need; each says which of how many it is."""
    pages: list[list[Block]] = [[]]
    lines = 0
    for block in _pieces(part):
        needs = sum(1 + len(line) // _LINE for line in block.text.split("\n"))
        if pages[-1] and lines + needs > _MOST_LINES:
            pages.append([])
            lines = 0
        pages[-1].append(block)
        lines += needs
    for at, blocks in enumerate(pages, start=1):
        yield part.heading if len(pages) == 1 else f"{part.heading} ({at} of {len(pages)})", blocks


def _pieces(part: Part) -> Iterator[Block]:
    """The blocks of a part; a row of a table is a point, its cells one after the other."""
    for row in part.rows:
        yield Block("point", ": ".join(filter(None, row)))
    yield from part.blocks


def _put(shape: Any, left: int, top: int, width: int, height: int) -> None:
    shape.left, shape.top, shape.width, shape.height = left, top, width, height


def _write(frame: Any, blocks: Sequence[Block], size: int, *, bold: bool = False) -> None:
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    for at, block in enumerate(blocks):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        if block.kind == "paragraph":
            _without_bullet(paragraph)
        paragraph.space_after = Pt(size // 3)
        for number, line in enumerate(clean(block.text).split("\n")):
            if number:
                paragraph.add_line_break()
            run = paragraph.add_run()
            run.text = line
            run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
            run.font.color.rgb = INK
            run._r.get_or_add_rPr().set("lang", LANGUAGE)


def _without_bullet(paragraph: Any) -> None:
    facts = paragraph._p.get_or_add_pPr()
    facts.set("marL", "0")
    facts.set("indent", "0")
    facts.insert(
        0, facts.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}buNone", {})
    )


def _foot(slide: Any, line: str) -> None:
    box = slide.shapes.add_textbox(Cm(2), HIGH - Cm(1.6), WIDE - Cm(4), Cm(1))
    box.name = "Protective marking"
    _write(box.text_frame, [Block("paragraph", line)], 12, bold=True)


def _finish(show: Any, paper: Paper) -> None:
    facts = show.core_properties
    facts.title, facts.author, facts.language = (
        clean(paper.title)[:255], clean(paper.publisher)[:255], LANGUAGE,
    )  # fmt: skip
    facts.last_modified_by, facts.comments, facts.keywords, facts.subject = "", "", "", ""
    facts.revision = 1
    noon = datetime(paper.on.year, paper.on.month, paper.on.day, 12, tzinfo=UTC)
    facts.created = facts.modified = noon
    for rels in (show.part.package._rels, show.part.rels):
        for key in [key for key, one in rels.items() if one.reltype.endswith(_LEFT_BEHIND)]:
            rels.pop(key)
