"""What stands beside a row (comments, notes, boxes, errors) is kept or told, never lost."""

import io
import re
import zipfile
from copy import deepcopy
from datetime import datetime

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment
from openpyxl.utils.datetime import MAC_EPOCH

from goldthread.engines.chronology import Return
from tests.engines.chronology.making import as_docx, as_xlsx, read, saved

ROWS = [
    ["Date", "Source", "Event"],
    ["03/02/2015", "Diary", "Visit"],
    ["05/02/2015", "Diary", "Call"],
]
BOX = (
    f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
    "<w:txbxContent><w:p><w:r><w:t>BOXED</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
    "</w:pict></w:r>"
)


def told(found: Return) -> dict[str, str]:
    said: dict[str, str] = {}
    for problem in found.problems:
        said[problem.ref] = f"{said.get(problem.ref, '')}{problem.message} "
    return said


def parts_changed(data: bytes, part: str, pattern: bytes, by: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            xml = old.read(name)
            if part in name:
                xml, times = re.subn(pattern, by, xml, flags=re.S)
                assert times
            new.writestr(name, xml)
    return out.getvalue()


def test_margin_comments_are_kept_with_their_rows_and_told() -> None:
    document = as_docx(ROWS, above=["Preamble"])
    rows = document.tables[0].rows
    for cell, words in ((rows[1].cells[2], "Ask the HV"), (rows[0].cells[0], "Which date?")):
        document.add_comment([cell.paragraphs[0].runs[0]], text=words, author="Anna Heron")
    document.add_comment([document.paragraphs[0].runs[0]], text="Draft", author="B")
    found = read(saved(document), "gp.docx")
    assert [entry.other for entry in found.entries] == [
        {"Comment in the margin": "Anna Heron: Ask the HV"}, {},
    ]  # fmt: skip
    said = told(found)
    assert "Ask the HV" in said["gp:1"]
    assert "Which date?" in said["gp"]
    assert "“B: Draft”" in said["gp"]
    assert found.entries[0].event == "Visit"


def test_footnotes_of_a_cell_are_kept_with_their_row() -> None:
    document = as_docx(ROWS)
    run = parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="7"/></w:r>')
    document.tables[0].rows[2].cells[2].paragraphs[0]._p.append(run)
    out = io.BytesIO(saved(document))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(
            "word/footnotes.xml",
            f'<w:footnotes {nsdecls("w")}><w:footnote w:id="7"><w:p><w:r><w:t>By telephone.</w:t>'
            "</w:r></w:p></w:footnote></w:footnotes>",
        )
    found = read(out.getvalue(), "gp.docx")
    assert [entry.other for entry in found.entries] == [{}, {"Footnote": "By telephone."}]


def test_text_boxes_struck_words_and_symbols() -> None:
    document = as_docx(ROWS)
    rows = document.tables[0].rows
    rows[1].cells[2].paragraphs[0]._p.append(parse_xml(BOX))
    rows[2].cells[2].paragraphs[0].runs[0].font.strike = True
    rows[2].cells[1].paragraphs[0]._p.append(
        parse_xml(f'<w:r {nsdecls("w")}><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>')
    )
    document.paragraphs[-1]._p.append(parse_xml(BOX))
    found = read(saved(document), "gp.docx")
    assert "BOXED" in found.entries[0].event
    assert found.entries[1].source == "Diary☑"
    said = told(found)
    assert "text box" in said["gp:1"]
    assert "struck through, and were read: “Call”" in said["gp:2"]
    assert "text box beside the tables" in said["gp"]


def test_a_table_inside_a_text_box_is_read() -> None:
    document, box = Document(), parse_xml(BOX)
    box.find(".//{*}txbxContent").insert(0, deepcopy(as_docx(ROWS).tables[0]._tbl))
    document.add_paragraph("x")._p.append(box)
    assert [e.event for e in read(saved(document), "gp.docx").entries] == ["Visit", "Call"]


def test_notes_on_cells_are_kept_with_their_rows_and_told() -> None:
    book = as_xlsx(ROWS)
    book.active["C2"].comment = Comment("Anna Heron:\nIs this right?", "Anna Heron")
    book.active["A1"].comment = Comment("As recorded", "B")
    found = read(saved(book), "gp.xlsx")
    assert found.entries[0].other == {"Note on a cell": "Anna Heron, on C2: Is this right?"}
    said = told(found)
    assert "Is this right?" in said["gp:1"]
    assert "“B, on A1: As recorded”" in said["gp"]


def test_threaded_comments_are_kept_once() -> None:
    book = as_xlsx(ROWS)
    book.active["C3"].comment = Comment("[Threaded comment] Your version of Excel…", "tc")
    data = parts_changed(
        saved(book), "sheet1.xml.rels", b"</Relationships>",
        b'<Relationship Id="t1" Target="../threadedComments/t1.xml" Type="http://schemas.microsoft'
        b'.com/office/2017/10/relationships/threadedComment"/></Relationships>',
    )  # fmt: skip
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(
            "xl/threadedComments/t1.xml",
            '<ThreadedComments xmlns="x"><threadedComment ref="C3" personId="{1}"><text>Twice?'
            '</text></threadedComment><threadedComment ref="C3" personId="{2}"><text>No.</text>'
            "</threadedComment></ThreadedComments>",
        )
        package.writestr(
            "xl/persons/person.xml",
            '<personList xmlns="x"><person id="{1}" displayName="Anna"/></personList>',
        )
    other = read(out.getvalue(), "gp.xlsx").entries[1].other
    assert other == {"Note on a cell": "Anna, on C3: Twice?\nno name, on C3: No."}


def test_a_formula_without_its_result_is_told_by_its_cell() -> None:
    book = as_xlsx(ROWS)
    book.active["C2"] = '=CONCATENATE("a","b")'
    found = read(saved(book), "gp.xlsx")
    assert "Cell C2 holds a formula whose result is not stored" in told(found)["gp:1"]
    stored = parts_changed(saved(book), "sheet1.xml", rb"<v ?/>|<v></v>", b"<v>42</v>")
    assert "formula" not in str(told(read(stored, "gp.xlsx")))
    many = as_xlsx([ROWS[0], *([f"{n:02d}/02/2015", "Diary", "=A1"] for n in range(1, 29))] * 2)
    whole = told(read(saved(many), "gp.xlsx"))["gp"]
    assert "56 cells (C2, C3" in whole


def test_an_error_of_excel_is_kept_and_told() -> None:
    cell = rb'<c r="C3"[^>]*>.*?</c>'
    by = b'<c r="C3" t="e"><f>Z1</f><v>#REF!</v></c>'
    found = read(parts_changed(saved(as_xlsx(ROWS)), "sheet1.xml", cell, by), "gp.xlsx")
    assert found.entries[1].event == "#REF!"
    assert "Cell C3 holds an error" in told(found)["gp:2"]


def test_a_workbook_that_counts_from_1904() -> None:
    book = as_xlsx([["Date", "Event"]])
    book.epoch = MAC_EPOCH
    for cell in (datetime(2015, 2, 3), "05/02/2015", 42000):
        book.active.append([cell, "Visit"])
    found = [str(entry.earliest) for entry in read(saved(book), "gp.xlsx").entries]
    assert found == ["2015-02-03", "2015-02-05", "2018-12-28"]


@pytest.mark.parametrize("heading", ["Agency", "Organisation", "Reporting agency"])
def test_rows_of_several_agencies_keep_their_names_and_are_told(heading: str) -> None:
    rows = [
        [heading, "Start Date", "Source of Information", "Event"],
        ["Police", "03/02/2015", "Berrick Police log", "Called"],
        ["GP", "?05/02/2015", "^ Author", "Look again"],
    ]
    found = read(saved(as_docx(rows)), "gp.docx")
    assert [entry.other[heading] for entry in found.entries] == ["Police", "GP"]
    assert found.entries[0].source == "Berrick Police log"
    said = told(found)
    assert f"the rows are of 2 agencies (“{heading}”: GP; Police)" in said["gp"]
    assert "begins with “^”" in said["gp:2"]
    one = read(saved(as_docx([rows[0], rows[1]])), "gp.docx")
    assert one.problems == []
