"""Minutes as a Word document: real headings, real tables with header rows, the language said."""

import io
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from goldthread.casework.meetings.pages import MinutesPage

# What XML 1.0 cannot hold; python-docx would raise ValueError.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MARK = "Official-sensitive. For the panel of this review. Keep it safe and do not pass it on."


def minutes_in_word(page: MinutesPage) -> bytes:
    """The file. `page` is what the same person reads on the screen, and nothing more."""
    meeting = page.meeting
    title = f"Minutes of {meeting.get_kind_display()} meeting {meeting.number}"
    document = _blank(f"{title}, {meeting.review.code}", meeting.on)
    document.add_heading(title, level=0)
    document.add_paragraph(f"Review {meeting.review.code}")
    document.add_paragraph(
        f"{_day(meeting.on)}, {meeting.starts:%H:%M} to {meeting.ends:%H:%M}"
        + (f", {_clean(meeting.place)}" if meeting.place else "")
    )
    document.add_paragraph(_clean(page.standing))
    document.add_heading("Who was asked", level=1)
    _table(
        document,
        ("Name", "Role", "Came", "Interests"),
        [(one.name, one.role, one.came, one.interest) for one in page.people],
    )
    document.add_paragraph(_clean(page.quorum))
    for section in page.sections:
        document.add_heading(_clean(section.title), level=1)
        _paragraphs(document, section.words or "Nothing is written here.")
    _decisions(document, page.decisions)
    document.add_heading("Actions agreed", level=1)
    if page.actions:
        _table(
            document,
            ("Action", "What will be done", "Who", "Due"),
            [
                (
                    row.action.code,
                    row.action.what,
                    f"{row.action.owner or 'Nobody yet'}, {row.action.organisation.name}",
                    _day(row.action.due),
                )
                for row in page.actions
            ],
        )
    else:
        document.add_paragraph("No action was agreed.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _decisions(document: Any, decisions: Sequence[Any]) -> None:
    document.add_heading("Decisions", level=1)
    if not decisions:
        document.add_paragraph("No decision was recorded.")
    for one in decisions:
        document.add_heading(f"Decision {one.code}", level=2)
        _paragraphs(document, one.what)
        _said(document, "Why", one.why)
        _said(document, "Decided by", one.decided_by)
        _said(document, "Dissent", one.dissent or "None was recorded.")
        if one.replaces is not None:
            _said(document, "Takes the place of", f"decision {one.replaces.code}")


def _blank(title: str, on: date) -> Any:
    document = Document()
    facts = document.core_properties
    facts.title, facts.author, facts.language = title, "Goldthread", "en-GB"
    facts.comments = facts.last_modified_by = ""
    # Midday of its day: the file tells nothing of who worked when.
    facts.created = facts.modified = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    style = document.styles["Normal"]
    run = style.element.get_or_add_rPr()
    for old in run.findall(qn("w:lang")):
        run.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    run.append(language)
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        _in_arial(document.styles[name])
    document.sections[0].header.paragraphs[0].text = MARK
    return document


def _in_arial(style: Any) -> None:
    """Without the theme's own typefaces, which would win over the name."""
    style.font.name = "Arial"
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(kind), None)


def _table(document: Any, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table whose first row is a header, also on the next page."""
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    properties = table.rows[0]._tr.get_or_add_trPr()
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    properties.append(header)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = _clean(words)
    document.add_paragraph()


def _said(document: Any, label: str, words: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(f"{label}: ").bold = True
    paragraph.add_run(_clean(words))


def _paragraphs(document: Any, words: str) -> None:
    for part in filter(str.strip, words.split("\n")):
        document.add_paragraph(_clean(part))


def _clean(words: str) -> str:
    return _UNWRITABLE.sub("\ufffd", words)


def _day(on: date) -> str:
    return f"{on:%A} {on.day} {on:%B %Y}"
