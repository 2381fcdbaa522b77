"""Pictures lose what is written beside them, and nothing of what they show."""

import io
import struct

import pytest
from PIL import Image

from goldthread.engines.anonymise.files.pictures import NoPicture, bared, letters
from tests.engines.anonymise.files.building import png

WHO = b"Robin Lark"


def photograph(**more: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((64, 48), 90).convert("RGB").save(out, "JPEG", **more)
    return out.getvalue()


def with_segment(data: bytes, mark: int, body: bytes) -> bytes:
    return data[:2] + bytes([0xFF, mark]) + struct.pack(">H", len(body) + 2) + body + data[2:]


@pytest.mark.parametrize("more", [{}, {"progressive": True}, {"quality": 100}])
def test_a_photograph_shows_the_same_without_its_words(more: dict[str, object]) -> None:
    data = photograph(**more)
    told = with_segment(data, 0xE1, b"Exif\0\0" + WHO)
    told = with_segment(told, 0xE2, b"MPF\0" + WHO)
    told = with_segment(with_segment(told, 0xED, WHO), 0xFE, WHO)
    told += photograph(comment=WHO)  # a second picture behind the first
    clean = bared(told)
    assert WHO not in clean and list(letters(clean)) == []
    same = Image.open(io.BytesIO(clean)).convert("RGB")
    assert same.tobytes() == Image.open(io.BytesIO(data)).convert("RGB").tobytes()


def test_a_drawing_shows_the_same_without_its_words() -> None:
    clean = bared(png(WHO.decode()) + WHO)
    assert WHO not in clean
    assert Image.open(io.BytesIO(clean)).size == (1, 1)


def test_letters_are_read_in_a_drawing_of_another_kind() -> None:
    assert any("Robin Lark" in one for one in letters(b"\1\0" + "Robin Lark".encode("utf-16-le")))
    assert any("Robin Lark" in one for one in letters(b"BM\0\0" + WHO))


@pytest.mark.parametrize("data", [png()[:20], photograph()[:30], b"\xff\xd8nothing"])
def test_a_damaged_picture_is_told(data: bytes) -> None:
    with pytest.raises(NoPicture):
        bared(data)
