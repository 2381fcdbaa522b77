"""The key of a file: it opens with its passphrase only, and puts back exactly what stood there."""

import io
import json

import pytest
from docx import Document

from goldthread.engines.anonymise.files import anonymise_file, rewritten
from goldthread.engines.anonymise.key import CannotOpen, Restorer, key_of, locked, opened
from tests.engines.anonymise.files.building import finder, paragraph, run, with_body
from tests.engines.anonymise.files.word_places import cells, table

PASSPHRASE = "quiet river lantern"


def made(data: bytes, name: str):
    """(the file that was written, its key after being locked and opened again)"""
    result = anonymise_file(data, name, finder())
    key = key_of(result.data, [(one.text, one.what) for one in result.findings])
    return result.data, opened(locked(key, PASSPHRASE), PASSPHRASE)


def test_a_document_comes_back_word_for_word() -> None:
    body = paragraph(run("ROBIN was seen. ") + run("Robin Lark", "<w:b/>") + run(" slept."))
    body += table(cells("Robin", "robin"), cells("Lark", "x")) + "<w:p/>"
    written, key = made(with_body(body), "report.docx")
    restorer = Restorer(key)
    back = Document(io.BytesIO(rewritten(written, "report.docx", restorer)))
    assert back.paragraphs[0].text == "ROBIN was seen. Robin Lark slept."
    (found,) = back.tables
    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["Robin", "robin"],
        ["Lark", "x"],
    ]
    assert restorer.left == set()
    assert key.people == {"Oliver": ["ROBIN", "Robin Lark", "Robin", "robin", "Lark"]}


def test_a_text_that_was_changed_keeps_its_pseudonym_and_is_counted() -> None:
    written, key = made(b"a,b\nRobin seen,Lark\n", "police.csv")
    restorer = Restorer(key)
    changed = written.replace(b"seen", b"heard")
    assert rewritten(changed, "police.csv", restorer) == b"a,b\nOliver heard,Lark\n"
    assert len(restorer.left) == 1


def test_no_name_can_be_read_in_the_key() -> None:
    result = anonymise_file(b"a,b\nRobin,Lark\n", "police.csv", finder())
    key = key_of(result.data, [(one.text, one.what) for one in result.findings])
    data = locked(key, PASSPHRASE)
    assert b"Robin" in json.dumps(key.people).encode()
    assert b"Robin" not in data and locked(key, PASSPHRASE) != data


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: (data, "another river lantern"), "does not open"),
        (lambda data: (data[:-9] + b"A" + data[-8:], PASSPHRASE), "does not open"),
        (lambda data: (b"x" + data, PASSPHRASE), "no key"),
        (lambda data: (data[:20], PASSPHRASE), "does not open"),
    ],
)
def test_it_opens_for_nobody_else(change, said: str) -> None:
    _, key = made(b"a,b\nRobin,Lark\n", "police.csv")
    with pytest.raises(CannotOpen, match=said):
        opened(*change(locked(key, PASSPHRASE)))


def test_a_short_passphrase_is_refused() -> None:
    _, key = made(b"a,b\nRobin,Lark\n", "police.csv")
    with pytest.raises(CannotOpen, match="12 characters"):
        locked(key, "lantern")
