"""Names that are in no register, and what happens when the name model is not there."""

import pytest

from goldthread.engines.anonymise import Finder, checks, model


@pytest.mark.parametrize(
    "name",
    [
        "Ottilie Farnsworth",
        "Mrs Abernathy",
        "Dr Raghavan",
        "Tim Bell",
        "Agnieszka Zielińska",
        "PC Lomax",
    ],
)
def test_a_name_of_no_register_is_suggested(whole_finder, name):
    found = whole_finder.find(f"The letter from {name} came late.")
    assert any(one.status == "suggested" and one.text in name for one in found)
    assert whole_finder.missing == ()


def test_pseudonyms_and_public_names_are_not_suggested(whole_finder):
    text = "Oliver was seen, Sibling 1 too, as in the Victoria Climbié inquiry, in May, by Social Worker 1."
    assert whole_finder.find(text) == []


def test_a_word_that_begins_a_sentence_is_not_a_name(whole_finder):
    text = (
        "Ask about dogs. What did the child see? HV visit, then A&E. Working Together 2018 says so."
    )
    assert whole_finder.find(text) == []


def test_days_months_years_and_numbers_of_files_are_suggested(whole_finder):
    text = "On 12 March 2018, in May 2019 and since 1995, see application no. 36244/06 and file no. U.1997.12."
    assert [(one.kind, one.text) for one in whole_finder.find(text)] == [
        ("date", "12 March 2018"), ("date", "May 2019"), ("date", "1995"),
        ("case-reference", "36244/06"), ("case-reference", "U.1997.12"),
    ]  # fmt: skip


@pytest.mark.parametrize("what", ["missing", "changed", "not installed"])
def test_without_the_very_model_nothing_is_safe(register, tmp_path, monkeypatch, what):
    for name in model.FILES:
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"another model")
    if what == "missing":
        (tmp_path / model.FILES[0]).unlink()
    model.load.cache_clear()
    monkeypatch.setattr(model, "folder", lambda: tmp_path)
    if what == "not installed":
        monkeypatch.undo()
        monkeypatch.setattr(model, "PACKAGE", "no_such_model")
    finder = Finder(register)
    monkeypatch.undo()
    model.load.cache_clear()
    assert finder.missing
    assert not checks(finder).complete
    assert [one.subject for one in finder.find("Tanya Lark came.")] == ["P2"]


def test_other_commands_do_not_wait_for_the_model():
    import subprocess
    import sys

    asked = (
        "import sys, goldthread.cli, goldthread.engines.anonymise; print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
