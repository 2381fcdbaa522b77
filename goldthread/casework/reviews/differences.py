"""What changed between two versions of a text, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECE = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    """`kind`: same, added or removed."""

    kind: str
    text: str


@dataclass(frozen=True)
class Difference:
    """One part of the text, such as the purpose."""

    name: str
    pieces: list[Piece]

    @property
    def changed(self) -> bool:
        return any(piece.kind != "same" for piece in self.pieces)


def compare(name: str, before: str, after: str) -> Difference:
    """Every word of both texts, in order, with what was removed before what was added."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    pieces: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
            continue
        if b > a:
            pieces.append(Piece("removed", "".join(old[a:b])))
        if d > c:
            pieces.append(Piece("added", "".join(new[c:d])))
    return Difference(name, pieces)


def compare_lists(name: str, before: Sequence[str], after: Sequence[str]) -> Difference:
    """Whole lines that came, went or stayed."""
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, list(before), list(after), autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            pieces += [Piece("same", line) for line in before[a:b]]
            continue
        pieces += [Piece("removed", line) for line in before[a:b]]
        pieces += [Piece("added", line) for line in after[c:d]]
    return Difference(name, pieces)
