"""Tables in plain text: cells between tabs or bars, or one cell a line under a flowed header."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from goldthread.engines.extract import layout
from goldthread.engines.extract.model import Block

ANCHOR = re.compile(r"(?:R|Rec)?\s?\d{1,2}(?:\.\d{1,2})?[.)]?", re.IGNORECASE)


FIRST = re.compile(r"(?:key )?(?:theme|issue|area|topic|scope|level|source|date)s?", re.IGNORECASE)


class Printed(Protocol):
    """A line as `plain` reads it."""

    text: str
    at: int
    gap: bool


@dataclass(frozen=True)
class Shape:
    """How the rows of a flowed table are told apart."""

    width: int
    numbered: bool  # each row begins with its number
    spaced: bool  # an empty line stands between all cells, not only between rows
    long: int  # the column whose words may run over several lines


def separator(text: str) -> str | None:
    """What stands between the cells of a header that lists items, or None."""
    for mark in ("\t", "|"):
        cells = [c.strip() for c in text.strip("| \t").split(mark)]
        if len(cells) >= 2 and _heads(cells):
            return mark
    return None


def flowed(lines: Sequence[Printed]) -> tuple[list[list[list[int]]], int] | None:
    """A table printed one cell a line: (its rows as lists of line numbers a cell, lines used).

    The first row is the header. A row begins with its number, or each row has as many lines as
    the header.
    """
    first = lines[0].text if lines else ""
    if layout.role(first) == "other" and not FIRST.fullmatch(first):
        return None
    for width in (6, 5, 4, 3):
        head = [line.text for line in lines[:width]]
        gaps = {line.gap for line in lines[1:width]}
        if len(lines) <= width or len(gaps) != 1 or not all(map(_is_head, head)):
            continue
        if not _heads(head) or not (
            gaps == {True} or lines[width].gap or ANCHOR.fullmatch(lines[width].text)
        ):
            continue
        shape = Shape(
            width,
            numbered=ANCHOR.fullmatch(lines[width].text) is not None,
            spaced=gaps == {True},
            long=_roles(head).index("recommendation"),
        )
        rows, used = _rows(lines, shape)
        if rows:
            return [[[n] for n in range(width)], *rows], used
    return None


def _is_head(cell: str) -> bool:
    """The name of a column, not a cell under one."""
    if layout.role(cell) != "other":
        return True
    plain = cell[-1] not in ".;:," and not ANCHOR.fullmatch(cell)
    return plain and len(cell.split()) <= 4 and cell[0].isupper()


def _heads(cells: Sequence[str]) -> bool:
    roles = _roles(cells)
    return "recommendation" in roles and len(set(roles) - {"other"}) >= 2


def _roles(cells: Sequence[str]) -> list[str]:
    row = Block("", 0, "row", cells=tuple(Block(c, 0, "cell") for c in cells))
    return layout.columns(row) or []


def _rows(lines: Sequence[Printed], shape: Shape) -> tuple[list[list[list[int]]], int]:
    rows: list[list[list[int]]] = []
    at = shape.width
    while at < len(lines):
        end = at + 1
        while end < len(lines) and not _ends(lines, at, end, shape):
            end += 1
        cells = _cells(lines, list(range(at, end)), shape)
        if cells is None:
            break
        rows.append(cells)
        at = end
    return rows, at


def _ends(lines: Sequence[Printed], at: int, end: int, shape: Shape) -> bool:
    full = end - at >= shape.width
    gap = lines[end].gap and not shape.spaced
    if shape.numbered:
        return bool(ANCHOR.fullmatch(lines[end].text)) or (full and gap)
    return gap or (shape.spaced and full)


def _cells(lines: Sequence[Printed], row: list[int], shape: Shape) -> list[list[int]] | None:
    """Lines of a row dealt out to its cells; spare lines belong to the words asked for."""
    if shape.numbered and not ANCHOR.fullmatch(lines[row[0]].text):
        return None
    spare, long = len(row) - shape.width, shape.long
    if not 0 <= spare <= 8:
        return None
    head, rest = row[:long], row[long + spare + 1 :]
    return [*([n] for n in head), row[long : long + spare + 1], *([n] for n in rest)]
