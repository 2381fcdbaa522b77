"""A spot: one text that a reader or a program can see, in pieces that can be rewritten."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from goldthread.engines.anonymise.files.results import Found, Notes, Placed

CONTEXT = 300  # characters of the spots before and after that help to judge a word
_OPEN = re.compile(r"(?:[-\u00ad\u2010\u2011@/+(\d]|\b[A-Z][\w'’]*)\s*$")
_BEGINS = re.compile(r"\s*[\w@(+-]")


@dataclass
class Piece:
    """A stretch of a spot's text: the words of one run, a tab, a cell. `put` writes other words."""

    text: str
    put: Callable[[str], None]


@dataclass
class Spot:
    """`place` in words for a person; `prose`: people wrote it, so that names may be suggested.

    `row`: the row of a table that it stands in, or anything else beyond which nothing runs on.
    """

    place: str
    pieces: list[Piece] = field(default_factory=list)
    prose: bool = True
    row: Any = None

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    def replace(self, findings: Sequence[Found]) -> None:
        """Writes each replacement where its first letter stood; the other pieces lose theirs."""
        at = 0
        for piece in self.pieces:
            start, at = at, at + len(piece.text)
            new = _rewritten(piece.text, start, findings)
            if new != piece.text:
                piece.put(new)
                piece.text = new


def _rewritten(text: str, start: int, findings: Sequence[Found]) -> str:
    new, here, end = [], start, start + len(text)
    for one in findings:
        if one.end <= start or one.start >= end:
            continue
        if one.start >= start:
            new.append(text[here - start : one.start - start])
            new.append(one.replacement)
        here = min(one.end, end)
    new.append(text[here - start :])
    return "".join(new)


def clean(spots: Iterable[Spot], notes: Notes) -> int:
    """Replaces in every spot what is to be replaced, and notes all findings. How many replaced."""
    listed = list(spots)
    # A name over two paragraphs first: either half alone may be taken for somebody else.
    done = sum(_across(chain, notes) for chain in chains(listed))
    texts = [spot.text for spot in listed]
    if prose := [text for spot, text in zip(listed, texts, strict=True) if spot.prose]:
        notes.finder.look_ahead(prose)
    for number, spot in enumerate(listed):
        text = texts[number]
        if not text.strip():
            continue
        before = texts[number - 1][-CONTEXT:] if number else ""
        after = texts[number + 1][:CONTEXT] if number + 1 < len(texts) else ""
        finder = notes.finder if spot.prose else notes.known
        findings = finder.find(text, before, after)
        notes.texts.append((spot.place, text))
        notes.findings += [Placed(spot.place, text, one) for one in findings]
        replaced = [one for one in findings if one.status == "replaced"]
        spot.replace(replaced)
        done += len(replaced)
    return done


def chains(spots: list[Spot]) -> Iterator[list[Spot]]:
    """Spots that may be read on into each other: a name cut by a paragraph's or a cell's end.

    Where a sentence ends, nothing runs on.
    """
    chain: list[Spot] = []
    for spot in spots:
        text = spot.text
        if not text.strip():
            continue
        if chain and not (
            chain[-1].row == spot.row and _OPEN.search(chain[-1].text) and _BEGINS.match(text)
        ):
            if len(chain) > 1:
                yield chain
            chain = []
        chain.append(spot)
    if len(chain) > 1:
        yield chain


def _across(chain: list[Spot], notes: Notes) -> int:
    joined, at, ends = Spot(""), 0, []
    for spot in chain:
        joined.pieces += [*spot.pieces, Piece("\n", lambda _new: None)]
        at += len(spot.text) + 1
        ends.append(at - 1)
    text = joined.text
    cut = [
        one
        for one in notes.known.find(text)
        if one.status == "replaced" and any(one.start < end < one.end - 1 for end in ends)
    ]
    for one in cut:
        place = chain[sum(end <= one.start for end in ends)].place
        notes.findings.append(Placed(f"{place}, read on into the next", text, one))
    joined.replace(cut)
    return len(cut)
