"""`goldthread extract` as a script meets it: output, exit status, refusals."""

import json
from pathlib import Path

import jsonschema
import pytest

from goldthread.cli import main
from tests.engines.extract.corpus import boards, national, nothing, render, reports, wild  # noqa: F401
from tests.engines.extract.corpus.maker import LAYOUTS, make

ROOT = Path(__file__).parents[2]
OLIVER = ROOT / "tests/data/oliver-review.txt"
SCHEMA = json.loads((ROOT / "docs/schemas/extract.schema.json").read_text())


@pytest.fixture
def run(capsys):
    """Run `goldthread extract ...`; (exit status, standard output, standard error)."""

    def go(*args: object) -> tuple[int, str, str]:
        status = main(["extract", *map(str, args)])
        out = capsys.readouterr()
        return status, out.out, out.err

    return go


def test_the_published_briefing(run):
    status, out, err = run("--json", OLIVER)
    found = json.loads(out)
    jsonschema.validate(found, SCHEMA)
    assert (status, err) == (0, "")
    assert found["file"] == "oliver-review.txt"
    assert found["review_type"] == "scr"
    assert found["subject"] == "Oliver"
    assert found["age"] == "15 days"
    board = "Cambridgeshire and Peterborough Safeguarding Partnership Board"
    assert found["board"] == board
    assert len(found["learning_points"]) == 10
    assert len(found["recommendations"]) == 7
    assert {r["addressed_to"] for r in found["recommendations"]} == {board}
    kinds = [r["kind"] for r in found["recommendations"]]
    assert kinds[:6] == ["assurance"] * 3 + ["training", "guidance", "practice"]
    assert kinds[6] in ("policy", "guidance")  # it asks to review a policy and to add resources


def test_spans_point_into_the_text_that_is_printed(run):
    found = json.loads(run("--json", OLIVER)[1])
    text = run("--text", OLIVER)[1]
    for item in found["learning_points"] + found["recommendations"]:
        start, end = item["span"]
        assert " ".join(text[start:end].split()) == item["text"]


def test_several_files_give_a_list(run, tmp_path):
    other = tmp_path / "other.html"
    other.write_bytes(render.html(make("board_page_two_lists", 1)))
    status, out, _ = run("--json", OLIVER, other)
    found = json.loads(out)
    jsonschema.validate(found, SCHEMA)
    assert status == 0
    assert [d["file"] for d in found] == ["oliver-review.txt", "other.html"]


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_every_layout_fits_the_schema(run, tmp_path, name):
    page = tmp_path / "page.html"
    page.write_bytes(render.html(make(name, 9)))
    status, out, _ = run("--json", page)
    found = json.loads(out)
    jsonschema.validate(found, SCHEMA)
    assert status == (1 if found["problems"] else 0)


def test_nothing_found_asks_for_a_person(run, tmp_path):
    page = tmp_path / "news.txt"
    page.write_text("The council has opened a new library. It has books.")
    status, out, _ = run("--json", page)
    assert status == 1
    assert json.loads(out)["problems"] == [
        "No learning points or recommendations were found: read the text yourself."
    ]


def test_a_count_that_does_not_agree_is_a_problem(run, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(
        "The review made three recommendations:\n\n1. The Board should audit plans.\n\n"
        "2. The Board should train staff.\n"
    )
    status, out, _ = run("--json", page)
    assert status == 1
    assert "The text speaks of three recommendations; 2 were found." in json.loads(out)["problems"]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n ", "is empty"),
        ("broken.pdf", b"%PDF-1.7\nnot really", "damaged"),
        ("broken.docx", b"PK\x03\x04 not a zip", "damaged"),
        ("report.pdf", b"<!doctype html><html><body><p>Page</p></body></html>", "is named .pdf"),
        ("program.exe", b"MZ\x90\x00\x03\x00\x00\x00", "is a program"),
    ],
)
def test_a_file_that_cannot_be_read(run, tmp_path, name, data, says):
    (tmp_path / name).write_bytes(data)
    status, out, err = run("--json", tmp_path / name)
    assert (status, out) == (2, "")
    assert says in err
    assert name in err
    assert len(err.strip().splitlines()) == 1


def test_one_bad_file_prints_nothing_of_the_good_one(run, tmp_path):
    status, out, err = run("--json", OLIVER, tmp_path / "missing.txt")
    assert (status, out) == (2, "")
    assert err.startswith("missing.txt: no such file")


def test_bad_arguments():
    with pytest.raises(SystemExit) as stop:
        main(["extract"])
    assert stop.value.code == 2


def test_help_says_what_comes_out(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["extract", "--help"])
    out = capsys.readouterr().out
    assert stop.value.code == 0
    for word in ("FILE", "--json", "--text", "exit status", "extract.schema.json"):
        assert word in out


def test_plain_words_for_a_person(run):
    status, out, _ = run(OLIVER)
    assert status == 0
    assert "10 learning points" in out
    assert "7 recommendations" in out
    assert "to: Cambridgeshire and Peterborough Safeguarding Partnership Board" in out
