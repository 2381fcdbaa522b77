"""Excel: every place is seen and cleaned, values stay values, workings go, what is hidden is told."""

import io

import openpyxl
import pytest
from openpyxl.styles import Font

from goldthread.engines.anonymise.files import Blocked, FileResult, anonymise_file, check_file
from goldthread.engines.anonymise.files.excel_parts import LEFT_OUT
from tests.engines.anonymise.files.building import (
    R,
    changed,
    finder,
    packed,
    survivors,
    unpacked,
    with_part,
)
from tests.engines.anonymise.files.excel_places import BOOK, MS, PLACES, SHEET, WHO, made, plain


def copied(data: bytes, name: str = "chronology.xlsx") -> FileResult:
    return anonymise_file(data, name, finder())


def opened(result: FileResult) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(result.data))


@pytest.mark.parametrize("place", PLACES)
def test_a_name_is_seen_and_does_not_survive(place: str) -> None:
    data = PLACES[place]()
    assert check_file(data, "chronology.xlsx", finder()).leaks
    result = copied(data)
    assert survivors(result.data) == []
    assert result.check.leaks == ()
    opened(result)


def test_a_workbook_without_names_keeps_its_values_and_is_safe() -> None:
    result = copied(plain())
    assert result.check.safe and result.problems == ()
    was, now = openpyxl.load_workbook(io.BytesIO(plain())).active, opened(result).active
    assert [[c.value for c in row] for row in now] == [[c.value for c in row] for row in was]
    assert now["A2"].number_format == was["A2"].number_format


def test_numbers_and_dates_of_a_person_become_words_and_others_stay() -> None:
    def put(book: openpyxl.Workbook) -> None:
        book.active.append([9434765919, 9434765918])

    sheet = opened(copied(made(put)())).active
    assert [c.value for c in sheet[3]] == ["Oliver", 9434765918]
    assert opened(copied(PLACES["date of birth"]())).active["B2"].value == "Oliver"


@pytest.mark.parametrize(
    ("place", "said"),
    [("cell in italics by half", "sheet 1, cell A9"), ("formula's result", "sheet 1, cell A9")],
)
def test_words_in_a_cell_are_placed(place: str, said: str) -> None:
    assert [one.place for one in copied(PLACES[place]()).findings] == [said]


def test_a_shared_text_is_placed_in_its_cell() -> None:
    result = copied(PLACES["shared text"]())
    assert [one.place for one in result.findings] == ["sheet 1, cell A9"]
    assert opened(result).active["A9"].value == "Oliver"


def test_formulas_are_their_results_and_told() -> None:
    result = copied(PLACES["formula's result"]())
    assert opened(result).active["A9"].value == "Oliver"
    assert any("1 formula is its result now" in one for one in result.problems)
    lost = copied(made(lambda book: book.active.append(["=1+1"]))())
    assert any("left an empty cell" in one for one in lost.problems)


def test_a_sheet_that_is_renamed_keeps_its_titles_and_charts() -> None:
    result = copied(PLACES["sheet's name"]())
    book = opened(result)
    assert book.sheetnames == ["Oliver s contacts"]
    assert book.active.print_title_rows == "$1:$1"
    chart = next(blob for part, blob in unpacked(result.data).items() if "charts/" in part)
    assert b"'Oliver s contacts'!" in chart


def test_what_is_hidden_is_told() -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book.active.row_dimensions[2].hidden = True
        book.active.column_dimensions["B"].hidden = True

    said = copied(made(hide)()).problems
    assert any("1 hidden row" in one for one in said) and any(
        "1 hidden column" in one for one in said
    )
    assert any("“Names” is hidden" in one for one in copied(PLACES["hidden sheet"]()).problems)


@pytest.mark.parametrize(
    "change",
    [
        lambda cell: setattr(cell, "number_format", ";;;"),
        lambda cell: setattr(cell, "font", Font(color="FFFFFF")),
    ],
)
def test_cells_that_show_nothing_are_told(change) -> None:
    said = copied(made(lambda book: change(book.active["B2"]))()).problems
    assert any("1 cell that shows nothing" in one for one in said)


def test_pivot_tables_are_refused() -> None:
    data = with_part(
        "xl/pivotCache/p.xml", "<x/>", "pivotCacheDefinition", data=plain(), source=BOOK
    )
    with pytest.raises(Blocked, match="pivot table"):
        copied(data)


def test_macros_are_left_out() -> None:
    parts = unpacked(plain())
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    parts = unpacked(with_part("xl/vbaProject.bin", b"x", kind, data=packed(parts), source=BOOK))
    result = copied(packed(parts), "chronology.xlsm")
    assert result.ending == ".xlsx" and not any("vba" in name for name in unpacked(result.data))


def test_notes_on_cells_are_told() -> None:
    assert "1 note on a cell was left out." in copied(PLACES["note"]()).problems
    assert WHO not in str(copied(PLACES["note"]()).problems)


def test_nobody_who_worked_on_it_stays_in_it_even_when_no_register_knows_them() -> None:
    data = changed(plain(), SHEET, lambda t: t.replace("<pageMargins", '<scenarios><scenario user="Ann Author"/></scenarios><pageMargins'))  # fmt: skip
    data = changed(data, BOOK, lambda t: t.replace("<bookViews", '<fileSharing userName="Ann Author"/><bookViews'))  # fmt: skip
    data = changed(data, "docProps/core.xml", lambda t: t.replace("</cp:core", "<cp:lastModifiedBy>Ann Author</cp:lastModifiedBy></cp:core"))  # fmt: skip
    for name, blob in unpacked(copied(data).data).items():
        assert b"Ann Author" not in blob, name


@pytest.mark.parametrize("kind", sorted(LEFT_OUT))
def test_what_is_left_out_is_gone_and_the_rest_opens(kind: str) -> None:
    data = with_part("xl/left.xml", "<x>Ann Author</x>", MS + kind, data=plain(), source=SHEET)
    printer = f'<pageSetup xmlns:r="{R}" r:id="rIdT"/></worksheet>'
    data = changed(data, SHEET, lambda text: text.replace("</worksheet>", printer))
    result = copied(data)
    assert "xl/left.xml" not in unpacked(result.data) and result.check.safe
    opened(result)
