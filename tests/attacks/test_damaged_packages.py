"""A Word file that was damaged on its way is refused in words, wherever the damage is."""

import io
import random

import pytest
from docx import Document

from goldthread.engines import uploads


def test_a_damaged_word_file_is_refused_and_never_an_error() -> None:
    made, chance = io.BytesIO(), random.Random(1)
    document = Document()
    for number in range(200):
        document.add_paragraph(f"A line of words, {number}")
    document.save(made)
    for _ in range(60):
        data = bytearray(made.getvalue())
        start = chance.randrange(60, len(data) // 2)
        data[start : start + 20] = bytes(chance.randrange(256) for _ in range(20))
        with pytest.raises(uploads.Rejected):
            uploads.check(bytes(data), "return.docx", allow=frozenset({"docx"}))
