"""`goldthread criteria` as a script meets it: output, exit status, refusals."""

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from goldthread.cli import main
from goldthread.rules import criteria
from tests.rules import criteria_oracle as oracle
from tests.rules.test_criteria import CASES

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/schemas/criteria.schema.json").read_text())


@pytest.fixture
def run(capsys, tmp_path):
    """Run `goldthread criteria ...`; (exit status, standard output, standard error).

    Facts are given as they are, or as the words of the file.
    """

    def go(framework: str, facts: Any, *more: str) -> tuple[int, str, str]:
        file = tmp_path / "facts.json"
        if isinstance(facts, bytes):
            file.write_bytes(facts)
        else:
            file.write_text(facts if isinstance(facts, str) else json.dumps(facts))
        status = main(["criteria", framework, "--facts", str(file), *more])
        out = capsys.readouterr()
        return status, out.out, out.err

    return go


@pytest.mark.parametrize(("framework", "facts", "outcome", "needed"), CASES)
def test_every_case_of_the_table(run, framework, facts, outcome, needed):
    status, out, err = run(framework, facts, "--json")
    found = json.loads(out)
    jsonschema.validate(found, SCHEMA)
    assert found["framework"] == framework
    assert (found["outcome"], found["needed"]) == (outcome, needed)
    assert (status, err) == (1 if outcome == "undecided" else 0, "")
    assert list(found) == ["framework", "outcome", "because", "needed"]


@pytest.mark.parametrize("framework", criteria.frameworks())
@pytest.mark.parametrize("value", [True, False, None])
def test_every_framework_fits_the_schema(run, framework, value):
    facts = {
        question.key: 30 if question.kind == "number" and value is not None else value
        for question in criteria.questions(framework)
    }
    _, out, _ = run(framework, facts, "--json")
    jsonschema.validate(json.loads(out), SCHEMA)


def test_the_schema_knows_every_framework_and_outcome():
    assert SCHEMA["properties"]["framework"]["enum"] == list(criteria.frameworks())
    words = set(SCHEMA["properties"]["outcome"]["oneOf"][0]["enum"])
    lists = set(SCHEMA["properties"]["outcome"]["oneOf"][1]["items"]["enum"])
    said = {
        outcome
        for framework in criteria.frameworks()
        for outcome in criteria.criteria_of(framework).outcomes
    }
    assert said == words | lists


def test_facts_against_each_other_are_named_and_ask_for_a_person(run):
    facts = dict.fromkeys(oracle.TABLE["sar"][1], True)
    status, out, err = run("sar", facts, "--json")
    assert (status, json.loads(out)["outcome"]) == (1, "mandatory")
    assert "has died or is alive, not both" in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ("", "is not JSON"),
        ("{", "is not JSON: Expecting property name"),
        ("[]", "must hold one object of facts"),
        ("true", "must hold one object of facts"),
        ('{"died": NaN}', "died must be true or false"),
        ('{"died": "true"}', "died must be true or false"),
        ('{"died": 0}', "it is 0."),
        ('{"Died": true}', "“Died” is not a fact of scr. The facts are: abuse_or_neglect, died,"),
        ('{"died": true, "died": false}', "“died” stands twice"),
        (b"\xff\xfe\x00", "is not plain text"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_facts_that_cannot_be_read(run, facts, says):
    status, out, err = run("scr", facts, "--json")
    assert (status, out) == (2, "")
    assert says in err
    assert len(err.strip().splitlines()) == 1


def test_a_file_with_a_byte_order_mark_is_read(run):
    assert run("scr", b'\xef\xbb\xbf{"death_in_custody": true}', "--json")[0] == 0


def test_a_file_that_is_not_there(capsys, tmp_path):
    assert main(["criteria", "scr", "--facts", str(tmp_path / "no.json")]) == 2
    assert "no such file" in capsys.readouterr().err
    assert main(["criteria", "scr", "--facts", str(tmp_path)]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_framework_that_is_none(run):
    status, out, err = run("serious", {})
    assert (status, out) == (2, "")
    assert err.startswith("“serious” is not a framework with criteria. There are: scr, ")


def test_facts_from_a_pipe(capsys, monkeypatch):
    pipe = io.TextIOWrapper(io.BytesIO(b'{"death_in_custody": true}'))
    monkeypatch.setattr("sys.stdin", pipe)
    assert main(["criteria", "scr", "--facts", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["outcome"] == "required"


def test_a_rule_out_of_force_is_answered_and_said_on_standard_error(run):
    facts = {"abuse_or_neglect": True, "died": True}
    status, out, err = run("scr", facts, "--on", "2020-01-01", "--json")
    assert (status, json.loads(out)["outcome"]) == (0, "required")
    assert "no longer in force: they held until 28 June 2018" in err
    assert run("scr", facts, "--on", "2017-01-01", "--json")[2] == ""


@pytest.mark.parametrize("day", ["1/2/2020", "2020-02-30", "20200201", "today"])
def test_a_day_that_is_none(run, day):
    status, out, err = run("scr", {}, "--on", day)
    assert (status, out) == (2, "")
    assert f"“{day}” is not a date" in err


def test_plain_words_for_a_person(run):
    status, out, _ = run("notification", {"abuse_or_neglect": True, "died": True, "in_area": True})
    assert status == 1
    assert "notification: undecided" in out
    assert "needed: looked_after" in out
    status, out, _ = run("notification", {"died": True, "looked_after": True, "in_area": False,
                                          "abuse_or_neglect": False})  # fmt: skip
    assert "notification: notify-secretary-of-state-and-ofsted" in out


def test_help_is_complete(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["criteria", "--help"])
    out = " ".join(capsys.readouterr().out.split())
    assert stop.value.code == 0
    for framework in criteria.frameworks():
        assert f"{framework}: {criteria.questions(framework)[0].key}" in out
    for word in ("--facts", "--json", "--on", "exit status", "criteria.schema.json"):
        assert word in out


def test_bad_arguments():
    with pytest.raises(SystemExit) as stop:
        main(["criteria", "scr"])
    assert stop.value.code == 2
