"""Boxes with a digit or two in each, side by side: read on, they are one number."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from goldthread.engines.anonymise.files.excel_cells import write_words
from goldthread.engines.anonymise.files.names import S, W
from goldthread.engines.anonymise.files.spots import Piece, Spot
from goldthread.engines.anonymise.files.walk import pieces_of

_LONGEST = 4  # letters or digits in a box


def boxes(root: Any, label: str, shared: Sequence[str] = ()) -> Iterator[Spot]:
    """Rows of short cells of a Word table or a sheet. `shared`: the workbook's texts by number."""
    place = f"{label}, a row of boxes".strip(", ")
    for row in root.iter(f"{W}tr", f"{S}row"):
        line = Spot(place)
        for cell in row.iter(f"{W}tc", f"{S}c"):
            pieces = _in_word(cell) if cell.tag == f"{W}tc" else _in_excel(cell, shared)
            text = "".join(piece.text for piece in pieces).strip()
            if 0 < len(text) <= _LONGEST:
                line.pieces += pieces
            elif text:
                if len(line.pieces) > 1:
                    yield line
                line = Spot(place)
        if len(line.pieces) > 1:
            yield line


def _in_word(cell: Any) -> list[Piece]:
    return [piece for story in cell.iterfind(f"{W}p") for piece in pieces_of(story, set())]


def _in_excel(cell: Any, shared: Sequence[str]) -> list[Piece]:
    text = cell.findtext(f"{S}v") or ""
    if cell.get("t") == "s":
        text = shared[int(text)] if text.isdigit() and int(text) < len(shared) else ""
    elif cell.get("t") == "inlineStr":
        text = "".join(cell.itertext(f"{S}t"))
    return [Piece(text.strip(), partial(write_words, cell))] if text.strip() else []


def shared_texts(root: Any) -> list[str]:
    """The texts that cells refer to by their number."""
    return ["".join(one.itertext(f"{S}t")) for one in root.iter(f"{S}si")]
