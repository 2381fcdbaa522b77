"""A chronology at any stage, made through the real actions; files of every kind."""

import csv
import io
from collections.abc import Sequence
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import xlsxwriter
from django.utils import timezone
from docx import Document

from goldthread.casework.submissions import answering, asking, bringing, sending
from goldthread.casework.submissions.models import Call, SourceFile, Submission

HEADINGS = ("Date", "Time", "Source", "Event", "Response", "Comment")
ROWS = [
    ("03/03/2018", "14:30", "Case file p. 12", "HV saw C1 at home.", "Advice given.", ""),
    ("about 10 March 2018", "", "GP record", "M rang about sleep.", "", "Not seen."),
    ("31/02/2018", "", "Letter", "DNA at clinic.", "Letter sent.", ""),
]


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def as_csv(rows: Sequence[Sequence[str]] = ROWS, headings: Sequence[str] = HEADINGS) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([headings, *rows] if headings else rows)
    return out.getvalue().encode()


def as_excel(rows: Sequence[Sequence[str]] = ROWS, headings: Sequence[str] = HEADINGS) -> bytes:
    target = io.BytesIO()
    book: Any = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet("Log")
    for number, row in enumerate([headings, *rows]):
        for column, words in enumerate(row):
            sheet.write_string(number, column, words)
    book.close()
    return target.getvalue()


def as_word(rows: Sequence[Sequence[str]] = ROWS, headings: Sequence[str] = HEADINGS) -> bytes:
    document = Document()
    table = document.add_table(rows=0, cols=len(headings))
    for row in [headings, *rows]:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def ask(cast: Any, review: Any, body: Any, **more: Any) -> Call:
    told = {"due": in_days(40), "by": cast.manager, **more}
    (made,) = asking.ask(review=review, organisations=[body], **told)
    return made


def with_writer(call: Call, *, signatory: Any, writer: Any) -> Call:
    answering.name_writer(call=call, person=writer, by=signatory)
    return call


def file_in(call: Call, by: Any, data: bytes | None = None, name: str = "log.csv") -> SourceFile:
    return bringing.keep_file(call=call, data=as_csv() if data is None else data, name=name, by=by)


def added(
    call: Call, by: Any, data: bytes | None = None, name: str = "log.csv", **more: Any
) -> int:
    return bringing.add_rows(file=file_in(call, by, data, name), by=by, **more)


def sent(
    call: Call, by: Any, data: bytes | None = None, name: str = "log.csv", **more: Any
) -> Submission:
    added(call, by, data, name, **more)
    return sending.send(call=call, by=by)


def world(cast: Any, **more: Any) -> SimpleNamespace:
    return SimpleNamespace(**vars(cast), **more)
