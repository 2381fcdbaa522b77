"""The same document says the same in plain text, HTML, Word and PDF; spans hold in each."""

import pytest

from goldthread.engines.extract import extract, read_text
from goldthread.engines.extract.words import fold
from tests.engines.extract.corpus import render
from tests.engines.extract.corpus.maker import LAYOUTS
from tests.engines.extract.documents import FORMATS, document, extraction, made

NAMES = sorted(LAYOUTS)


def said(found):
    """Everything that must agree."""
    return {
        "type": found.review_type,
        "board": found.board,
        "subject": found.subject,
        "age": found.age,
        "learning": [fold(i.text) for i in found.learning_points],
        "asks": [(fold(i.text), i.addressed_to, i.kind) for i in found.recommendations],
    }


@pytest.mark.parametrize("name", NAMES)
def test_four_formats_agree(name):
    plain = said(extraction(name, 0, "txt"))
    for media in ("html", "docx", "pdf"):
        assert said(extraction(name, 0, media)) == plain, media


@pytest.mark.parametrize("width", [72, 90])
@pytest.mark.parametrize("name", NAMES)
def test_hard_wrapped_text_agrees(name, width):
    wrapped = extract(read_text(render.txt(made(name, 1), width), "page.txt"))
    assert said(wrapped) == said(extraction(name, 1, "txt"))


@pytest.mark.parametrize("media", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_spans_hold_the_item(name, media):
    found, text = extraction(name, 2, media), document(name, 2, media).text
    for item in (*found.learning_points, *found.recommendations):
        start, end = item.span
        assert fold(text[start:end]) == fold(item.text)
        assert item.because
