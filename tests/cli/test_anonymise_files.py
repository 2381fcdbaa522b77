"""`goldthread anonymise` and `leakcheck` with Word, Excel, CSV and PDF files."""

import io
import json
from pathlib import Path

import jsonschema
import pytest
from docx import Document

from goldthread.cli import main
from tests.cli.test_anonymise import REGISTER, SCHEMAS
from tests.engines.anonymise.files import pdf_places
from tests.engines.anonymise.files.building import png, run, with_body
from tests.engines.anonymise.files.word_places import WHO, cells, paragraph, picture, table


@pytest.fixture
def go(capsys, tmp_path):
    """Run a command in a folder with a register; (status, output, errors)."""
    (tmp_path / "register.json").write_text(json.dumps(REGISTER))

    def go(command: str, *args: object) -> tuple[int, str, str]:
        status = main([command, *map(str, args), "--register", str(tmp_path / "register.json")])
        out = capsys.readouterr()
        return status, out.out, out.err

    return go


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_word_document_is_anonymised_and_safe(go, tmp_path):
    body = paragraph(run("Ro") + run("bin was seen.")) + table(cells("a", WHO)) + "<w:p/>"
    source, out = put(tmp_path, "report.docx", with_body(body)), tmp_path / "safe.docx"
    status, told, err = go("anonymise", source, "--out", out, "--json")
    found = json.loads(told)
    jsonschema.validate(found, SCHEMAS["anonymise"])
    assert (status, err, found["safe"], found["replaced"]) == (0, "", True, 2)
    assert [one["place"] for one in found["findings"]] == ["paragraph 1", "table 1, row 1"]
    assert Document(io.BytesIO(out.read_bytes())).paragraphs[0].text == "Oliver was seen."
    assert go("leakcheck", out)[:2] == (0, "safe.docx: safe\n")


def test_what_cannot_be_read_is_told_and_needs_a_person(go, tmp_path):
    source = put(tmp_path, "report.docx", picture("a.png", png(), "png", descr="A house"))
    status, told, _ = go("anonymise", source, "--out", tmp_path / "safe.docx")
    assert status == 1
    assert "Not read: word/media/picture1.png. A picture" in told
    assert told.endswith("Not safe to publish.\n")
    status, told, _ = go("leakcheck", tmp_path / "safe.docx", "--json")
    jsonschema.validate(json.loads(told), SCHEMAS["leakcheck"])
    assert status == 1 and json.loads(told)["unread"][0]["digest"]


def test_leaks_of_a_file_are_told_with_their_place(go, tmp_path):
    source = put(tmp_path, "police.csv", b"Date,Event\n1/2/2025,Seen with Robin Lark\n")
    status, told, _ = go("leakcheck", source)
    assert status == 1
    assert "Survives in row 2, column 2: Robin Lark (full-name" in told
    status, told, _ = go("leakcheck", source, "--json")
    found = json.loads(told)
    jsonschema.validate(found, SCHEMAS["leakcheck"])
    assert found["leaks"][0]["place"] == "row 2, column 2"


def test_names_in_no_register_are_told_with_their_place(go, tmp_path):
    source = put(tmp_path, "police.csv", b"Date,Event\nx,Seen with Ottilie Farnsworth\n")
    status, told, _ = go("leakcheck", source)
    assert status == 0
    assert "In no register in row 2, column 2: Ottilie Farnsworth" in told


def test_a_pdf_is_checked_and_never_changed(go, tmp_path):
    source = put(tmp_path, "report.pdf", pdf_places.text("Seen with Robin Lark")())
    status, told, _ = go("leakcheck", source)
    assert status == 1 and "Survives in page 1: Robin Lark" in told
    status, told, err = go("anonymise", source, "--out", tmp_path / "safe.pdf")
    assert (status, told) == (2, "")
    assert "covering words in a PDF leaves them in it" in err and "Nothing was written." in err
    assert not (tmp_path / "safe.pdf").exists()


def test_the_copy_has_the_ending_that_it_is(go, tmp_path):
    source = put(tmp_path, "report.docx", with_body(paragraph(run(WHO))))
    status, _, err = go("anonymise", source, "--out", tmp_path / "safe.txt")
    assert status == 2 and "ends with .docx" in err
    assert not (tmp_path / "safe.txt").exists()


def test_a_key_brings_the_names_back(go, capsys, tmp_path):
    source = put(tmp_path, "in.txt", b"Robin Lark was seen. ROBIN slept.\n")
    phrase = put(tmp_path, "phrase", b"quiet river lantern\n")
    with_key = ("--key", tmp_path / "in.key", "--passphrase-file", phrase)
    assert go("anonymise", source, "--out", tmp_path / "safe.txt", *with_key)[0] == 0
    assert b"Robin" not in (tmp_path / "in.key").read_bytes()
    back = ["reidentify", tmp_path / "safe.txt", *with_key, "--out", tmp_path / "back.txt"]
    assert main([*map(str, back)]) == 0
    assert "Oliver: Robin Lark" in capsys.readouterr().out
    assert (tmp_path / "back.txt").read_bytes() == source.read_bytes()
    (tmp_path / "safe.txt").write_text("Oliver was not seen.\n")
    assert main([*map(str, back)]) == 1
    assert "Texts that were not put back: 1." in capsys.readouterr().out


@pytest.mark.parametrize("phrase", ["short", "", None])
def test_without_a_passphrase_nothing_is_written(phrase, go, tmp_path):
    source = put(tmp_path, "in.txt", b"Robin Lark was seen.\n")
    if phrase is not None:
        put(tmp_path, "phrase", phrase.encode())
    with_key = ("--key", tmp_path / "in.key", "--passphrase-file", tmp_path / "phrase")
    status, _, err = go("anonymise", source, "--out", tmp_path / "safe.txt", *with_key)
    assert status == 2 and "Nothing was written." in err
    assert not (tmp_path / "safe.txt").exists() and not (tmp_path / "in.key").exists()
