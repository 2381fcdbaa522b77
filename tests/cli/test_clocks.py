"""`goldthread clocks` as a script meets it: output, exit status, refusals."""

import json
from pathlib import Path

import jsonschema
import pytest

from goldthread.cli import main
from goldthread.rules.clocks import CLOCKS, events_of
from tests.rules.test_clocks import DATES

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/schemas/clocks.schema.json").read_text())


@pytest.fixture
def run(capsys):
    """Run `goldthread clocks ...`; (exit status, standard output, standard error)."""

    def go(*args: str) -> tuple[int, str, str]:
        status = main(["clocks", *args])
        out = capsys.readouterr()
        return status, out.out, out.err

    return go


def test_the_example_of_the_contract(run):
    status, out, err = run("lcspr", "--from", "sent=2024-12-19", "--json")
    (found,) = json.loads(out)
    assert (status, err) == (0, "")
    assert list(found) == ["step", "due", "from", "rule", "source"]
    del found["source"]
    assert found == {
        "step": "rapid-review",
        "due": "2025-01-14",
        "from": "sent",
        "rule": "15 working days",
    }


@pytest.mark.parametrize(("nation", "framework", "event", "day", "step", "end"), DATES)
def test_every_date_of_the_table(run, nation, framework, event, day, step, end):
    status, out, err = run(framework, "--from", f"{event}={day}", "--nation", nation, "--json")
    assert (status, err) == (0, "")
    assert {one["step"]: one["due"] for one in json.loads(out)}[step] == end


@pytest.mark.parametrize("framework", CLOCKS)
def test_every_framework_fits_the_schema(run, framework):
    events = [f"{event}=2025-01-31" for event in events_of(CLOCKS[framework])]
    status, out, _ = run(framework, "--from", *events, "--json")
    found = json.loads(out)
    jsonschema.validate(found, SCHEMA)
    assert status == 0
    assert len(found) == len(CLOCKS[framework])
    assert [one["due"] for one in found] == sorted(one["due"] for one in found)


def test_events_may_be_given_together_or_apart(run):
    together = run("lcspr", "--from", "sent=2025-01-06", "aware=2025-01-02", "--json")
    apart = run("lcspr", "--from", "aware=2025-01-02", "--json", "--from", "sent=2025-01-06")
    assert together == apart


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("serious", "--from", "sent=2025-01-06"), "“serious” is not a framework with clocks."),
        (("lcspr", "--from", "born=2025-01-06"), "Its events are: aware, sent, initiated."),
        (("lcspr", "--from", "sent"), "“sent” is not EVENT=DATE"),
        (("lcspr", "--from", "=2025-01-06"), "is not EVENT=DATE"),
        (("lcspr", "--from", "sent=2025-02-30"), "sent: “2025-02-30” is not a date"),
        (("lcspr", "--from", "sent=06/01/2025"), "Write it as year-month-day"),
        (("lcspr", "--from", "sent=20250106"), "is not a date"),
        (("lcspr", "--from", "sent=２０２５-01-06"), "is not a date"),
        (("lcspr", "--from", "sent=2025-01-06", "sent=2025-01-07"), "“sent” is given twice"),
        (("lcspr", "--from", "sent=2025-01-06", "--nation", "france"), "“france” is not a nation"),
        (("lcspr", "--from", "sent=9999-12-31"), "after the year 9999"),
        (("lcspr", "--from", "initiated=9999-12-31"), "after the year 9999"),
        (("lcspr", "--from", "sent=2150-01-01"), "not known for 2150"),
        (("lcspr", "--from", "sent=1700-01-01"), "from 1872 to 2100"),
    ],
)
def test_what_cannot_be_worked_out_is_one_sentence(run, args, says):
    status, out, err = run(*args, "--json")
    assert (status, out) == (2, "")
    assert says in err
    assert len(err.strip().splitlines()) == 1


def test_plain_words_for_a_person(run):
    status, out, _ = run("lcspr", "--from", "sent=2024-12-19")
    assert status == 0
    assert "Tuesday 14 January 2025  Send the rapid review to the national panel" in out


def test_help_is_complete(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["clocks", "--help"])
    out = capsys.readouterr().out
    assert stop.value.code == 0
    for clocks in CLOCKS.values():
        for clock in clocks:
            assert f"{clock.event}: {clock.step} ({clock.rule})" in out
    for word in ("--from", "--nation", "northern-", "exit status", "clocks.schema.json"):
        assert word in out


def test_bad_arguments():
    with pytest.raises(SystemExit) as stop:
        main(["clocks", "lcspr"])
    assert stop.value.code == 2
