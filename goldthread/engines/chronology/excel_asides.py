"""What a sheet says beside its cells' values: notes, text boxes, lost formulas, errors.

Read from the sheet's own XML and the parts that hang on it (ECMA-376 part 1, 18.3, 18.7, 20.5;
threaded comments: MS-XLSX 2.6.200).
"""

import posixpath
import re
import zipfile
from typing import Any

from lxml import etree

from goldthread.engines.chronology.grid import Grid

NOTE = "Note on a cell"
SAFE = etree.XMLParser(resolve_entities=False, no_network=True)
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_COL = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_NUMBER = {
    name: re.compile(rb"""\b%s\s*=\s*["'](\d+)["']""" % name) for name in (b"r", b"min", b"max")
}
_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["'][^>]*>""")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]+)</")
_TYPE = re.compile(rb"""\st\s*=\s*["'](\w+)["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_END = re.compile(rb"</(?:\w+:)?c>")
_ERROR = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\bt\s*=\s*["']e["'][^>]*>""")
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MOST_COLUMNS = 16_384
EACH = 40  # cells that are told one by one; more of them are told together


def look_beside(grid: Grid, package: zipfile.ZipFile, part: str) -> None:
    """Marks the grid with all that calamine does not tell. Errors: etree.XMLSyntaxError."""
    try:
        xml = package.read(part)
    except KeyError:
        return
    if b"hidden" in xml:
        _mark_hidden(grid, xml)
    if _FORMULA.search(xml):
        _lost_formulas(grid, xml)
    if b't="e"' in xml or b"t='e'" in xml:
        _errors(grid, xml)
    names = set(package.namelist())
    links = _links(package, names, part)
    threaded = [target for kind, target in links if kind.endswith("/threadedComment")]
    people = _people(package, names) if threaded else {}
    noted: set[str] = set()
    for target in threaded:
        noted |= _threads(grid, etree.fromstring(package.read(target), SAFE), people)
    for kind, target in links:
        if kind.endswith("/comments"):
            _notes(grid, etree.fromstring(package.read(target), SAFE), noted)
        elif kind.endswith("/drawing"):
            _drawing(grid, etree.fromstring(package.read(target), SAFE))


def _mark_hidden(grid: Grid, xml: bytes) -> None:
    rows = {_number(mark, b"r") - 1 for mark in _ROW.findall(xml) if _HIDDEN.search(mark)}
    columns: set[int] = set()
    for mark in _COL.findall(xml[: xml.find(b"sheetData")]):
        if _HIDDEN.search(mark):
            last = min(_number(mark, b"max"), _MOST_COLUMNS)
            columns.update(range(_number(mark, b"min") - 1, last))
    grid.hidden_rows, grid.hidden_columns = frozenset(rows), frozenset(columns)


def _number(mark: bytes, name: bytes) -> int:
    match = _NUMBER[name].search(mark)
    return int(match[1]) if match else 0


def _lost_formulas(grid: Grid, xml: bytes) -> None:
    """Formulas whose result was never stored: calamine reads them as empty."""
    lost: list[tuple[bytes, bytes]] = []
    for match in _FORMULA.finditer(xml):
        start = max(xml.rfind(b"<c ", 0, match.start()), xml.rfind(b":c ", 0, match.start()) - 8)
        cell = _CELL.search(xml, max(start, 0), match.start())
        end = _END.search(xml, match.end())
        if cell is None or end is None or _VALUE.search(xml, match.end(), end.start()):
            continue
        kind = _TYPE.search(cell[0])
        if kind is None or kind[1] != b"str":  # a formula may well give no words
            lost.append((cell[1], cell[2]))
    _tell(
        grid, [(c.decode(), r.decode()) for c, r in lost],
        "holds a formula whose result is not stored in the file, so it was read as empty: open the "
        "file in Excel, save it, and send it again",
    )  # fmt: skip


def _errors(grid: Grid, xml: bytes) -> None:
    found = []
    for match in _ERROR.finditer(xml):
        cell = _CELL.search(match[0])
        value = _VALUE.search(xml, match.end(), match.end() + 2000)
        if cell is None:
            continue
        words = value[1].decode("utf-8", "replace") if value else "#ERROR"
        found.append((cell[1].decode(), cell[2].decode()))
        row, column = int(cell[2]) - 1, _column(cell[1].decode())
        if row < len(grid.rows) and column < len(grid.rows[row]):
            grid.rows[row][column] = words
    _tell(grid, found, "holds an error of Excel (such as #REF!) in the place of its value")


def _tell(grid: Grid, cells: list[tuple[str, str]], said: str) -> None:
    if len(cells) <= EACH:
        for column, row in cells:
            grid.tells.setdefault(int(row) - 1, []).append(f"cell {column}{row} {said}")
    else:
        shown = ", ".join(f"{column}{row}" for column, row in cells[:EACH])
        grid.says.append(f"{len(cells):,} cells ({shown} …): each {said}.")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _links(package: zipfile.ZipFile, names: set[str], part: str) -> list[tuple[str, str]]:
    folder, file = posixpath.split(part)
    beside = f"{folder}/_rels/{file}.rels"
    if beside not in names:
        return []
    found = []
    for link in etree.fromstring(package.read(beside), SAFE):
        target = str(link.get("Target", ""))
        if str(link.get("TargetMode", "")).lower() == "external":
            continue
        whole = (
            target.lstrip("/") if target[:1] == "/" else posixpath.normpath(f"{folder}/{target}")
        )
        if whole in names:
            found.append((str(link.get("Type", "")), whole))
    return found


def _people(package: zipfile.ZipFile, names: set[str]) -> dict[str, str]:
    people = {}
    for name in names:
        if name.startswith("xl/persons/"):
            for person in etree.fromstring(package.read(name), SAFE).iter("{*}person"):
                people[str(person.get("id"))] = str(person.get("displayName") or "")
    return people


def _threads(grid: Grid, found: Any, people: dict[str, str]) -> set[str]:
    places = set()
    for comment in found.iter("{*}threadedComment"):
        place = str(comment.get("ref", ""))
        words = "".join(comment.itertext("{*}text")).strip()
        places.add(place)
        _keep(grid, place, people.get(str(comment.get("personId")), ""), words)
    return places


def _notes(grid: Grid, found: Any, noted: set[str]) -> None:
    """Old notes; where a cell has threaded comments its old note only repeats them."""
    authors = [str(author.text or "").strip() for author in found.iter("{*}author")]
    for comment in found.iter("{*}comment"):
        place = str(comment.get("ref", ""))
        if place in noted:
            continue
        number = str(comment.get("authorId", ""))
        who = authors[int(number)] if number.isdigit() and int(number) < len(authors) else ""
        words = "".join(comment.itertext("{*}t")).strip()
        _keep(grid, place, who, words.removeprefix(f"{who}:").strip() if who else words)


def _keep(grid: Grid, place: str, who: str, words: str) -> None:
    match = _PLACE.match(place)
    if not words or match is None:
        return
    said = f"{who or 'no name'}, on {place.split(':')[0]}: {words}"
    grid.beside.setdefault(int(match[2]) - 1, []).append((NOTE, said))


def _drawing(grid: Grid, found: Any) -> None:
    """Text boxes and pictures that float over the sheet."""
    for shape in found.iter("{*}sp"):
        lines = ("".join(p.itertext("{*}t")).strip() for p in shape.iter("{*}p"))
        if words := " ".join(filter(None, lines)):
            grid.says.append(f"a text box over the cells, which is no row: “{words[:300]}”.")
    if pictures := sum(1 for _ in found.iter("{*}pic")):
        grid.says.append(
            f"{pictures} pictures lie over the cells and were not read."
            if pictures > 1
            else "a picture lies over the cells and was not read."
        )
