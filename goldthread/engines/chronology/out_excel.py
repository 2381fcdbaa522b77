"""A chronology as an Excel workbook: a sheet for each list, text never a formula."""

from typing import IO, Any

import xlsxwriter

from goldthread.engines.chronology.merging import Chronology
from goldthread.engines.chronology.rows_out import sheets

_LONGEST = 32_767  # characters that Excel holds in a cell
_ROWS = 1_048_575  # rows of a sheet below its heading


def write_excel(found: Chronology, target: IO[bytes]) -> None:
    """Rows beyond what a sheet holds go on in the next; no cell can run as a formula."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book: Any = xlsxwriter.Workbook(target, options)
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    book.set_properties({"title": "Combined chronology"})
    for sheet in sheets(found):
        page: Any = None
        for number, row in enumerate(sheet.rows):
            if number % _ROWS == 0:
                more = f" {number // _ROWS + 1}" if number else ""
                page = _page(book, sheet.title + more, sheet.headings, sheet.widths, bold)
            for column, text in enumerate(row):
                if text:
                    page.write_string(number % _ROWS + 1, column, text[:_LONGEST], wrap)
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
