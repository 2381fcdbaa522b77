"""Cells that hold numbers: how they read, as a date or as a number that has lost its first zero."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from lxml import etree

from goldthread.engines.anonymise.files.names import XML_SPACE, S

_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)}
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_FEWEST_DIGITS = 8


class Styles:
    """What cell styles do, by number: `dates` show a number as a date, `unseen` show nothing.

    (ECMA-376, 18.8.30 number formats.)
    """

    def __init__(self, root: Any, *, since_1904: bool) -> None:
        self.start = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)
        self.dates: set[str] = set()
        self.unseen: set[str] = set()
        if root is None:
            return
        own = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iter(f"{S}numFmt")}
        white = [_is_white(font) for font in root.iterfind(f"{S}fonts/{S}font")]
        for number, style in enumerate(root.iterfind(f"{S}cellXfs/{S}xf")):
            kind, font = style.get("numFmtId", "0"), style.get("fontId", "0")
            code = own.get(kind)
            if _is_date(code) if code else kind.isdigit() and int(kind) in _BUILT_IN_DATES:
                self.dates.add(str(number))
            on_white = font.isdigit() and int(font) < len(white) and white[int(font)]
            if (code and not code.strip("; ")) or (on_white and style.get("fillId", "0") == "0"):
                self.unseen.add(str(number))


def _is_white(font: Any) -> bool:
    color = font.find(f"{S}color")
    return color is not None and (color.get("rgb", "")[-6:].upper() == "FFFFFF"
                                  or color.get("theme") == "0")  # fmt: skip


def _is_date(code: str) -> bool:
    return re.search("[dmy]", _QUOTED.sub("", code), re.I) is not None


def number_cells(sheet: Any, styles: Styles) -> Iterator[tuple[Any, list[str]]]:
    """(cell, how its number may be read) of every number that could be somebody's."""
    for cell in sheet.iter(f"{S}c"):
        if cell.get("t", "n") in {"n", "d"} and (readings := _readings(cell, styles)):
            yield cell, readings


def _readings(cell: Any, styles: Styles) -> list[str]:
    said = cell.findtext(f"{S}v") or ""
    if cell.get("t") == "d":
        year, *rest = said[:10].split("-")
        return [said, "/".join([*reversed(rest), year])]
    try:
        number = float(said)
    except ValueError:
        return [said] if said else []
    if cell.get("s") in styles.dates:
        try:
            day = styles.start + timedelta(days=number)
        except OverflowError:
            return []
        return [f"{day:%d/%m/%Y}"]
    if abs(number) < 10 ** (_FEWEST_DIGITS - 1) or abs(number) > 10**16 or number % 1:
        return []
    digits = str(abs(int(number)))
    return [digits, f"0{digits}"]


def write_words(cell: Any, words: str) -> None:
    """The cell holds these words instead of its number."""
    for child in list(cell):
        cell.remove(child)
    cell.set("t", "inlineStr")
    text = etree.SubElement(etree.SubElement(cell, f"{S}is"), f"{S}t")
    text.text = words
    text.set(XML_SPACE, "preserve")
