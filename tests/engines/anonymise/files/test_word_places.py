"""A name in any place of a Word document: the check sees it, and the copy does not have it."""

import io

import pytest
from docx import Document

from goldthread.engines.anonymise.files import anonymise_file, check_file
from tests.engines.anonymise.files.building import finder, plain, survivors
from tests.engines.anonymise.files.word_places import PLACES


@pytest.mark.parametrize("place", PLACES)
def test_a_name_is_seen_and_does_not_survive(place: str) -> None:
    data = PLACES[place]()
    if place in HIDDEN_FROM_LETTERS:
        assert check_file(data, "report.docx", finder()).unread
    else:
        assert check_file(data, "report.docx", finder()).leaks
    result = anonymise_file(data, "report.docx", finder())
    assert survivors(result.data) == []
    assert result.check.leaks == ()
    Document(io.BytesIO(result.data))


HIDDEN_FROM_LETTERS = {"chart's table"}


def test_a_document_without_names_is_safe_and_says_nothing() -> None:
    result = anonymise_file(plain(), "report.docx", finder())
    assert result.check.safe
    assert (result.findings, result.problems) == ((), ())


def test_texts_for_people_are_kept_apart_from_what_programs_write() -> None:
    assert check_file(plain(), "report.docx", finder()).texts == (("paragraph 1", "HERE"),)
