"""Sheets and the workbook: only what shows stays, formulas are their results, names are plain."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from goldthread.engines.anonymise.files.excel_book import Book
from goldthread.engines.anonymise.files.excel_cells import number_cells, write_words
from goldthread.engines.anonymise.files.excel_parts import PRINTING, SHEET, WORKBOOK
from goldthread.engines.anonymise.files.names import R, S, local
from goldthread.engines.anonymise.files.package import Part
from goldthread.engines.anonymise.files.results import Notes, Placed, counted
from goldthread.engines.anonymise.files.spots import Piece, Spot

_IN_NO_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31  # characters of a sheet's name
_IN_CELLS = {"cm", "vm", "ph"}


def tidy_workbook(root: Any, notes: Notes) -> dict[str, str]:
    """The sheets' new names by their old ones."""
    _only(root, WORKBOOK)
    given: dict[str, str] = {}
    for number, sheet in enumerate(root.iter(f"{S}sheet"), 1):
        name = sheet.get("name", "")
        new = _replaced(name, f"the name of sheet {number}", notes)
        if new != name:
            new = _IN_NO_NAME.sub(" ", new)[:_LONGEST_NAME].strip() or f"Sheet {number}"
            taken = {n.lower() for n in given.values()}
            new = new if new.lower() not in taken else f"{new[:25]} {number}"
            sheet.set("name", new)
        given[name] = new
    for sheet in root.iter(f"{S}sheet"):
        if sheet.get("state", "visible") != "visible":
            notes.say(f"The sheet “{sheet.get('name')}” is hidden, and was read like the others.")
    for name in list(root.iter(f"{S}definedName")):
        if name.get("name") not in PRINTING:
            name.getparent().remove(name)
        else:
            name.text = renamed(name.text or "", given)
            for key in ("comment", "description", "help", "statusBar", "customMenu"):
                name.attrib.pop(key, None)
    names = root.find(f"{S}definedNames")
    if names is not None and not len(names):
        root.remove(names)
    return given


def renamed(formula: str, given: Mapping[str, str]) -> str:
    """A reference such as 'Robin seen'!$A$1 with the sheet's new name."""
    for old, new in given.items():
        if old != new:
            quoted = "'" + old.replace("'", "''") + "'!"
            formula = f"'{new}'!".join(formula.split(quoted))
            formula = f"'{new}'!".join(re.split(rf"(?<![\w']){re.escape(old)}!", formula))
    return formula


def _replaced(text: str, place: str, notes: Notes) -> str:
    box = [text]
    spot = Spot(place, [Piece(text, lambda new: box.__setitem__(0, new))])
    findings = notes.known.find(text)
    notes.findings += [Placed(place, text, one) for one in findings]
    spot.replace([one for one in findings if one.status == "replaced"])
    return box[0]


def tidy_sheet(part: Part, book: Book, notes: Notes) -> None:
    root, where = part.root, book.place(part)
    _only(root, SHEET)
    _formulas(root, where, notes)
    for cell, readings in number_cells(root, book.styles):
        place = f"{where}, cell {cell.get('r', '')}"
        _number(cell, readings, place, notes)
    _hidden(root, where, book, notes)
    for hyperlink in list(root.iter(f"{S}hyperlink")):
        if (id_ := hyperlink.get(f"{R}id")) and id_ not in {link.id for link in part.links}:
            hyperlink.getparent().remove(hyperlink)
    for links in list(root.iter(f"{S}hyperlinks")):
        if not len(links):
            root.remove(links)
    for filter_ in list(root.iter(f"{S}filterColumn", f"{S}sortState")):
        filter_.getparent().remove(filter_)


def _only(root: Any, stay: set[str]) -> None:
    for child in list(root):
        if local(child.tag) not in stay:
            root.remove(child)
    for element in root.iter():
        for key in [key for key in element.attrib if local(key) in {"codeName", "uid"} | _IN_CELLS]:
            del element.attrib[key]
    for more in [e for e in root.iter() if local(e.tag) in {"extLst", "AlternateContent"}]:
        more.getparent().remove(more)


def _formulas(root: Any, where: str, notes: Notes) -> None:
    found = list(root.iterfind(f"{S}sheetData/{S}row/{S}c/{S}f"))
    empty = 0
    for formula in found:
        cell = formula.getparent()
        cell.remove(formula)
        empty += not (cell.findtext(f"{S}v") or "")
    if found:
        said = counted(len(found), "formula is its result", "formulas are their results")
        notes.say(f"{where}: {said} now.")
    if empty:
        notes.say(
            f"{where}: {counted(empty, 'formula', 'formulas')} had no result and left an empty "
            "cell. Open the file in Excel, save it, and try again to keep them."
        )


def _number(cell: Any, readings: list[str], place: str, notes: Notes) -> None:
    write: Callable[[str], None] = lambda new: write_words(cell, new)  # noqa: E731
    notes.texts += [(place, one) for one in readings[:1]]
    for reading in readings:
        findings = notes.look_up(reading)
        replaced = [one for one in findings if one.status == "replaced"]
        if replaced or reading == readings[0]:
            notes.findings += [Placed(place, reading, one) for one in findings]
        if replaced:
            Spot(place, [Piece(reading, write)]).replace(replaced)
            return


def _hidden(root: Any, where: str, book: Book, notes: Notes) -> None:
    rows = sum(row.get("hidden") in {"1", "true"} for row in root.iter(f"{S}row"))
    columns = sum(one.get("hidden") in {"1", "true"} for one in root.iter(f"{S}col"))
    cells = sum(c.get("s") in book.styles.unseen and len(c) > 0 for c in root.iter(f"{S}c"))
    for number, *one in (
        (rows, "hidden row"),
        (columns, "hidden column"),
        (cells, "cell that shows nothing", "cells that show nothing"),
    ):
        if number:
            said = counted(number, *one)
            notes.say(f"{where} has {said}. What is hidden was read like the rest.")
