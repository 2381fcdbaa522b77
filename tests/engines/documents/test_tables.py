"""Lists as CSV and Excel: nothing in them runs when they are opened."""

import csv
import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.engines.documents.tables import STARTS_A_FORMULA, as_csv, as_excel, guarded

DANGEROUS = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "＋1"]


def read_csv(headings: list[str], rows: list[list[object]]) -> list[list[str]]:
    text = "".join(as_csv(headings, rows))
    assert text.startswith("\ufeff")  # so that Excel reads it as UTF-8
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def read_excel(headings: list[str], rows: list[list[object]], title: str = "Actions"):
    return openpyxl.load_workbook(as_excel(title, headings, rows)).active


@pytest.mark.parametrize("cell", DANGEROUS)
def test_a_formula_is_text_in_csv(cell: str) -> None:
    heading, row = read_csv([cell], [[cell]])
    assert heading == [f"'{cell}"]
    assert row == [f"'{cell}"]


@pytest.mark.parametrize("cell", DANGEROUS)
def test_a_formula_is_text_in_excel(cell: str) -> None:
    sheet = read_excel([cell], [[cell]])
    assert [sheet["A1"].data_type, sheet["A2"].data_type] == ["s", "s"]


@given(st.text(max_size=40))
def test_no_text_begins_a_formula_after_the_guard(text: str) -> None:
    assert not str(guarded(text)).lstrip(" ").startswith(STARTS_A_FORMULA)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1, max_size=5))
def test_csv_says_again_what_it_was_given(cells: list[str]) -> None:
    *_, row = read_csv(["x"] * len(cells), [list(cells)])
    assert [cell.removeprefix("'") for cell in row] == [cell.removeprefix("'") for cell in cells]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        (-5, "-5"),
        (1.5, "1.5"),
        (date(2026, 3, 1), "2026-03-01"),
        (datetime(2026, 3, 1, 9, 5), "2026-03-01 09:05"),
        ("Robin, “the baby”", "Robin, “the baby”"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_each_kind_of_cell_in_csv(cell: object, written: str) -> None:
    assert read_csv(["x"], [[cell]])[1] == [written]


def test_each_kind_of_cell_in_excel() -> None:
    moment = datetime(2026, 3, 1, 9, 5, tzinfo=UTC)
    sheet = read_excel(
        ["a", "b", "c", "d", "e", "f"], [[date(2026, 3, 1), moment, 7, True, None, "x" * 40_000]]
    )
    assert sheet["A2"].value == datetime(2026, 3, 1)
    assert sheet["A2"].number_format == "d mmmm yyyy"
    assert sheet["B2"].value == datetime(2026, 3, 1, 9, 5)
    assert sheet["B2"].number_format == "d mmmm yyyy hh:mm"
    assert (sheet["C2"].value, sheet["D2"].value, sheet["E2"].value) == (7, "yes", None)
    assert len(sheet["F2"].value) == 32_767  # the most that a cell holds


def test_the_heading_stays_in_sight_and_the_sheet_has_a_name_that_excel_takes() -> None:
    sheet = read_excel(["When"], [["now"]], title="Actions: all [open] of/this\\long partnership")
    assert sheet.freeze_panes == "A2"
    assert sheet.title == "Actions all open ofthislong par"
    assert read_excel(["x"], [], title="///").title == "List"


def test_a_web_address_is_not_made_a_link() -> None:
    assert read_excel(["x"], [["https://fenmarsh.example"]])["A2"].hyperlink is None


def test_rows_are_taken_one_at_a_time() -> None:
    taken = []

    def rows():
        for number in range(3):
            taken.append(number)
            yield [number]

    lines = as_csv(["x"], rows())
    assert taken == []
    next(lines)
    next(lines)
    assert taken == [0]
