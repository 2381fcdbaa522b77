"""Tracked changes are accepted: the text is left as a reader would see it. (ECMA-376, 17.13.5.)

Words added become words, words taken out are gone, earlier formatting is forgotten, and
nobody's name or time stays with them.
"""

from typing import Any

from lxml import etree

from goldthread.engines.anonymise.files.names import W, local
from goldthread.engines.anonymise.files.walk import ADDED, GONE

_BEFORE = [
    f"{W}{name}"
    for name in ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange",
                 "trPrChange", "tcPrChange", "tblPrExChange", "numberingChange", "cellIns",
                 "cellMerge", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart",
                 "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd",
                 "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart",
                 "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart",
                 "customXmlMoveToRangeEnd")
]  # fmt: skip
_PROPERTIES = {"rPr", "trPr", "numPr", "ctrlPr", "pPr"}


def unwrap(element: Any) -> None:
    """The element's children stand in its place."""
    parent = element.getparent()
    at = parent.index(element)
    parent[at : at + 1] = list(element)


def drop(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def accept(root: Any) -> int:
    """Accepts every change in the part. How many there were."""
    number = 0
    for mark in list(root.iter(*GONE, *ADDED, f"{W}cellDel", *_BEFORE)):
        parent = mark.getparent()
        if parent is None:
            continue
        number += not local(mark.tag).endswith(("RangeStart", "RangeEnd"))
        if mark.tag == f"{W}cellDel":
            _without_cell(next(mark.iterancestors(f"{W}tc"), None), mark)
        elif mark.tag in _BEFORE:
            drop(mark)
        elif local(parent.tag) in _PROPERTIES:
            _marked(mark, parent)
        elif mark.tag in GONE:
            drop(mark)
        else:
            unwrap(mark)
    return number


def _marked(mark: Any, properties: Any) -> None:
    """A mark on a whole row, on a paragraph's end or on a number."""
    gone, owner = mark.tag in GONE, properties.getparent()
    drop(mark)
    if not gone or owner is None:
        return
    if properties.tag == f"{W}trPr":
        _without_row(owner)
    elif properties.tag == f"{W}rPr" and owner.tag == f"{W}pPr":
        _run_on(owner.getparent())


def _without_row(row: Any) -> None:
    table = row.getparent()
    drop(row)
    if table is not None and table.tag == f"{W}tbl" and table.find(f".//{W}tr") is None:
        table.getparent().replace(table, etree.Element(f"{W}p"))


def _without_cell(cell: Any, mark: Any) -> None:
    """The cell stays, empty, so that the columns still fit; its words go."""
    drop(mark)
    if cell is None:
        return
    for child in list(cell):
        if child.tag != f"{W}tcPr":
            cell.remove(child)
    etree.SubElement(cell, f"{W}p")


def _run_on(paragraph: Any) -> None:
    """A paragraph whose end was taken out runs on into the next one."""
    after = paragraph.getnext()
    if after is None or after.tag != f"{W}p":
        return
    properties = after.find(f"{W}pPr")
    at = 0 if properties is None else after.index(properties) + 1
    after[at:at] = [child for child in paragraph if child.tag != f"{W}pPr"]
    drop(paragraph)
