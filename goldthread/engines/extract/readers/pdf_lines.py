"""The lines of a PDF page: words, where they stand, how large and how heavy they are."""

import ctypes
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as c

from goldthread.engines.extract.words import LIGATURES

BROKEN_WORD = "\ufffe"
BREAK = re.compile(rf"\r\n|{BROKEN_WORD}|$")


@dataclass(frozen=True)
class Word:
    x: float
    end: float
    text: str


@dataclass
class Line:
    """One printed line. Measures in points; y grows upwards from the page's foot."""

    words: list[Word]
    y: float
    size: float
    bold: bool
    height: float  # of the page

    @property
    def x(self) -> float:
        return self.words[0].x

    @property
    def end(self) -> float:
        return self.words[-1].end

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)


def lines_of(textpage: Any, height: float) -> list[Line]:
    """The lines of a page in the order the file draws them."""
    text = textpage.get_text_range()
    if not text.strip():
        return []
    lines, at = [], 0
    for end in BREAK.finditer(text):
        # PDFium joins a word broken at a line's end and marks the place: that is a line's end too
        raw = text[at : end.start()] + ("-" if end.group() == BROKEN_WORD else "")
        if raw.strip(" -"):
            lines.append(_line(textpage, raw, at, height))
        at = end.end()
    return lines


def _line(textpage: Any, raw: str, at: int, height: float) -> Line:
    words = []
    start = None
    for index, char in enumerate(raw + " "):
        if not char.isspace():
            start = index if start is None else start
        elif start is not None:
            text = raw[start:index].translate(LIGATURES)
            words.append(
                Word(_origin(textpage, at + start)[0], _right(textpage, at + index - 1), text)
            )
            start = None
    lead = len(raw) - len(raw.lstrip())
    first = at + lead
    half = lead + len(raw.strip()) // 2
    middle = at + next((i for i in range(half, lead - 1, -1) if not raw[i].isspace()), lead)
    size = c.FPDFText_GetFontSize(textpage, middle)  # the middle: a bullet may be larger
    bold = all(_bold(textpage, i) for i in (first, at + len(raw.rstrip()) - 1))
    return Line(words, _origin(textpage, middle)[1], round(size, 1), bold, height)


def _origin(textpage: Any, index: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    c.FPDFText_GetCharOrigin(textpage, index, x, y)
    return x.value, y.value


def _right(textpage: Any, index: int) -> float:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    c.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    return right.value


def _bold(textpage: Any, index: int) -> bool:
    if c.FPDFText_GetFontWeight(textpage, index) >= 600:
        return True
    name = ctypes.create_string_buffer(80)
    c.FPDFText_GetFontInfo(textpage, index, name, 80, ctypes.c_int())
    return b"bold" in name.value.lower() or b"black" in name.value.lower()
