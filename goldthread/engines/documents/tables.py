"""A list as CSV or Excel, safe to open.

A cell that begins with = + - @ or a control character can run as a formula in a spreadsheet
(OWASP, "CSV injection"). In CSV such a cell gets a leading apostrophe; in Excel it is written as
text, which never runs.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Any

import xlsxwriter

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guarded(value: object) -> object:
    """A value that a spreadsheet shows and never runs."""
    if isinstance(value, str) and value.lstrip(" ").startswith(STARTS_A_FORMULA):
        return f"'{value}"
    return value


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Lines of a CSV that Excel opens as UTF-8, heading first."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    buffer.write("\ufeff")
    writer.writerow([guarded(cell) for cell in headings])
    yield _take(buffer)
    for row in rows:
        writer.writerow([guarded(_plain(cell)) for cell in row])
        yield _take(buffer)


def as_excel(title: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> IO[bytes]:
    """An .xlsx file, at its start: one sheet, headings frozen, real dates, text never a formula.

    Moments are written as they are given, without their zone: give them in local time.
    """
    target: IO[bytes] = SpooledTemporaryFile(max_size=5_000_000)  # noqa: SIM115 - handed on open
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book: Any = xlsxwriter.Workbook(target, options)
    sheet = book.add_worksheet(_sheet_name(title))
    bold = book.add_format({"bold": True, "bottom": 1})
    book.set_properties({"title": title})
    day = book.add_format({"num_format": "d mmmm yyyy"})
    moment = book.add_format({"num_format": "d mmmm yyyy hh:mm"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.freeze_panes(1, 0)
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, max(12, min(60, len(heading) + 6)))
        sheet.write_string(0, column, heading, bold)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                form = moment if isinstance(cell, datetime) else day
                sheet.write_datetime(number, column, _naive(cell), form)
            elif isinstance(cell, int | float) and not isinstance(cell, bool):
                sheet.write_number(number, column, cell)
            elif text := str(_plain(cell)):
                sheet.write_string(number, column, text[:32_767], wrap)
    book.close()
    target.seek(0)
    return target


def _plain(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int | float) else str(value)


def _naive(value: date) -> date:
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


def _sheet_name(title: str) -> str:
    return "".join(letter for letter in title if letter not in "[]:*?/\\")[:31] or "List"


def _take(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
