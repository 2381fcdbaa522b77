"""Odd and hostile texts: no crash, and time that grows with the text, not with its square."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.engines.extract import extract, read_text

ODD = {
    "capitals": "SAFEGUARDING CHILDREN BOARD ",
    "initials": "NHS ",
    "names": "Fenmarsh North Upper East Mid ",
    "dots": ". ",
    "semicolons": "Learning: ask; look; ",
    "numbers": "1.1.1.1 ",
    "quotes": "‘Child A’ ",
    "ages": "aged ",
    "one word": "x",
    "bullets": "• The Board should act\n",
    "rows": "| 1 | The Board should act now | Board |\n",
}
SAMPLE = """the Board should learning: recommendations Review • 1. (a) | Child A aged 4 and ; .
    Findings Recommendation 1: NHS Trust – ‘ ’ ? Safeguarding Adults Partnership to must of"""
WORDS = st.sampled_from([*SAMPLE.split(), "\n", "\n\n"])


def seconds(text: str) -> float:
    """Time of the processor, so that a busy machine changes nothing."""
    data = text.encode()
    start = time.process_time()
    extract(read_text(data, "a.txt"))
    return time.process_time() - start


@pytest.mark.parametrize("name", ODD)
def test_time_grows_with_the_text(name):
    part = ODD[name]
    small = seconds(part * (12_000 // len(part)))
    large = seconds(part * (96_000 // len(part)))
    assert large < 30 * max(small, 0.005)  # eight times the text; its square would be 64


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_words_in_any_order_give_items_that_stand_in_the_text(words):
    text = " ".join(words)
    if not text.strip():
        return
    document = read_text(text.encode(), "a.txt")
    found = extract(document)
    for item in (*found.learning_points, *found.recommendations):
        start, end = item.span
        assert 0 <= start < end <= len(document.text)
        assert item.text.split()[0] in document.text[start:end]
