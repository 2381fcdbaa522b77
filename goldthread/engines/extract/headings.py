"""Which blocks are headings. Mostly by their words, so that all four formats agree."""

import re

from goldthread.engines.extract import lexicon
from goldthread.engines.extract.model import Block
from goldthread.engines.extract.words import count

MODAL = re.compile(
    r"\b(?:should|must|shall|ought to|needs? to|is recommended|are recommended|was|were"
    r"|will|is|are|has|have|had|did|does)\b"
)
RELATIVE = re.compile(r"\b(?:who|that|which|whose) (?:is|are|was|were|has|have|had|did|does)\b")
DUTY = re.compile(r"\b(?:should|must|shall|ought to|is recommended|are recommended)\b")


def is_heading(block: Block, after: Block | None) -> bool:
    """Whether a block heads what follows rather than being part of it."""
    text = block.text
    if not text or block.kind == "row" or block.label:
        return False
    if block.kind == "item" and not _numbered(block):
        return False
    if len(text) > 140 or text[-1] in ".;,":
        return False
    if text[-1] == ":" and re.search(r"[a-z][.!?]\s+[A-Z]", text):
        return False  # two sentences
    known = lexicon.label_of(text) is not None
    words = count(text)
    styled = block.heading is not None and block.heading < 9
    if block.kind == "item" and not styled:
        return known and words <= 14 and not DUTY.search(text)
    if block.heading:
        return known or (words <= 25 and not (words > 8 and DUTY.search(text)))
    if known and words <= 14:
        return True
    if text[-1] == ":":
        return words <= 6 and not MODAL.search(text)
    asks = re.match(r"(?:What|How|Why|Who|Where|When)\b", text) is not None
    # "Children who are not seen" names a theme
    plain = asks or not MODAL.search(RELATIVE.sub("", text))
    return words <= 10 and text[0].isupper() and plain and after is not None


def _numbered(block: Block) -> bool:
    return bool(block.marker and re.match(r"^\(?(?:\d|[A-H][.)]|[ivx]+[.)])", block.marker))


def next_number(one: str | None, two: str | None) -> bool:
    """Whether the printed numbers follow each other: '6.' and '7.', '5.1' and '5.2'."""
    if not one or not two:
        return False
    first, second = one.strip(".):("), two.strip(".):(")
    if not (re.fullmatch(r"[\d.]+", first) and re.fullmatch(r"[\d.]+", second)):
        return False
    a, b = first.split("."), second.split(".")
    return a[:-1] == b[:-1] and a[-1].isdigit() and b[-1].isdigit() and int(b[-1]) == int(a[-1]) + 1
