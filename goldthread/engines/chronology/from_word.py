"""A Word document (.docx, .docm) to the tables in it; macros are never looked at.

Merged cells count for every row they cover. Words taken out by tracked changes are not part of the
text, words added are; both are told, and so are hidden words. Margin comments and footnotes are
kept beside their row. (ECMA-376 part 1, 17.4 and 17.13.5.)
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from goldthread.engines.chronology.grid import Contents, Grid, Unreadable
from goldthread.engines.chronology.word_asides import (
    Tells,
    W,
    look_beside,
    parsed,
    rows_within,
    symbol,
)

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _TBL, _TR, _TC, _T = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}t"
_TEXT = (_T, _P, f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen", f"{W}sym", _TC)
_SYM = f"{W}sym"
_SAID = {_P: "\n", f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_WRAPPERS = {
    f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
}
_CHANGES = (b":del ", b":ins ", b":moveFrom ", b":moveTo ", b":vanish", b"AlternateContent")
_OFF = {"0", "false", "off"}


def read_word(data: bytes, name: str) -> Contents:
    """A grid for each table, nested ones inside their outer one. Errors: Unreadable."""
    contents, tells = Contents(name), Tells()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            xml = package.read("word/document.xml")
            root = parsed(xml)
            if any(mark in xml for mark in _CHANGES):
                _settle(root, tells)
            look_beside(root, xml, package, tells)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, OSError) as error:
        raise Unreadable(
            f"{name} is damaged and its text cannot be read. Open it in Word, save it again, and "
            "send that copy."
        ) from error
    del xml
    body = root.find(f"{W}body")
    above: list[str] = []
    for block in _blocks(body if body is not None else root):
        if block.tag == _TBL:
            number = len(contents.grids) + 1
            contents.grids.append(_grid(block, f"table {number}", tells, above))
            above = []
            continue
        for table in block.iterfind(f".//{W}txbxContent/{_TBL}"):
            number = len(contents.grids) + 1
            contents.grids.append(_grid(table, f"table {number} (in a text box)", tells, above))
        if text := _text(block):
            above.append(text)
            contents.text.append(text)
    contents.tells += [f"{name}: {said}" for said in tells.outside]
    return contents


def _settle(root: Any, tells: Tells) -> None:
    """Takes out what is not part of the text, and remembers what a person must be told."""
    for fallback in list(root.iter(f"{_MC}Fallback")):
        fallback.getparent().remove(fallback)
    for gone in list(root.iter(f"{W}del", f"{W}moveFrom")):
        _take_out(gone, tells)
    for added in root.iter(f"{W}ins", f"{W}moveTo"):
        words = "".join(added.itertext(_T)).strip()
        if added.getparent().tag == f"{W}trPr":
            tells.add(added, "tracked change: the whole row was added")
        elif words:
            tells.add(added, f"tracked change, added: “{words[:200]}”")
    for mark in root.iter(f"{W}vanish"):
        run = next(mark.iterancestors(f"{W}r"), None)
        if run is not None and mark.get(f"{W}val", "1") not in _OFF:
            words = "".join(run.itertext(_T)).strip()
            if words:
                tells.add(mark, f"hidden words: “{words[:200]}”")


def _take_out(gone: Any, tells: Tells) -> None:
    """Words, or a whole row, that a tracked change took out."""
    parent = gone.getparent()
    if parent is None or parent.tag == f"{W}rPr":
        return
    if parent.tag == f"{W}trPr":
        row = parent.getparent()
        words = " ".join("".join(row.itertext(_T, f"{W}delText")).split())
        tells.outside.append(f"a row was taken out by a tracked change: “{words[:200]}”")
        if row.getparent() is not None:
            row.getparent().remove(row)
        return
    words = "".join(gone.itertext(f"{W}delText", _T)).strip()
    if words:
        tells.add(gone, f"tracked change, taken out: “{words[:200]}”")
    parent.remove(gone)


def _blocks(parent: Any) -> Iterator[Any]:
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from _blocks(child)
        else:
            yield child


def _grid(table: Any, name: str, tells: Tells, above: list[str]) -> Grid:
    grid = Grid(name, [], list(above))
    spans: list[list[tuple[int, bool]]] = []  # of each row: (first column, goes on from above)
    for row in _blocks(table):
        if row.tag != _TR:
            continue
        cells, marks = _row(row)
        number = len(grid.rows)
        grid.rows.append(cells)
        spans.append(marks)
        if tells.rows or tells.beside:
            _aside(grid, number, row, tells)
    width = max(map(len, grid.rows), default=0)
    _fill(grid, spans, width)
    for number, inner in enumerate(table.iterfind(f".//{_TC}//{_TBL}"), 1):
        grid.inside.append(_grid(inner, f"{name}, inner table {number}", tells, []))
    return grid


def _aside(grid: Grid, number: int, row: Any, tells: Tells) -> None:
    for one in rows_within(row):
        if said := tells.rows.get(one):
            grid.tells.setdefault(number, []).extend(said)
        if kept := tells.beside.get(one):
            grid.beside.setdefault(number, []).extend(kept)


def _row(row: Any) -> tuple[list[Any], list[tuple[int, bool]]]:
    cells: list[Any] = []
    marks: list[tuple[int, bool]] = []
    facts = row.find(f"{W}trPr")
    if facts is not None and (before := facts.find(f"{W}gridBefore")) is not None:
        cells += [""] * _count(before)
    for cell in _blocks(row):
        if cell.tag != _TC:
            continue
        facts = cell.find(f"{W}tcPr")
        wide, goes_on = 1, False
        if facts is not None:
            for fact in facts:
                if fact.tag == f"{W}gridSpan":
                    wide = _count(fact)
                elif fact.tag == f"{W}vMerge":
                    goes_on = fact.get(f"{W}val", "continue") == "continue"
        marks.append((len(cells), goes_on))
        cells.append(_text(cell))
        if wide > 1:
            cells += [""] * (wide - 1)
    return cells, marks


def _fill(grid: Grid, spans: list[list[tuple[int, bool]]], width: int) -> None:
    """What is merged downwards stands in each row; a cell across all columns makes a banner."""
    banners = set()
    for number, (row, marks) in enumerate(zip(grid.rows, spans, strict=True)):
        if len(marks) == 1 and width > 2:
            banners.add(number)
        for column, goes_on in marks:
            if goes_on and number and column < len(grid.rows[number - 1]) and not row[column]:
                row[column] = grid.rows[number - 1][column]
        if len(row) < width:
            row += [""] * (width - len(row))
    grid.banners = frozenset(banners)


def _count(element: Any) -> int:
    value = str(element.get(f"{W}val", "1"))
    return min(int(value), 1000) if value.isdigit() else 1


def _text(element: Any) -> str:
    """The words of a paragraph or cell; a line for each paragraph."""
    parts = []
    for piece in element.iter(*_TEXT):
        tag = piece.tag
        if tag == _T:
            parts.append(piece.text or "")
        elif tag == _SYM:
            parts.append(symbol(piece))
        elif tag != _TC:
            parts.append(_SAID[tag])
    return "".join(parts).strip()
