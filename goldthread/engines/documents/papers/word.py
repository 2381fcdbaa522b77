"""A document as Word with real headings, by a template that a partnership can edit (docxtpl)."""

import io
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate
from jinja2 import TemplateError

from goldthread.engines.documents.papers.paper import Paper, Picture, clean
from goldthread.engines.documents.papers.template import BadTemplate, environment
from goldthread.engines.documents.papers.usual import LANGUAGE, say_language, usual_template

# Not in any document: data of add-ins, a small picture of the template, who made it and where.
_LEFT_BEHIND = ("/customXml", "/thumbnail", "/extended-properties", "/custom-properties")


def as_word(paper: Paper, template: bytes | None = None) -> bytes:
    """The bytes of a .docx by the template, or by the usual one. BadTemplate where it fails."""
    made = DocxTemplate(io.BytesIO(_without_properties(template or usual_template())))
    try:
        made.render(_places(paper), jinja_env=environment())
    except (TemplateError, ArithmeticError, TypeError, ValueError, KeyError) as why:
        raise BadTemplate(
            f"The template could not be filled in: {why}. Correct it in Word, or go back to the "
            "usual one."
        ) from why
    kept = io.BytesIO()
    made.save(kept)
    return _finished(kept.getvalue(), paper)


def _places(paper: Paper) -> dict[str, Any]:
    return {
        "title": clean(paper.title),
        "kind": paper.kind,
        "review": paper.review,
        "subject": paper.subject,
        "partnership": clean(paper.publisher),
        "made_on": paper.day,
        "figures": dict(paper.facts),
        "sections": [
            {
                "key": part.key,
                "heading": clean(part.heading),
                "blocks": [{"kind": one.kind, "text": one.text} for one in part.blocks],
                "columns": list(part.columns),
                "rows": part.rows,
            }
            for part in paper.written
        ],
    }


def _without_properties(template: bytes) -> bytes:
    """Who wrote the template, and what its file says of itself, goes into no document."""
    document = Document(io.BytesIO(template))
    facts = document.core_properties
    for name in (
        "author", "category", "comments", "content_status", "identifier", "keywords",
        "last_modified_by", "subject", "title", "version",
    ):  # fmt: skip
        setattr(facts, name, "")
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, one in rels.items() if one.reltype.endswith(_LEFT_BEHIND)]:
            del rels[key]
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _finished(data: bytes, paper: Paper) -> bytes:
    document = Document(io.BytesIO(data))
    facts = document.core_properties
    facts.title, facts.language = clean(paper.title)[:255], LANGUAGE
    facts.author = clean(paper.publisher)[:255]
    facts.last_modified_by, facts.revision = "", 1
    # Midday of its day: the file tells nothing of who worked when.
    facts.created = facts.modified = datetime(
        paper.on.year, paper.on.month, paper.on.day, 12, tzinfo=UTC
    )
    say_language(document)
    for part in paper.written:
        if part.picture is not None:
            _draw(document, clean(part.heading), part.picture)
    if paper.marks is not None:
        _mark(document, paper.marks.line)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _draw(document: Any, heading: str, picture: Picture) -> None:
    """Under its heading, with what it says in words. A template without that heading shows the
    table alone."""
    under = next((one for one in document.paragraphs if one.text.strip() == heading), None)
    if under is None:
        return
    below: Any = OxmlElement("w:p")
    under._p.addnext(below)
    run = Paragraph(below, under._parent).add_run()
    drawn = run.add_picture(io.BytesIO(picture.png), width=Cm(15))
    drawn._inline.docPr.set("descr", picture.alt)


def _mark(document: Any, line: str) -> None:
    """At the head of every page, and once in the text, where a screen reader says it."""
    first = document.paragraphs[0]
    first.insert_paragraph_before().add_run(line).bold = True
    for section in document.sections:
        heads = [section.header]
        if section.different_first_page_header_footer:
            heads.append(section.first_page_header)
        if document.settings.odd_and_even_pages_header_footer:
            heads.append(section.even_page_header)
        for head in heads:
            _head(head, line)


def _head(head: Any, line: str) -> None:
    if head._element.find(qn("w:p")) is None:
        head.add_paragraph()
    above = head.paragraphs[0].insert_paragraph_before() if head.paragraphs else None
    (above or head.add_paragraph()).add_run(line).bold = True
