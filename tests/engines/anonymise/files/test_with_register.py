"""The whole way, with a real register: letters that look alike, invisible ones, numbers in boxes."""

import io
import json
from functools import cache

import pytest
from docx import Document

from goldthread.engines.anonymise import Finder, read_register
from goldthread.engines.anonymise.files import anonymise_file, check_file
from tests.engines.anonymise.files.building import paragraph, run, survivors, with_body

REGISTER = {
    "case": "2026-03",
    "people": [
        {"id": "P1", "role": "child", "sex": "m", "forename": "Robin", "surname": "Lark-Dunlin",
         "pseudonym": "Oliver", "nhs_number": "9434765919", "dob": "2025-02-22"},
        {"id": "P2", "role": "mother", "sex": "f", "forename": "May", "surname": "Dunlin"},
    ],
}  # fmt: skip


@cache
def finder() -> Finder:
    return Finder(read_register(json.dumps(REGISTER)), names=False)


def runs(text: str) -> str:
    return "".join(run(letter) for letter in text)


CASES = {
    "invisible letters": runs("R\u200bo\u200cb\u2060i\ufeffn was seen."),
    "letters that look alike": run("R\u043eb\u0456n was seen."),
    "wide letters": run("\uff32\uff4f\uff42\uff49\uff4e was seen."),
    "accents": run("Ro\u0301bin was seen."),
    "half of a double name": run("Mr Lark was seen."),
    "hyphen at a line's end": "<w:r><w:t>Robin Lark-</w:t><w:br/><w:t>Dunlin was seen.</w:t></w:r>",
    "hyphen that does not break": "<w:r><w:t>Lark</w:t><w:noBreakHyphen/><w:t>Dunlin</w:t></w:r>",
    "capitals": runs("ROBIN LARK-DUNLIN was seen."),
    "number in groups": run("NHS 943 476 5919."),
    "date of birth": run("Born on 22nd February 2025."),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_found_and_gone(case: str) -> None:
    data = with_body(paragraph(CASES[case]))
    assert check_file(data, "report.docx", finder()).leaks
    result = anonymise_file(data, "report.docx", finder())
    assert result.check.safe
    assert survivors(result.data) == []
    assert any(one.what.status == "replaced" for one in result.findings)


def test_sentences_keep_their_sense() -> None:
    data = with_body(
        paragraph(run("Robin") + run("’s mother, ", "<w:b/>") + run("MAY DUNLIN, came."))
    )
    result = anonymise_file(data, "report.docx", finder())
    (text,) = [p.text for p in Document(io.BytesIO(result.data)).paragraphs if p.text]
    assert text.startswith("Oliver’s mother, ") and "DUNLIN" not in text.upper()
