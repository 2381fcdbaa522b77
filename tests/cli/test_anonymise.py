"""`goldthread anonymise` and `leakcheck` as a script meets them: output, exit status, refusals."""

import json
from pathlib import Path

import jsonschema
import pytest

from goldthread.cli import main
from goldthread.engines.anonymise import model

ROOT = Path(__file__).parents[2]
SCHEMAS = {
    name: json.loads((ROOT / f"docs/schemas/{name}.schema.json").read_text())
    for name in ("anonymise", "leakcheck")
}
REGISTER = {
    "case": "2026-03",
    "people": [
        {
            "id": "P1",
            "role": "child",
            "forename": "Robin",
            "surname": "Lark",
            "pseudonym": "Oliver",
        },
        {"id": "P2", "role": "mother", "forename": "Tanya", "surname": "Lark"},
        {"id": "P3", "role": "father", "forename": "Mark", "surname": "Dunlin"},
    ],
}
TEXT = "Robin Lark, 15 days old, was seen with Tanya and Ottilie Farnsworth. Mark on arm.\n"


@pytest.fixture
def run(capsys, tmp_path):
    """Run a command beside register.json and in.txt; (status, output, errors)."""
    (tmp_path / "register.json").write_text(json.dumps(REGISTER))
    (tmp_path / "in.txt").write_text(TEXT)

    def go(command: str, *args: object, register: str = "register.json") -> tuple[int, str, str]:
        status = main([command, *map(str, args), "--register", str(tmp_path / register)])
        out = capsys.readouterr()
        return status, out.out, out.err

    return go


def test_a_text_is_anonymised(run, tmp_path):
    out = tmp_path / "out.txt"
    status, told, err = run("anonymise", tmp_path / "in.txt", "--out", out, "--json")
    found = json.loads(told)
    jsonschema.validate(found, SCHEMAS["anonymise"])
    assert (status, err) == (1, "")
    expected = (
        "Oliver, 15 days old, was seen with the mother and Ottilie Farnsworth. Mark on arm.\n"
    )
    assert out.read_text() == expected
    assert (found["replaced"], found["queued"], found["suggested"]) == (2, 1, 1)
    assert [leak["text"] for leak in found["leaks"]] == ["Mark"]
    assert found["safe"] is False
    for one in found["findings"]:
        assert TEXT[slice(*one["span"])] == one["text"]


@pytest.mark.parametrize("name", ["out.docx", "out.XLSX", "out.pdf"])
def test_a_text_is_not_written_under_the_name_of_another_kind(run, tmp_path, name):
    status, _, err = run("anonymise", tmp_path / "in.txt", "--out", tmp_path / name)
    assert status == 2
    assert "Give it a name that ends with .txt" in err
    assert not (tmp_path / name).exists()


def test_nothing_left_to_decide(run, tmp_path):
    (tmp_path / "in.txt").write_text("Tanya said that Robin slept.")
    status, told, _ = run("anonymise", tmp_path / "in.txt", "--out", tmp_path / "out.txt")
    assert status == 0
    assert "2 mentions replaced" in told
    assert "Nothing of the register survives." in told


@pytest.mark.parametrize("command", ["anonymise", "leakcheck"])
@pytest.mark.parametrize(
    ("people", "says"),
    [
        ([], "names nobody"),
        ([{"role": "child"}], "names nobody"),
        ([{"forename": 5}], "must be a text"),
    ],
)
def test_a_register_that_names_nobody_is_none(run, tmp_path, command, people, says):
    (tmp_path / "empty.json").write_text(json.dumps({"case": "x", "people": people}))
    out = ["--out", tmp_path / "out.txt"] if command == "anonymise" else []
    status, told, err = run(command, tmp_path / "in.txt", *out, register="empty.json")
    assert (status, told) == (2, "")
    assert says in err
    assert not (tmp_path / "out.txt").exists()


def test_days_alone_ask_for_nobody(run, tmp_path):
    (tmp_path / "in.txt").write_text("12/03/2018 Tanya said that Robin slept.")
    status, told, _ = run("anonymise", tmp_path / "in.txt", "--out", tmp_path / "out.txt")
    assert status == 0
    assert "In no register: 12/03/2018" in told


def test_plain_words_say_what_to_decide(run, tmp_path):
    status, told, _ = run("anonymise", tmp_path / "in.txt", "--out", tmp_path / "out.txt")
    assert status == 1
    assert "Decide: Mark" in told
    assert "In no register: Ottilie Farnsworth" in told
    assert "Not safe to publish." in told


def test_a_text_is_checked(run, tmp_path):
    (tmp_path / "good.txt").write_text(
        "Oliver, 15 days old, was attacked by a dog on 9 March 2025."
    )
    status, told, err = run("leakcheck", tmp_path / "good.txt", "--json")
    found = json.loads(told)
    jsonschema.validate(found, SCHEMAS["leakcheck"])
    assert (status, err, found["safe"], found["leaks"]) == (0, "", True, [])
    assert [one["kind"] for one in found["jigsaw"]][-1] == "combination"


def test_several_texts_are_checked(run, tmp_path):
    (tmp_path / "good.txt").write_text("Oliver was seen.")
    status, told, _ = run("leakcheck", tmp_path / "good.txt", tmp_path / "in.txt", "--json")
    found = json.loads(told)
    jsonschema.validate(found, SCHEMAS["leakcheck"])
    assert status == 1
    assert [one["safe"] for one in found] == [True, False]
    assert [leak["text"] for leak in found[1]["leaks"]] == ["Robin Lark", "Tanya", "Mark"]


def test_what_is_public_is_weighed(run, tmp_path):
    (tmp_path / "public.txt").write_text("The baby of 15 days old.")
    (tmp_path / "good.txt").write_text("Oliver was 15 days old.")
    args = (tmp_path / "good.txt", "--public", tmp_path / "public.txt")
    assert json.loads(run("leakcheck", *args, "--json")[1])["jigsaw"][0]["public"] is True
    status, told, _ = run("leakcheck", *args)
    assert status == 0
    assert "Could identify: 15 days old" in told
    assert "Softer: a young baby" in told


def test_without_the_name_model_the_answer_is_not_safe(run, tmp_path, monkeypatch):
    (tmp_path / "good.txt").write_text("Oliver was seen.")
    model.load.cache_clear()
    monkeypatch.setattr(model, "PACKAGE", "no_such_model")
    status, told, _ = run("leakcheck", tmp_path / "good.txt")
    out = tmp_path / "out.txt"
    also, _, _ = run("anonymise", tmp_path / "good.txt", "--out", out)
    monkeypatch.undo()
    model.load.cache_clear()
    assert (status, also) == (1, 1)
    assert "good.txt: not safe" in told
    assert "Not checked: The name model is not installed" in told


@pytest.mark.parametrize(
    ("register", "says"),
    [
        ("{", "register.json: The register is not JSON"),
        ('{"case": "1", "people": [], "shoe": 1}', "the key “shoe” is not known"),
    ],
)
def test_a_wrong_register_is_refused(run, tmp_path, register, says):
    (tmp_path / "register.json").write_text(register)
    out = tmp_path / "out.txt"
    status, told, err = run("anonymise", tmp_path / "in.txt", "--out", out, "--json")
    assert (status, told, out.exists()) == (2, "", False)
    assert says in err
    assert len(err.strip().splitlines()) == 1
    assert run("leakcheck", tmp_path / "in.txt")[0] == 2


def test_what_cannot_be_read_or_written_is_refused(run, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    for file, out, says in (
        ("missing.txt", "out.txt", "missing.txt cannot be read"),
        ("empty.txt", "out.txt", "empty.txt is empty"),
        ("picture.png", "out.txt", "a PNG picture"),
        ("in.txt", "in.txt", "in.txt is a file that is read"),
        ("in.txt", "register.json", "register.json is a file that is read"),
        ("in.txt", "no-folder/out.txt", "cannot be written"),
    ):
        status, told, err = run("anonymise", tmp_path / file, "--out", tmp_path / out)
        assert (status, told) == (2, "")
        assert says in err
        assert "Nothing was written." in err
    assert (tmp_path / "in.txt").read_text() == TEXT
    assert not (tmp_path / "out.txt").exists()
    assert run("leakcheck", tmp_path / "in.txt", register="no.json")[0] == 2


def test_the_result_is_for_its_owner_only(run, tmp_path):
    run("anonymise", tmp_path / "in.txt", "--out", tmp_path / "out.txt")
    assert (tmp_path / "out.txt").stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "in.txt",
        "out.txt",
        "register.json",
    ]


@pytest.mark.parametrize("command", ["anonymise", "leakcheck"])
def test_help_says_what_comes_out(capsys, command):
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    out = capsys.readouterr().out
    assert stop.value.code == 0
    for word in ("FILE", "--register", "--json", "exit status", f"{command}.schema.json"):
        assert word in out
