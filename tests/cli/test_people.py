"""`goldthread people match` as a script meets it: output, exit status, refusals."""

import json
from pathlib import Path

import jsonschema
import pytest

from goldthread.cli import main

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/schemas/people.schema.json").read_text())
KNOWN = """id,First name,Surname,Date of birth,sex,former_surnames,line1,postcode
K1,Jonathan,Dunlin,12/04/1990,m,,12 Beck Close,ZZ1 1ZZ
K2,Ida,Lark,1994-03-03,f,Moss; Heron,12 Beck Close,ZZ1 1ZZ
K3,Ada,Moss,1966,f,,,
"""


@pytest.fixture
def run(capsys, tmp_path):
    """Run `goldthread people match ...` beside known.csv; (status, output, errors)."""
    (tmp_path / "known.csv").write_text(KNOWN)

    def go(*args: object) -> tuple[int, str, str]:
        status = main(["people", "match", "--known", str(tmp_path / "known.csv"), *map(str, args)])
        out = capsys.readouterr()
        return status, out.out, out.err

    return go


def asked(tmp_path: Path, what: object, name: str = "new.json") -> Path:
    path = tmp_path / name
    path.write_text(what if isinstance(what, str) else json.dumps(what))
    return path


def test_somebody_is_known(run, tmp_path):
    person = {"forename": "Jon", "surname": "Dunlyn", "dob": "1990-12-04"}
    status, out, err = run("--json", asked(tmp_path, person))
    found = json.loads(out)
    jsonschema.validate(found, SCHEMA)
    assert (status, err) == (1, "")
    assert found["compared_with"] == 3
    [one] = found["suggestions"]
    assert one["id"] == "K1"
    assert "Jon is a short form of Jonathan" in one["reasons"]


def test_nobody_is_known(run, tmp_path):
    status, out, _ = run("--json", asked(tmp_path, {"forename": "Kit", "surname": "Reed"}))
    assert (status, json.loads(out)["suggestions"]) == (0, [])


def test_ids_of_the_two_files_have_nothing_to_do_with_each_other(run, tmp_path):
    person = {"id": "K2", "forename": "Ida", "surname": "Moss", "dob": "1994-03-03"}
    status, out, _ = run("--json", asked(tmp_path, person))
    assert (status, json.loads(out)["suggestions"][0]["id"]) == (1, "K2")


def test_several_people_and_a_register(run, tmp_path):
    people = [{"id": "P1", "role": "mother", "forename": "Ida", "surname": "Lark",
               "dob": "1994-03-03", "pseudonym": "Mother"},
              {"id": "P2", "role": "child", "forename": "Robin", "surname": "Lark"}]  # fmt: skip
    status, out, _ = run("--json", asked(tmp_path, {"case": "2026-03", "people": people}))
    found = json.loads(out)
    jsonschema.validate(found, SCHEMA)
    assert status == 1
    assert [(one["person"], len(one["suggestions"])) for one in found] == [("P1", 1), ("P2", 0)]


def test_against_itself(run, tmp_path):
    known = asked(tmp_path, KNOWN + "K4,Jon,Dunlin,1990-04-12,m,,,\n", "known.csv")
    status, out, _ = run("--against-self", "--json")
    found = json.loads(out)
    jsonschema.validate(found, SCHEMA)
    assert known.exists()
    assert status == 1
    assert [(pair["one"], pair["other"]) for pair in found["pairs"]] == [("K1", "K4")]


def test_one_pair_is_said_in_the_singular(run, tmp_path):
    asked(tmp_path, KNOWN + "K4,Jon,Dunlin,1990-04-12,m,,,\n", "known.csv")
    assert "1 pair of 4 known people" in run("--against-self")[1]


def test_nobody_stands_there_twice(run):
    status, out, _ = run("--against-self")
    assert status == 0
    assert "0 pairs of 3 known people" in out


def test_plain_words(run, tmp_path):
    status, out, _ = run(asked(tmp_path, {"forename": "Ida", "surname": "Heron", "dob": "1994"}))
    assert status == 1
    assert "Ida Heron: 1 person may be the same, of 3 known" in out
    assert "K2: " in out
    assert "former surname" in out


def test_one_can_ask_for_more(run, tmp_path):
    twin = {"forename": "Zoe", "surname": "Lark", "dob": "1994-03-03", "line1": "12 Beck Close",
            "postcode": "ZZ1 1ZZ"}  # fmt: skip
    assert run("--json", asked(tmp_path, twin))[0] == 0
    status, out, _ = run("--json", "--at-least", "0.1", asked(tmp_path, twin))
    assert status == 1
    assert "twin" in json.loads(out)["suggestions"][0]["against"][0]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("new.json", "{", "new.json is not JSON"),
        ("new.json", '{"shoe": "9"}', "“shoe” is not a fact of a person"),
        ("new.json", "[1]", "people must be objects"),
        ("new.csv", "", "new.csv is empty"),
        ("new.csv", "forename,colour\nRobin,red\n", "the column “colour” is not known"),
        ("new.csv", "forename,first name\nRobin,Rob\n", "two columns are forename"),
        ("new.csv", "forename\nRobin,Lark\n", "line 2: more cells than column names"),
        ("new.csv", "id,forename\n1,A\n1,B\n", "the id 1 stands there twice"),
    ],
)
def test_a_file_that_cannot_be_read(run, tmp_path, name, text, says):
    status, out, err = run("--json", asked(tmp_path, text, name))
    assert (status, out) == (2, "")
    assert says in err
    assert len(err.strip().splitlines()) == 1


def test_files_that_are_not_there_or_not_text(run, tmp_path):
    status, out, err = run(tmp_path / "missing.json")
    assert (status, out) == (2, "")
    assert err.startswith("missing.json: no such file")
    (tmp_path / "latin.csv").write_bytes("forename\nJosé\n".encode("latin-1"))
    status, _, err = run(tmp_path / "latin.csv")
    assert status == 2
    assert "not text in UTF-8" in err


def test_neither_or_both(run, tmp_path):
    assert run()[0] == 2
    status, out, err = run("--against-self", asked(tmp_path, {"forename": "Ida"}))
    assert (status, out) == (2, "")
    assert "either a PERSON file or --against-self" in err


@pytest.mark.parametrize("least", ["2", "-1", "much", "nan"])
def test_a_score_that_is_none(run, least):
    with pytest.raises(SystemExit) as stop:
        run("--against-self", f"--at-least={least}")
    assert stop.value.code == 2


def test_help_says_what_comes_out(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["people", "match", "--help"])
    out = capsys.readouterr().out
    assert stop.value.code == 0
    for word in (
        "KNOWN",
        "PERSON",
        "--against-self",
        "--json",
        "exit status",
        "people.schema.json",
    ):
        assert word in out
