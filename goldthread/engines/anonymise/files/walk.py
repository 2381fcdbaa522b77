"""Every text of an XML part as spots: paragraphs over their runs, then whatever else holds text.

A paragraph's text is put together from all its runs, because a name is often cut by them; what
stands inside a text box is a paragraph of its own.
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from lxml import etree

from goldthread.engines.anonymise.files.names import MC, XML_SPACE, A, C, M, S, W, local
from goldthread.engines.anonymise.files.spots import Piece, Spot

_WORDS = {f"{W}t", f"{W}delText", f"{A}t", f"{M}t", f"{S}t"}
_SIGNS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{A}br": "\n",
    f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "\u00ad",
}  # fmt: skip
_PROSE = {"{http://purl.org/dc/elements/1.1/}title", f"{C}v"}  # of what is no paragraph
_SYMBOL = f"{W}sym"
_LETTER = re.compile(r"[^\W\d_]")
_MANY_DIGITS = re.compile(r"(?:\d\D?){8}")
# What a sheet's head may hold besides words (ECMA-376, 18.3.1.46).
_CODES = re.compile(r'(&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|.))', re.S)
_STORIES = {f"{W}p", f"{W}rt", f"{A}p", f"{MC}Fallback", f"{S}si", f"{S}is", f"{S}rPh"}
# The letters of a symbol font, written by their private codes, look like the ones below 256.
_PRIVATE = {0xF000 + code: code for code in range(0x20, 0x100)}
_SILENT = {f"{W}pPr", f"{W}rPr", f"{A}pPr", f"{A}rPr", f"{W}sdtPr", f"{W}tcPr", f"{W}tblPr"}
GONE = {f"{W}del", f"{W}moveFrom"}
ADDED = {f"{W}ins", f"{W}moveTo"}


def spots(root: Any, label: str, named: Mapping[Any, str] | None = None) -> list[Spot]:
    """Paragraphs in order, then every other text of the part.

    `label`: how its places begin; `named`: places of single paragraphs, where they are known.
    """
    tables, named, found = _table_rows(root), named or {}, []
    taken: set[Any] = set()
    number = 0
    for story in root.iter(*_STORIES):
        number += story.tag != f"{MC}Fallback"
        pieces = list(pieces_of(story, taken))
        if pieces:
            place = named.get(story) or _place(story, tables) or f"paragraph {number}"
            place = f"{label}, {place}" if label else place
            found.append(Spot(place, pieces, row=_row(story)))
    return found + list(_leaves(root, label, taken))


def pieces_of(story: Any, taken: set[Any], skip: set[str] | None = None) -> Iterator[Piece]:
    """The pieces of one paragraph. `skip`: tags whose content is left out; `taken` is added to."""
    for element in story:
        tag = element.tag
        if tag in _WORDS:
            taken.add(element)
            if element.text:
                yield Piece(element.text.translate(_PRIVATE), partial(_write, element))
        elif tag in _SIGNS:
            yield Piece(_SIGNS[tag], _Sign(element).put)
        elif tag == _SYMBOL:
            yield Piece(symbol(element), _Sign(element).put)
        elif tag in _STORIES or tag in _SILENT or (skip and tag in skip):
            continue
        elif isinstance(tag, str):
            yield from pieces_of(element, taken, skip)


def _write(element: Any, new: str) -> None:
    element.text = new
    if element.tag in {f"{W}t", f"{S}t"}:
        element.set(XML_SPACE, "preserve")


class _Sign:
    """A tab, a break or a symbol: it goes, and new words that begin at it stand in its place."""

    def __init__(self, element: Any) -> None:
        self.element = element

    def put(self, new: str) -> None:
        space = self.element.tag.rpartition("}")[0] + "}"
        words = etree.Element(f"{space}t")
        words.tail = self.element.tail
        self.element.getparent().replace(self.element, words)
        self.element = words
        _write(words, new)


def symbol(element: Any) -> str:
    """The letter of a symbol font: its private code stands for the same one below 256."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return "\ufffd"
    return chr(_PRIVATE.get(code, code)) if 0 < code < 0x110000 else "\ufffd"


def _leaves(root: Any, label: str, taken: set[Any]) -> Iterator[Spot]:
    """Texts outside any paragraph: instructions of fields, a chart's labels, a property."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element not in taken and tells(element.text):
            place = f"{label}, {local(element.tag)}" if label else local(element.tag)
            parent, prose = element.getparent(), element.tag in _PROSE
            if parent is not None and parent.tag == f"{S}headerFooter":
                yield Spot(place, HeaderText(element).pieces())
            elif element.tag != f"{S}v" or parent.get("t") == "str":
                place = f"{label}, cell {parent.get('r')}" if element.tag == f"{S}v" else place
                piece = Piece(element.text, partial(_set_text, element))
                yield Spot(place, [piece], prose or element.tag == f"{S}v")
        if tells(element.tail):
            place = f"{label}, after {local(element.tag)}"
            yield Spot(place, [Piece(element.tail, partial(_set_tail, element))], prose=False)


def tells(text: str | None) -> bool:
    """Whether a text could tell of anybody: it has a letter, or as many digits as a number has."""
    return bool(text and (_LETTER.search(text) or _MANY_DIGITS.search(text)))


class HeaderText:
    """The head or foot of a sheet: words between codes such as &C (centre) or &B (bold)."""

    def __init__(self, element: Any) -> None:
        self.element = element
        self.parts = _CODES.split(element.text)

    def pieces(self) -> list[Piece]:
        found = []
        for number, part in enumerate(self.parts):
            if number % 2 == 0:
                found.append(Piece(part, partial(self._put, number)))
            elif part in {"&L", "&C", "&R"}:
                found.append(Piece("\n", lambda _new: None))
        return found

    def _put(self, number: int, new: str) -> None:
        self.parts[number] = new.replace("&", "&&")
        self.element.text = "".join(self.parts)


def _set_text(element: Any, new: str) -> None:
    element.text = new


def _set_tail(element: Any, new: str) -> None:
    element.tail = new


def _table_rows(root: Any) -> dict[Any, str]:
    found = {}
    for number, table in enumerate(root.iter(f"{W}tbl"), 1):
        rows = (r for r in table.iter(f"{W}tr") if next(r.iterancestors(f"{W}tbl")) is table)
        for row_number, row in enumerate(rows, 1):
            found[row] = f"table {number}, row {row_number}"
    return found


def _row(story: Any) -> Any:
    """The row of a table; a cell of a sheet stands for itself."""
    if story.tag in {f"{S}is", f"{S}si"}:
        return story
    return next(story.iterancestors(f"{W}tr", f"{A}tr"), None)


def _place(story: Any, tables: dict[Any, str]) -> str:
    if story.tag == f"{S}is":
        return f"cell {story.getparent().get('r', '')}"
    if not tables:
        return ""
    row = next(story.iterancestors(f"{W}tr"), None)
    return tables.get(row, "")
