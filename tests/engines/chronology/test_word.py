"""Word tables as they come: merged, nested, split over pages, with changes tracked."""

import pytest
from docx import Document

from goldthread.engines.chronology import Unreadable
from tests.engines.chronology.making import as_docx, hide, read, saved, tracked

HEADINGS = ["Date of contact", "Source", "Details of contact", "Action taken", "Author's comment"]
ROWS = [
    ["12/03/2018 10:30", "Notes", "Mother rang.", "Advice", "Good practice"],
    ["w/c 19/03/2018", "Notes", "Home visit", "", ""],
]


def test_a_table_below_titles_and_paragraphs() -> None:
    document = as_docx(
        [["Chronology", "", "", "", ""], HEADINGS, *ROWS], above=["OFFICIAL", "Baby Robin"]
    )
    found = read(saved(document), "gp.docx")
    first, second = found.entries
    assert (first.row, first.time, first.event, first.response) == (
        1,
        "10:30",
        "Mother rang.",
        "Advice",
    )
    assert (first.comment, first.source) == ("Good practice", "Notes")
    assert str(second.latest) == "2018-03-25"


def test_headings_that_are_said_again_on_each_page_are_no_rows() -> None:
    document = as_docx([HEADINGS, ROWS[0], HEADINGS, ROWS[1]])
    assert [entry.row for entry in read(saved(document), "gp.docx").entries] == [1, 2]


def test_several_tables_are_counted_on_and_others_left_out_aloud() -> None:
    family = [["Name", "Relationship", "Date of birth"], ["Ida Lark", "Mother", "03/03/1994"]]
    cover = [["Agency", "GP"], ["Author", "A. Person"]]
    document = as_docx(cover, family, [HEADINGS, ROWS[0]], [HEADINGS, ROWS[1]])
    found = read(saved(document), "gp.docx")
    assert [entry.row for entry in found.entries] == [1, 2]
    said = " ".join(problem.message for problem in found.problems)
    assert "table 1" in said and "Ida Lark" in said


def test_a_table_that_goes_on_without_headings() -> None:
    found = read(saved(as_docx([HEADINGS, ROWS[0]], [ROWS[1]])), "gp.docx")
    assert [entry.event for entry in found.entries] == ["Mother rang.", "Home visit"]
    assert "going on" in found.notes[0]


def test_a_date_that_is_merged_downwards_counts_for_each_row() -> None:
    document = as_docx([HEADINGS, ROWS[0], ["", "Notes", "Second", "", ""]])
    table = document.tables[0]
    table.cell(2, 0).text = ""
    table.cell(1, 0).merge(table.cell(2, 0))
    first, second = read(saved(document), "gp.docx").entries
    assert second.earliest == first.earliest is not None
    assert second.event == "Second"


def test_a_nested_table_inside_a_cell_is_kept_as_words() -> None:
    document = as_docx([HEADINGS, ROWS[0]])
    inner = document.tables[0].cell(1, 2).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Weight", "5.2kg"
    [entry] = read(saved(document), "gp.docx").entries
    assert "Weight" in entry.event and "5.2kg" in entry.event


def test_a_table_that_only_lays_out_the_page_is_looked_into() -> None:
    document = Document()
    outer = document.add_table(rows=1, cols=1)
    inner = outer.cell(0, 0).add_table(rows=0, cols=5)
    for row in [HEADINGS, *ROWS]:
        for cell, text in zip(inner.add_row().cells, row, strict=True):
            cell.text = text
    assert len(read(saved(document), "gp.docx").entries) == 2


def test_tracked_changes_and_hidden_words_are_told() -> None:
    document = as_docx([HEADINGS, *ROWS])
    cell = document.tables[0].cell(1, 2)
    cell.paragraphs[0]._p.append(tracked("ins", " Seen at home."))
    cell.paragraphs[0]._p.append(tracked("del", "Not seen."))
    hide(document.tables[0].cell(2, 2).paragraphs[0].runs[0])
    found = read(saved(document), "gp.docx")
    assert found.entries[0].event == "Mother rang. Seen at home."
    told = {(p.ref, p.message) for p in found.problems}
    assert ("gp:1", "Tracked change, taken out: “Not seen.”.") in told
    assert any(ref == "gp:1" and "added: “Seen at home.”" in said for ref, said in told)
    assert ("gp:2", "Hidden words: “Home visit”.") in told
    assert found.entries[1].event == "Home visit"


def test_a_year_across_the_table_lends_its_year() -> None:
    document = as_docx([HEADINGS, ["2018", "", "", "", ""], ["12 March", "", "Visit", "", ""]])
    row = document.tables[0].rows[1]
    row.cells[0].merge(row.cells[4])
    [entry] = read(saved(document), "gp.docx").entries
    assert (str(entry.earliest), entry.when.uncertain) == ("2018-03-12", True)


def test_a_table_without_headings_is_asked_about_and_kept() -> None:
    found = read(saved(as_docx(ROWS)), "gp.docx")
    assert [entry.first for entry in found.entries] == [0, 0]
    assert found.entries[0].other["Column 3"] == "Mother rang."
    assert any("no headings" in problem.message for problem in found.problems)


def test_a_document_without_a_table() -> None:
    with pytest.raises(Unreadable, match="no table"):
        read(saved(as_docx(above=["12/03/2018 Mother rang."])), "gp.docx")
    nil = read(saved(as_docx(above=["No contact with this family in the period."])), "gp.docx")
    assert nil.nil
