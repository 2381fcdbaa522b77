"""A chronology as an Excel workbook: a sheet for each list, text never a formula."""

from collections.abc import Sequence
from datetime import date
from typing import IO, Any

import xlsxwriter

from goldthread.engines.chronology.merging import Chronology
from goldthread.engines.chronology.rows_out import Sheet, sheets

Face = Sequence[tuple[str, str]]
_LONGEST = 32_767  # characters that Excel holds in a cell
_ROWS = 1_048_575  # rows of a sheet below its heading


def write_excel(found: Chronology, target: IO[bytes]) -> None:
    write_sheets("Combined chronology", (), sheets(found), target)


def write_sheets(title: str, face: Face, of: Sequence[Sheet], target: IO[bytes]) -> None:
    """Rows beyond what a sheet holds go on in the next; no cell can run as a formula. `face`: what
    is said first, on a sheet of its own, as pairs of what it is and the words."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book: Any = xlsxwriter.Workbook(target, options)
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "d mmmm yyyy", "valign": "top"})
    book.set_properties({"title": title})
    if face:
        first = _page(book, "About this copy", ("What", "Words"), (24, 90), bold)
        for number, pair in enumerate(face, start=1):
            for column, text in enumerate(pair):
                first.write_string(number, column, text[:_LONGEST], wrap)
    for sheet in of:
        page: Any = None
        for number, row in enumerate(sheet.rows):
            if number % _ROWS == 0:
                more = f" {number // _ROWS + 1}" if number else ""
                page = _page(book, sheet.title + more, sheet.headings, sheet.widths, bold)
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(number % _ROWS + 1, column, cell, day)
                elif cell:
                    page.write_string(number % _ROWS + 1, column, cell[:_LONGEST], wrap)
        if page is None:
            _page(book, sheet.title, sheet.headings, sheet.widths, bold)
    book.close()


def _page(book: Any, title: str, headings: Any, widths: Any, bold: Any) -> Any:
    page = book.add_worksheet(title)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.repeat_rows(0)
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        page.set_column(column, column, width)
        page.write_string(0, column, heading, bold)
    page.autofilter(0, 0, 0, len(headings) - 1)
    return page
