"""Every place in an Excel workbook where a name can stand, each with a workbook that has it there."""

import io
from collections.abc import Callable
from datetime import date
from functools import cache

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from tests.engines.anonymise.files.building import changed, packed, unpacked, with_part

WHO = "Robin Lark"
SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MS = "http://schemas.microsoft.com/office/"


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@cache
def plain() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Chronology"
    book.active.append(["Date", "What happened"])
    book.active.append([date(2026, 1, 5), "Seen at home"])
    book.properties.creator = ""
    return saved(book)


def made(change: Callable[[openpyxl.Workbook], None]) -> Callable[[], bytes]:
    def make() -> bytes:
        book = openpyxl.load_workbook(io.BytesIO(plain()))
        change(book)
        return saved(book)

    return make


def cell(value: object, style: str = "General") -> Callable[[], bytes]:
    def put(book: openpyxl.Workbook) -> None:
        book.active["B2"] = value
        book.active["B2"].number_format = style

    return made(put)


def sheet(old: str, new: str, part: str = SHEET) -> Callable[[], bytes]:
    def make() -> bytes:
        data = changed(plain(), part, lambda text: text.replace(old, new, 1))
        assert new.encode() in unpacked(data)[part]
        return data

    return make


def row(inside: str) -> Callable[[], bytes]:
    return sheet("</sheetData>", f'<row r="9">{inside}</row></sheetData>')


def shared(texts: str) -> bytes:
    """A workbook whose cell A9 shows the first of some shared texts."""
    data = row('<c r="A9" t="s"><v>0</v></c>')()
    xml = f'<sst xmlns="{S}">{texts}</sst>'
    type_ = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    return with_part("xl/shared.xml", xml, "sharedStrings", type_=type_, data=data, source=BOOK)


def part(name: str, xml: str, kind: str, source: str = SHEET) -> Callable[[], bytes]:
    return lambda: with_part(name, xml, kind, data=plain(), source=source)


def comment(book: openpyxl.Workbook) -> None:
    book.active["A1"].comment = Comment("Ask about Robin Lark", "Ann")


def comment_author(book: openpyxl.Workbook) -> None:
    book.active["A1"].comment = Comment("Ask", WHO)


def table(book: openpyxl.Workbook) -> None:
    book.active["B1"] = WHO
    book.active.add_table(Table(displayName="Seen", ref="A1:B2"))


def table_name(book: openpyxl.Workbook) -> None:
    book.active.add_table(Table(displayName="RobinLark", ref="A1:B2"))


def choices(book: openpyxl.Workbook) -> None:
    found = DataValidation(type="list", formula1='"Robin Lark,Ann"', prompt=WHO)
    found.add("C2")
    book.active.add_data_validation(found)


def chart(book: openpyxl.Workbook) -> None:
    found = BarChart()
    found.title = WHO
    found.add_data(Reference(book.active, min_col=2, min_row=1, max_row=2))
    book.active.add_chart(found, "D4")


def link(book: openpyxl.Workbook) -> None:
    book.active["A1"].hyperlink = "https://example.org/Robin%20Lark"


def hidden_sheet(book: openpyxl.Workbook) -> None:
    other = book.create_sheet("Names")
    other["A1"], other.sheet_state = WHO, "veryHidden"


def sheet_name(book: openpyxl.Workbook) -> None:
    book.active.title = "Robin's contacts"
    book.active.print_title_rows = "1:1"
    chart(book)


def head(text: str) -> Callable[[], bytes]:
    return made(lambda book: setattr(book.active.oddHeader.center, "text", text))


def condition(book: openpyxl.Workbook) -> None:
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import PatternFill

    rule = CellIsRule(operator="equal", formula=['"Robin"'], fill=PatternFill(bgColor="FF0000"))
    book.active.conditional_formatting.add("B2:B9", rule)


PLACES: dict[str, Callable[[], bytes]] = {
    "cell": cell(f"Seen with {WHO}"),
    "cell in italics by half": row('<c r="A9" t="inlineStr"><is><r><t>Ro</t></r><r><rPr><i/></rPr><t>bin</t></r></is></c>'),
    "shared text": lambda: shared(f"<si><t>{WHO}</t></si>"),
    "shared text in halves": lambda: shared("<si><r><t>Ro</t></r><r><rPr><b/></rPr><t>bin</t></r></si>"),
    "shared text that no cell shows": lambda: shared(f"<si><t>x</t></si><si><t>{WHO}</t></si>"),
    "how it sounds": lambda: shared(f'<si><t>x</t><rPh sb="0" eb="1"><t>{WHO}</t></rPh></si>'),
    "formula": row(f'<c r="A9" t="str"><f>"{WHO}"&amp;"x"</f><v>x</v></c>'),
    "formula's result": row(f'<c r="A9" t="str"><f>B2</f><v>{WHO}</v></c>'),
    "NHS number as a number": cell(9434765919, "0"),
    "phone without its zero": cell(7700900123, "0"),
    "date of birth": cell(date(2025, 2, 22), "dd/mm/yyyy"),
    "date of birth in a format of its own": cell(date(2025, 2, 22), 'ddd d mmm "born"'),
    "date of birth in ISO": row('<c r="A9" t="d"><v>2025-02-22</v></c>'),
    "number's format": cell(5, '"Robin "0'),
    "boxes for digits": row("".join(f'<c r="{c}9" t="inlineStr"><is><t>{d}</t></is></c>' for c, d in zip("ABCDEFGHIJ", "9434765919", strict=True))),
    "note": made(comment),
    "note's author": made(comment_author),
    "conversation": part("xl/threadedComments/threadedComment1.xml", f"<ThreadedComments><x><text>{WHO}</text></x></ThreadedComments>", MS + "2017/10/relationships/threadedComment"),
    "people": part("xl/persons/person.xml", f'<personList><person displayName="{WHO}"/></personList>', MS + "2017/10/relationships/person", BOOK),
    "sheet's name": made(sheet_name),
    "hidden sheet": made(hidden_sheet),
    "name for cells": sheet("<calcPr", f'<definedNames><definedName name="Robin">"{WHO}"</definedName></definedNames><calcPr', BOOK),
    "path of the file": sheet("<bookViews", '<x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="C:\\Robin Lark\\"/><bookViews', BOOK),
    "who shares it": sheet("<bookViews", f'<fileSharing userName="{WHO}"/><bookViews', BOOK),
    "head": head(WHO),
    "head beside a code": head("Page &P of &BRob&Bin"),
    "link's address": made(link),
    "link's tip": sheet("<pageMargins", f'<hyperlinks><hyperlink ref="A1" location="A2" tooltip="{WHO}" display="{WHO}"/></hyperlinks><pageMargins'),
    "choices": made(choices),
    "condition": made(condition),
    "filter": sheet("<pageMargins", f'<autoFilter ref="A1:B2"><filterColumn colId="0"><filters><filter val="{WHO}"/></filters></filterColumn></autoFilter><pageMargins'),
    "scenario": sheet("<pageMargins", f'<scenarios><scenario name="{WHO}" user="{WHO}"/></scenarios><pageMargins'),
    "table's heading": made(table),
    "table's name": made(table_name),
    "chart": made(chart),
    "cell style": sheet('<cellStyle name="Normal"', f'<cellStyle name="{WHO}"', "xl/styles.xml"),
    "link to another book": part("xl/externalLinks/externalLink1.xml", f'<externalLink xmlns="{S}"><externalBook><sheetNames><sheetName val="{WHO}"/></sheetNames></externalBook></externalLink>', "externalLink", BOOK),
    "query": part("xl/connections.xml", f'<connections xmlns="{S}"><connection name="{WHO}"/></connections>', "connections", BOOK),
    "data behind": part("customXml/item1.xml", f"<x>{WHO}</x>", "customXml", BOOK),
    "creator": sheet("<dc:creator></dc:creator>", f"<dc:creator>{WHO}</dc:creator>", "docProps/core.xml")
    if b"<dc:creator></dc:creator>" in unpacked(plain())["docProps/core.xml"] else sheet("</cp:coreProperties>", f"<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>{WHO}</dc:creator></cp:coreProperties>", "docProps/core.xml"),
    "company": sheet("</Properties>", f"<Company>{WHO}</Company></Properties>", "docProps/app.xml"),
    "comment on the package": lambda: packed(unpacked(plain()), comment=WHO.encode()),
}  # fmt: skip
