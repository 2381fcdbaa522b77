"""Plain text: pages turned to text, with or without hard-wrapped lines."""

import re
from dataclasses import dataclass
from itertools import pairwise

from goldthread.engines.extract import layout, markers
from goldthread.engines.extract.model import Block, Document
from goldthread.engines.extract.readers import plain_edges, plain_tables
from goldthread.engines.extract.words import LIGATURES

RULE = re.compile(r"^\|?\s*:?-{3,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?$|^[-=_*~]{4,}$")
HASHES = re.compile(r"^(#{1,6})\s+")
ASIDE = re.compile(
    r"^(?P<head>[A-Z][^\t|.]{1,40}[?:]|[A-Z][A-Z ,&?!’'-]{2,40})\t+(?P<rest>\S[^\t]*)$"
)
STRONG = re.compile(r"\*\*(?=\S)|(?<=\S)\*\*")
EMPHASIS = re.compile(r"^(\*\*|__)(.+?)\1:?$")


@dataclass
class Line:
    """A line of the file: its text stripped, where it starts, how far it is indented."""

    text: str
    at: int
    indent: int
    gap: bool  # an empty line stands before it
    cut: bool = False  # the end of a printed page stands before it
    listed: bool = False  # one of a list whose bullets were lost
    joins: bool = False  # goes on with the item of such a list


def read(text: str) -> Document:
    """The text with its line ends made plain; spans point into that."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    lines, furniture = _without_edges(_lines(text))
    width = _settle(lines)
    blocks: list[Block] = []
    pending: list[Line] = []
    table: list[Block] = []
    mark: str | None = None  # what stands between the cells of the open table
    skip = 0
    for index, line in enumerate(lines):
        if index < skip:
            continue
        if line.text.startswith("|") and line.text.count("|") >= 2:
            _flush(pending, blocks)
            table.append(_row(line))
            continue
        mark = mark if mark and mark in line.text else plain_tables.separator(line.text)
        if mark:
            _flush(pending, blocks)
            table.append(_row(line, mark))
            continue
        blocks += layout.table(table)
        table.clear()
        if found := plain_tables.flowed(lines[index : index + 600]):
            _flush(pending, blocks)
            rows, used = found
            blocks += [_flowed(lines[index:], row) for row in rows]
            skip = index + used
            continue
        if pending and not _continues(pending[-1], line, width):
            _flush(pending, blocks)
        pending.append(line)
    _flush(pending, blocks)
    blocks += layout.table(table)
    return Document(text, "txt", tuple(blocks), furniture=furniture)


def _lines(text: str) -> list[Line]:
    found, at, gap = [], 0, True
    for raw in text.split("\n"):
        stripped = raw.strip()
        if not stripped or RULE.match(stripped):
            gap = True
        else:
            indent = len(raw) - len(raw.lstrip())
            aside = ASIDE.match(stripped)
            if aside:  # a row of a table whose first cell names it
                found.append(Line(aside["head"], at + indent, indent, True))
                stripped, indent, gap = aside["rest"], indent + aside.start("rest"), True
            found.append(Line(stripped, at + indent, indent * (not aside), gap))
            gap = False
        at += len(raw) + 1
    return found


def _without_edges(lines: list[Line]) -> tuple[list[Line], str]:
    """The lines without page numbers and running heads, and what those said."""
    edge = plain_edges.edges([line.text for line in lines], [line.gap for line in lines])
    kept: list[Line] = []
    for index, line in enumerate(lines):
        if index not in edge:
            line.cut = index - 1 in edge
            line.gap = line.gap or line.cut
            kept.append(line)
    return kept, "\n".join(dict.fromkeys(lines[index].text for index in sorted(edge)))


def _settle(lines: list[Line]) -> int | None:
    """Marks which lines go on with the line before; the width the text was wrapped at, if any."""
    if _double_spaced(lines):
        usual = sorted(len(line.text) for line in lines)[len(lines) * 9 // 10]
        for before, line in pairwise(lines):
            ended = before.text[-1] in ".:;?!" or len(before.text) < 0.6 * usual
            line.joins = not ended and not markers.find(line.text)
            line.gap = not line.joins
        return None
    width = _wrap_width(lines)
    if width is None:
        _find_lists(lines)
    return width


def _double_spaced(lines: list[Line]) -> bool:
    """Whether an empty line stands after every printed line, even inside sentences."""
    lines = [line for line in lines if "....." not in line.text]
    if len(lines) < 12 or sorted(len(line.text) for line in lines)[len(lines) * 19 // 20] > 130:
        return False
    gaps = sum(line.gap for line in lines)
    broken = sum(
        b.gap and b.text[0].islower() and a.text[-1] not in ".:;!?" and not markers.find(b.text)
        for a, b in pairwise(lines)
    )
    return gaps > 0.9 * len(lines) and broken > 0.12 * len(lines)


def _find_lists(lines: list[Line]) -> None:
    """Marks the items of lists that lost their bullets: close lines under a colon.

    Items all begin small, or all with a capital; then a line that begins small goes on with the
    item before it.
    """
    for start, line in enumerate(lines):
        if not line.text.endswith(":") or line.listed or line.text.isupper():
            continue
        end = start + 1
        while end < len(lines) and _may_be_listed(lines, start, end):
            end += 1
        rows = lines[start + 1 : end]
        small = bool(rows) and rows[0].text[0].islower()
        heads = [row for row in rows if small or row.text[0].isupper()]
        if len(heads) >= (2 if small else 3):
            for row in rows:
                row.listed = small or row.text[0].isupper()
                row.joins = not row.listed


def _may_be_listed(lines: list[Line], start: int, end: int) -> bool:
    line, before = lines[end], lines[end - 1]
    first = end == start + 1
    small = lines[start + 1].text[0].islower()
    if markers.find(line.text) or len(line.text) > (300 if small else 140) or line.text[-1] == ":":
        return False
    if small:
        return line.text[0].islower() and (first or before.text[-1] not in ".:")
    return not line.gap and (line.text[0].isupper() or before.text[-1] not in ".;:")


def _wrap_width(lines: list[Line]) -> int | None:
    """The width a file was wrapped at, or None when a line is a paragraph."""
    lines = [line for line in lines if "....." not in line.text]  # contents have their own
    widths = [len(line.text) + line.indent for line in lines]
    if not widths or max(widths) > 130:
        return None
    width = sorted(widths)[int(len(widths) * 0.95)] if len(widths) > 20 else max(widths)
    pairs = full = 0
    for before, after in pairwise(lines):
        if not after.gap and not markers.find(after.text):
            pairs += 1
            first_word = len(after.text.split()[0])
            full += before.indent + len(before.text) + 1 + first_word > width - 2
    enough = 0.5 if pairs >= 3 else 1.0
    return width if width >= 45 and pairs and full / pairs >= enough else None


def _continues(before: Line, line: Line, width: int | None) -> bool:
    if line.listed or line.joins or before.listed or before.joins:
        return line.joins
    if line.cut and line.text[0].islower() and before.text[-1] not in ".:;?!":
        return True
    if line.gap or markers.find(line.text) or HASHES.match(line.text):
        return False
    if line.text[0].islower() and before.text[-1] not in ".:;?!" and markers.find(before.text):
        return True
    if width is not None:
        room = width - before.indent - len(before.text) - 1
        return len(line.text.split()[0]) > room
    return (
        line.text[0].islower()
        and len(before.text) > 40
        and before.text[-1] not in ".:;?!"
        and markers.find(before.text) is None
    )


def _folded(lines: list[Line]) -> tuple[str, tuple[int, ...]]:
    """The lines' text with white space folded, and the place of each character."""
    chars: list[str] = []
    places: list[int] = []
    for line in lines:
        if chars and not (chars[-1] == "-" and len(chars) > 1 and chars[-2].isalpha()):
            chars.append(" ")
            places.append(line.at - 1)
        marks = {i for hit in STRONG.finditer(line.text) for i in range(*hit.span())}
        for offset, raw in enumerate(line.text):
            if offset in marks:
                continue
            for char in raw.translate(LIGATURES):
                if char.isspace():
                    if not chars or chars[-1] == " ":
                        continue
                    char = " "
                chars.append(char)
                places.append(line.at + offset)
    while chars and chars[-1] == " ":
        chars.pop()
        places.pop()
    return "".join(chars), tuple(places)


def _flush(pending: list[Line], blocks: list[Block]) -> None:
    if not pending:
        return
    text, places = _folded(pending)
    indent, listed = pending[0].indent, pending[0].listed
    pending.clear()
    heading = None
    if hashes := HASHES.match(text):
        heading = len(hashes[1])
        text, places = text[hashes.end() :], places[hashes.end() :]
    if strong := EMPHASIS.match(text):
        heading = heading or 9
        start, end = strong.span(2)
        text, places = text[start:end], places[start:end]
    if not text:
        return
    marker = "•" if listed else None
    blocks.append(
        layout.block(
            text, places[0], places=places, marker=marker, heading=heading, level=indent // 4
        )
    )


def _flowed(lines: list[Line], row: list[list[int]]) -> Block:
    """A row of a table that was printed one cell a line."""
    cells = []
    for numbers in row:
        text, places = _folded([lines[n] for n in numbers])
        cells.append(Block(text, places[0], "cell", places=places))
    return Block("", cells[0].at, "row", cells=tuple(cells))


def _row(line: Line, mark: str = "|") -> Block:
    cells, at = [], line.at
    bare = not line.text.startswith("|")
    for number, part in enumerate(line.text.split(mark)):
        if (number or bare) and not (part == "" and at - line.at == len(line.text)):
            lead = len(part) - len(part.lstrip())
            text, places = _folded([Line(part.strip(), at + lead, 0, False)])
            cells.append(Block(text, at + lead, "cell", places=places))
        at += len(part) + 1
    return Block("", line.at, "row", cells=tuple(cells))
