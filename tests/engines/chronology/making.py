"""Files as agencies send them, made by the tests themselves."""

import csv
import io
from collections.abc import Sequence

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from openpyxl import Workbook

from goldthread.engines.chronology import Return, read_file

Rows = Sequence[Sequence[object]]


def as_csv(rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(
    rows: Rows, *, sheet: str = "Chronology", more: Sequence[tuple[str, Rows]] = ()
) -> Workbook:
    book = Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(list(row))
    for title, others in more:
        page = book.create_sheet(title)
        for row in others:
            page.append(list(row))
    return book


def as_docx(*tables: Rows, above: Sequence[str] = ()):
    document = Document()
    for text in above:
        document.add_paragraph(text)
    for rows in tables:
        table = document.add_table(rows=0, cols=max(map(len, rows)))
        for row in rows:
            cells = table.add_row().cells
            for cell, value in zip(cells, row, strict=False):
                cell.text = str(value)
        document.add_paragraph()
    return document


def saved(made) -> bytes:
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def tracked(kind: str, text: str):
    """w:ins or w:del with its words, to hang into a paragraph."""
    inner = "w:delText" if kind == "del" else "w:t"
    return parse_xml(
        f'<w:{kind} {nsdecls("w")} w:id="9" w:author="A" w:date="2020-01-01T00:00:00Z"><w:r>'
        f"<{inner}>{text}</{inner}></w:r></w:{kind}>"
    )


def hide(run) -> None:
    run._r.get_or_add_rPr().append(OxmlElement("w:vanish"))


def repeat_heading(row) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def read(data: bytes, name: str, agency: str = "gp") -> Return:
    into = Return(agency)
    read_file(data, name, into)
    return into
