"""`goldthread chronology merge` as a script meets it: output, exit status, refusals."""

import json
import zipfile
from pathlib import Path

import jsonschema
import pytest
from openpyxl import load_workbook

from goldthread.cli import main
from tests.engines.chronology.making import as_csv, as_docx, as_xlsx, saved

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/schemas/chronology.schema.json").read_text())
POLICE = [
    ["Date", "Time", "Source", "Event"],
    ["12/03/2018", "22:10", "CAD", "999 call from neighbour, shouting heard. Children not seen."],
    ["20/06/2018", "", "CAD", "Routine check"],
]
CARE = [
    ["Date of contact", "Details of contact", "Action taken"],
    ["13/03/2018", "Police notification of domestic incident last night, neighbour heard shouting. "
     "Children seen and well.", "NFA"],
    ["31/02/2018", "Not a day", ""],
]  # fmt: skip


@pytest.fixture
def run(capsys, tmp_path):
    """Run `goldthread chronology merge ...`; (status, output, errors)."""
    (tmp_path / "police.xlsx").write_bytes(saved(as_xlsx(POLICE)))
    (tmp_path / "care.docx").write_bytes(saved(as_docx(CARE)))
    (tmp_path / "gp.csv").write_bytes(as_csv([["Date", "Event"], ["01/04/2018", "=1+1 Cough"]]))

    def go(*args: object) -> tuple[int, str, str]:
        named = [str(a).replace("@", f"{tmp_path}/") for a in args]
        status = main(["chronology", "merge", *named])
        out = capsys.readouterr()
        return status, out.out, out.err

    return go


ALL = ("police=@police.xlsx", "childrens-social-care=@care.docx", "gp=@gp.csv", "midwifery=")


def test_json_has_every_row_and_what_was_found(run):
    status, out, err = run(*ALL, "--json")
    found = json.loads(out)
    jsonschema.validate(found, SCHEMA, format_checker=jsonschema.FormatChecker())
    assert (status, err) == (1, "")
    assert [entry["ref"] for entry in found["entries"]] == [
        "police:1", "childrens-social-care:1", "gp:1", "police:2", "childrens-social-care:2",
    ]  # fmt: skip
    assert [set(link["refs"]) for link in found["same_event"]] == [
        {"police:1", "childrens-social-care:1"}
    ]
    assert [conflict["about"] for conflict in found["conflicts"]] == ["seen"]
    kinds = {(s["agency"], s["kind"]) for s in found["silences"]}
    assert {("police", "no-entry"), ("midwifery", "not-returned"), (None, "no-entry")} <= kinds
    assert ("childrens-social-care:2", "Date of contact") in {
        (p["ref"], p["column"]) for p in found["problems"]
    }


def test_nothing_to_look_at_is_exit_zero(run):
    assert run("gp=@gp.csv", "--json")[0] == 0


def test_the_summary_is_for_people(run):
    status, out, _ = run(*ALL)
    assert status == 1
    assert "5 entries from 4 agencies" in out
    assert "childrens social care: child seen" in out


def test_an_excel_and_a_word_file(run, tmp_path):
    status, out, _ = run(*ALL, "--xlsx", "@o.xlsx", "--docx", "@o.docx")
    assert status == 1
    assert "Written:" in out
    page = load_workbook(tmp_path / "o.xlsx")["Chronology"]
    assert page.max_row == 6
    events = [row[6] for row in page.iter_rows(values_only=True)]
    assert "=1+1 Cough" in events
    assert all(cell.data_type == "s" for row in page.iter_rows() for cell in row if cell.value)
    with zipfile.ZipFile(tmp_path / "o.docx") as package:
        words = package.read("word/document.xml").decode()
    assert "w:tblHeader" in words
    assert "Not a day" in words
    assert not list(tmp_path.glob(".*"))


def test_the_word_file_can_be_merged_again(run):
    run(*ALL, "--docx", "@o.docx")
    found = json.loads(run("all=@o.docx", "--json")[1])
    assert sum("Cough" in entry["event"] for entry in found["entries"]) == 1


def test_what_cannot_be_read_writes_nothing(run, tmp_path):
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04 nonsense")
    (tmp_path / "locked.xlsx").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    )
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\1" * 600)
    (tmp_path / "really.csv").write_bytes(saved(as_xlsx(POLICE)))
    (tmp_path / "words.docx").write_bytes(saved(as_docx(above=["Nothing here"])))
    for name in ("bad.docx", "locked.xlsx", "old.doc", "really.csv", "words.docx", "none.csv"):
        status, out, err = run("gp=@gp.csv", f"hospital=@{name}", "--xlsx", "@o.xlsx", "--json")
        assert (status, out) == (2, ""), name
        assert err.count("\n") == 1, err
        assert name in err
        assert not (tmp_path / "o.xlsx").exists()


def test_the_others_may_go_on_without_it(run, tmp_path):
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04 nonsense")
    status, out, _ = run("gp=@gp.csv", "a=@bad.docx", "--json", "--without-unreadable")
    found = json.loads(out)
    assert (status, len(found["entries"])) == (1, 1)
    assert "bad.docx is damaged" in found["problems"][0]["message"]


def test_a_sheet_that_is_broken_inside(run, tmp_path):
    whole = saved(as_xlsx(POLICE))
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(tmp_path / "police.xlsx") as old, zipfile.ZipFile(broken, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            new.writestr(part, data[: len(data) // 2] if "sheet1" in part else data)
    assert whole
    status, _, err = run("a=@broken.xlsx")
    assert (status, err.count("\n")) == (2, 1)
    assert "damaged" in err


def test_an_empty_file_cannot_be_read_and_one_without_rows_is_not_returned(run, tmp_path):
    (tmp_path / "empty.csv").write_bytes(b"\xef\xbb\xbf\n")
    (tmp_path / "blank.csv").write_bytes(b"Date,Event\n")
    status, out, err = run("gp=@gp.csv", "a=@empty.csv", "--json")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "empty.csv is empty" in err
    args = ("gp=@gp.csv", "a=@empty.csv", "b=@blank.csv", "--json", "--without-unreadable")
    found = json.loads(run(*args)[1])
    assert {s["agency"]: s["kind"] for s in found["silences"]} == {
        "a": "not-returned", "b": "not-returned",
    }  # fmt: skip
    assert {p["ref"] for p in found["problems"]} == {"a", "b"}


@pytest.mark.parametrize(
    "args",
    [("police.xlsx",), ("=@gp.csv",), ("a:b=@gp.csv",), ("gp=@gp.csv", "--xlsx", "@o.docx"),
     ("gp=@gp.csv", "--docx", "@none/o.docx"),
     ("gp=@gp.csv", "--from", "2019-01-01", "--to", "2018-01-01")],
)  # fmt: skip
def test_arguments_that_cannot_be_used(run, args):
    status, out, err = run(*args)
    assert (status, out, err.count("\n")) == (2, "", 1)


def test_two_files_of_an_agency_are_counted_on(run, tmp_path):
    (tmp_path / "more.csv").write_bytes(as_csv([["Date", "Event"], ["02/04/2018", "Rash"]]))
    found = json.loads(run("gp=@gp.csv", "gp=@more.csv", "--json")[1])
    assert [entry["ref"] for entry in found["entries"]] == ["gp:1", "gp:2"]
