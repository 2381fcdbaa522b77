"""What changed between two versions of a text, paragraph by paragraph and word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from goldthread.engines.documents.manuscript_blocks import (
    KNOWN_WORDS,
    Block,
    Item,
    Paragraph,
    text_of,
)

SAME, ADDED, REMOVED, CHANGED = "same", "added", "removed", "changed"
ALIKE = 0.4  # share of words in common: below this they are two paragraphs, not one that changed
MOST_PAIRS = 4_000_000  # words times words; more would take seconds, and nobody reads such a change
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """Some words that stayed, were added or were removed."""

    how: str
    text: str


@dataclass(frozen=True)
class Change:
    """One paragraph, heading, list item or table. `old` or `new` is None where there is none."""

    how: str
    old: Block | None
    new: Block | None
    pieces: tuple[Piece, ...]


def compare(old: Sequence[Block], new: Sequence[Block]) -> list[Change]:
    """Every block of both texts, in the order in which they are read."""
    found: list[Change] = []
    for how, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            found += [Change(SAME, one, one, (Piece(SAME, _said(one)),)) for one in new[c:d]]
        else:
            found += _replaced(old[a:b], new[c:d])
    return found


def differs(old: Sequence[Block], new: Sequence[Block]) -> bool:
    return tuple(old) != tuple(new)


def _replaced(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Change]:
    """Blocks that took the place of others: those that are alike are one that changed."""
    left = list(new)
    for before in old:
        place = next((at for at, after in enumerate(left) if _alike(before, after)), None)
        if place is None:
            yield Change(REMOVED, before, None, (Piece(REMOVED, _said(before)),))
            continue
        for after in left[:place]:
            yield Change(ADDED, None, after, (Piece(ADDED, _said(after)),))
        after = left[place]
        yield Change(CHANGED, before, after, tuple(pieces(_said(before), _said(after))))
        left = left[place + 1 :]
    for after in left:
        yield Change(ADDED, None, after, (Piece(ADDED, _said(after)),))


def _alike(old: Block, new: Block) -> bool:
    if type(old) is not type(new):
        return False
    a, b = (Counter(re.findall(r"\w+", text_of(one).lower())) for one in (old, new))
    total = a.total() + b.total()
    return total == 0 or 2 * (a & b).total() / total >= ALIKE


def _said(block: Block) -> str:
    """The words of a block, with whether it was known then or is known now."""
    known = block.known if isinstance(block, Paragraph | Item) else ""
    words = text_of(block).replace("\t", " | ")
    if isinstance(block, Item):
        words = f"• {words}"
    return f"[{KNOWN_WORDS[known]}] {words}" if known else words


def pieces(old: str, new: str) -> Iterator[Piece]:
    """Two wordings of one thing, word by word: what stayed, what was removed, what was added."""
    was, now = _WORDS.findall(old), _WORDS.findall(new)
    if len(was) * len(now) > MOST_PAIRS:
        yield from (Piece(REMOVED, old), Piece(ADDED, new))
        return
    for how, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if how == "equal":
            yield Piece(SAME, "".join(now[c:d]))
            continue
        if b > a:
            yield Piece(REMOVED, "".join(was[a:b]))
        if d > c:
            yield Piece(ADDED, "".join(now[c:d]))
