"""CSV of any kind, and headings in any words; no row is ever lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.engines.chronology import merge
from goldthread.engines.chronology.headings import role_of
from tests.engines.chronology.making import as_csv, read

ROWS = [
    ["Date / Time", "What happened", "Response / outcome"],
    ["12/03/2018 10:30hrs", "Mother said “it’s fine”,\nthen left; café", "None"],
    ["31/02/2018", "Second", ""],
    ["", "Third", ""],
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman"]
)
def test_encodings_and_delimiters(delimiter: str, encoding: str) -> None:
    found = read(as_csv(ROWS, delimiter, encoding), "gp.csv")
    assert [entry.event for entry in found.entries] == [row[1] for row in ROWS[1:]]
    assert found.entries[0].time == "10:30"
    refs = [problem.ref for problem in found.problems]
    assert refs == ["gp:2", "gp:3"]


def test_excel_s_own_line_about_the_delimiter() -> None:
    assert len(read(b"sep=;\n" + as_csv(ROWS, ";"), "gp.csv").entries) == 3


@pytest.mark.parametrize(
    ("role", "headings"),
    [
        ("date", "Date|DATE|Date of contact|Date / Time|Date & Time|When|Date or Period of Event|Event date|Dyddiad"),
        ("time", "Time|Time (24hr)|Time of contact"),
        ("source", "Source|Source of information|Where recorded|Information source|Record / source"),
        ("event", "Event|Significant Event|Details of contact|What happened|Event or contact|Narrative|Summary of contact"),
        ("response", "Action taken|Response / outcome|Outcome|What was done|Agency response|Action/response/outcome"),
        ("comment", "Comment|Author's comment|Author’s comments|Analysis|Comment / analysis|IMR author comment"),
        ("end", "End date|Date to"),
        ("", "Child seen?|Who was involved|Date of birth|Date entered|Ref|No.|Contact type|Child's voice|Agency"),
    ],
)  # fmt: skip
def test_what_headings_mean(role: str, headings: str) -> None:
    assert {heading: role_of(heading)[0] for heading in headings.split("|")} == dict.fromkeys(
        headings.split("|"), role
    )


def test_month_first_is_decided_by_the_file_and_said() -> None:
    rows = [["Date", "Event"], *([f"03/{day:02d}/2018", "Visit"] for day in (2, 9, 14, 25))]
    found = read(as_csv(rows), "gp.csv")
    assert str(found.entries[0].earliest) == "2018-03-02"
    assert "month before day" in found.problems[0].message
    usual = read(
        as_csv([["Date", "Event"], ["03/02/2018", "Visit"], ["25/02/2018", "Visit"]]), "gp.csv"
    )
    assert (str(usual.entries[0].earliest), usual.problems) == ("2018-02-03", [])


def test_years_come_from_neighbours_only_where_they_leave_one_choice() -> None:
    rows = [
        ["Date", "Event"],
        ["20/12/2017", "a"],
        ["28/12", "b"],
        ["3 January", "c"],
        ["10/01/2018", "d"],
    ]
    found = read(as_csv(rows), "gp.csv").entries
    assert [str(entry.earliest) for entry in found[1:3]] == ["2017-12-28", "2018-01-03"]
    assert all(entry.when.uncertain for entry in found[1:3])
    alone = read(as_csv([["Date", "Event"], ["3 January", "c"], ["5 May", "d"]]), "gp.csv").entries
    assert [entry.first for entry in alone] == [0, 0]


def test_tables_may_run_newest_first() -> None:
    rows = [["Date", "Event"], ["03/05/2018", "c"], ["2 April", "b"], ["01/03/2018", "a"]]
    merged = merge([read(as_csv(rows), "gp.csv")])
    assert [entry.event for entry in merged.entries] == ["a", "b", "c"]


def test_an_end_date_of_its_own() -> None:
    rows = [
        ["Start date", "End date", "Event"],
        ["01/03/2018", "05/03/2018", "Stay"],
        ["09/03/2018", "01/03/2018", "x"],
    ]
    found = read(as_csv(rows), "gp.csv")
    assert (str(found.entries[0].latest), found.entries[0].other) == (
        "2018-03-05",
        {"End date": "05/03/2018"},
    )
    assert "before the beginning" in found.problems[0].message


def test_ambiguous_headings_are_asked_about() -> None:
    rows = [["Date", "Thing", "Code"], ["01/03/2018", "Mother rang about the clinic tomorrow", "X"]]
    found = read(as_csv(rows), "gp.csv")
    assert found.entries[0].event.startswith("Mother rang")
    assert "“Thing” was taken" in found.problems[0].message


CELL = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(CELL, CELL, CELL, CELL), min_size=1, max_size=12))
def test_no_row_and_no_word_is_ever_lost(rows: list[tuple[str, ...]]) -> None:
    data = as_csv([["Date", "Event", "Outcome", "Child seen?"], *rows])
    merged = merge([read(data, "gp.csv")])
    wanted = sorted(
        tuple(cell.strip() for cell in row) for row in rows if any(cell.strip() for cell in row)
    )
    out = [
        (e.date_text, e.event, e.response or "", e.other.get("Child seen?", ""))
        for e in merged.entries
    ]
    labels = [p.message for p in merged.problems if "left out" in p.message]
    assert not labels
    assert sorted(e.row for e in merged.entries) == list(range(1, len(out) + 1))
    missing = [row for row in wanted if row not in out]
    assert all(
        sum(map(bool, row)) == 1 and row[0] for row in missing
    )  # a year or page number alone
