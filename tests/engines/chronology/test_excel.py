"""Excel workbooks as they come: real dates, merged cells, hidden rows, columns and sheets."""

from datetime import date, datetime, time

from tests.engines.chronology.making import as_xlsx, read, saved

HEADINGS = ["Date", "Time", "Event", "Outcome", "Child seen?"]


def test_real_dates_and_times() -> None:
    book = as_xlsx(
        [
            ["Police chronology"], [], HEADINGS,
            [date(2018, 3, 12), time(10, 30), "999 call", "Attended", True],
            [datetime(2018, 3, 13, 22, 5), None, "Visit", None, "No"],
            ["14/03/2018", "1145", "Call", None, 3],
        ]
    )  # fmt: skip
    found = read(saved(book), "police.xlsx", "police").entries
    assert [(str(e.earliest), e.time, e.row) for e in found] == [
        ("2018-03-12", "10:30", 1), ("2018-03-13", "22:05", 2), ("2018-03-14", "11:45", 3),
    ]  # fmt: skip
    assert found[0].date_text == "12/03/2018"
    assert found[0].other == {"Child seen?": "Yes"}
    assert found[2].other == {"Child seen?": "3"}


def test_hidden_rows_columns_and_sheets_are_read_and_told() -> None:
    rows = [HEADINGS, ["12/03/2018", "", "One", "", "Yes"], ["13/03/2018", "", "Two", "", "No"]]
    book = as_xlsx(rows, more=[("Old", [HEADINGS, ["01/01/2017", "", "Early", "", ""]])])
    book["Chronology"].row_dimensions[3].hidden = True
    book["Chronology"].column_dimensions["E"].hidden = True
    book["Old"].sheet_state = "hidden"
    found = read(saved(book), "gp.xlsx")
    assert [entry.event for entry in found.entries] == ["One", "Two", "Early"]
    told = " ".join(f"{p.ref} {p.message}" for p in found.problems)
    assert "gp:2 The row is hidden" in told
    assert "“Child seen?”" in told
    assert "sheet “Old”: the sheet is hidden" in told


def test_a_merged_date_counts_for_each_row() -> None:
    rows = [HEADINGS, ["12/03/2018", "", "One", "", ""], [None, "", "Two", "", ""]]
    book = as_xlsx(rows)
    book.active.merge_cells("A2:A3")
    found = read(saved(book), "gp.xlsx").entries
    assert [str(entry.earliest) for entry in found] == ["2018-03-12", "2018-03-12"]


def test_headings_in_two_rows() -> None:
    book = as_xlsx(
        [
            ["When", None, "What", None],
            ["Date", "Time", "Event", "Outcome"],
            ["12/03/2018", "10:00", "Visit", "Ok"],
        ]
    )
    [entry] = read(saved(book), "gp.xlsx").entries
    assert (entry.time, entry.event, entry.response) == ("10:00", "Visit", "Ok")


def test_empty_rows_are_no_rows() -> None:
    book = as_xlsx(
        [HEADINGS, ["12/03/2018", "", "One", "", ""], [], ["13/03/2018", "", "Two", "", ""]]
    )
    assert [entry.row for entry in read(saved(book), "gp.xlsx").entries] == [1, 2]
