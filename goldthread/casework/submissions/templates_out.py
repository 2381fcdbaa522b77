"""The empty chronology that an agency fills in: columns, guidance, the review's codes, no names."""

import io
from typing import Any

import xlsxwriter
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from goldthread.casework.submissions.models import Call
from goldthread.casework.submissions.roles import TEMPLATE
from goldthread.foundations.people.naming import code_list

EMPTY_ROWS = 12
_WIDTHS = {
    "date": 16,
    "time": 8,
    "about": 10,
    "source": 22,
    "event": 60,
    "response": 40,
    "comment": 40,
}


def codes_of(call: Call) -> list[tuple[str, str]]:
    """Codes and what each person is: the family, and the agency's own professionals. No names."""
    return [(one.code, one.role) for one in code_list(call.matter, call.answering)]


def guidance(call: Call) -> list[str]:
    told = [
        "Official-Sensitive. One row for each thing that happened, as your own records tell it.",
        "Write codes for people and never a name. Write what your record says, also where you now "
        "know better: that goes under Comment.",
        "Keep the headings as they are. Do not merge cells. A row may have any length.",
        "Where your agency had no contact in a stretch of time, say so in a row of its own, with "
        "the dates of that stretch.",
    ]
    if call.period_from and call.period_to:
        told.insert(1, f"Period under review: {_day(call.period_from)} to {_day(call.period_to)}.")
    return told


def title(call: Call) -> str:
    return f"Chronology of {call.organisation}, review {call.review.code}"


def as_excel(call: Call) -> io.BytesIO:
    """Three sheets: the chronology to fill in, what goes where, and the codes."""
    target = io.BytesIO()
    book: Any = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": title(call)})
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    sheet = book.add_worksheet("Chronology")
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    for place, role in enumerate(TEMPLATE):
        # Text, so that Excel keeps a date as it was written.
        sheet.set_column(place, place, _WIDTHS[role.key], wrap)
        sheet.write_string(0, place, role.heading, bold)
    _list(book, "Guidance", ("What", "How"), (20, 100), _guided(call), bold, wrap)
    _list(book, "Codes", ("Code", "Who"), (12, 60), codes_of(call), bold, wrap)
    book.close()
    target.seek(0)
    return target


def _guided(call: Call) -> list[tuple[str, str]]:
    rows = [("This chronology", title(call)), *(("", words) for words in guidance(call))]
    return [*rows, *((role.heading, role.guidance) for role in TEMPLATE)]


def _list(
    book: Any,
    name: str,
    headings: Any,
    widths: Any,
    rows: list[tuple[str, str]],
    bold: Any,
    wrap: Any,
) -> None:
    sheet = book.add_worksheet(name)
    for place, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(place, place, width, wrap)
        sheet.write_string(0, place, heading, bold)
    for number, row in enumerate(rows, 1):
        for place, words in enumerate(row):
            sheet.write_string(number, place, words, wrap)


def as_word(call: Call) -> io.BytesIO:
    """A landscape document: guidance and codes as text, then the one table to fill in."""
    document = Document()
    facts = document.core_properties
    facts.title, facts.language, facts.author, facts.comments = title(call), "en-GB", "", ""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.5)
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10)
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), "en-GB")
    document.add_heading(title(call), level=1)
    for words in guidance(call):
        document.add_paragraph(words)
    for role in TEMPLATE:
        line = document.add_paragraph(style="List Bullet")
        line.add_run(f"{role.heading}: ").bold = True
        line.add_run(role.guidance)
    document.add_heading("Codes", level=2)
    for code, who in codes_of(call) or [("None yet", "ask the business unit")]:
        document.add_paragraph(f"{code}: {who}", style="List Bullet")
    document.add_heading("Chronology", level=2)
    _table(document)
    target = io.BytesIO()
    document.save(target)
    target.seek(0)
    return target


def _table(document: Any) -> None:
    table = document.add_table(rows=1 + EMPTY_ROWS, cols=len(TEMPLATE), style="Table Grid")
    for cell, role in zip(table.rows[0].cells, TEMPLATE, strict=True):
        cell.paragraphs[0].add_run(role.heading).bold = True
    properties = table.rows[0]._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _day(on: Any) -> str:
    return f"{on.day} {on:%B %Y}"
