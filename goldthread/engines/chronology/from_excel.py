"""An Excel workbook (.xlsx, .xlsm) to rows of values; macros are never looked at.

python-calamine reads the cells; what it does not tell is read from the sheet's own XML.
"""

import io
import re
import zipfile
from typing import Any

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from goldthread.engines.chronology.excel_asides import SAFE, look_beside
from goldthread.engines.chronology.grid import Contents, Grid, Unreadable

_SINCE_1904 = re.compile(rb"""\bdate1904\s*=\s*["'](?:1|true)["']""")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
MOST_CELLS = 30_000_000  # of a sheet, empty ones included: more is a trick, not a chronology


def read_excel(data: bytes, name: str) -> Contents:
    """A grid for each sheet with anything in it. Errors: Unreadable."""
    contents = Contents(name)
    try:
        book = CalamineWorkbook.from_object(io.BytesIO(data))
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = _parts(package)
            since_1904 = bool(_SINCE_1904.search(package.read("xl/workbook.xml")))
            for meta in book.sheets_metadata:
                if meta.typ != SheetTypeEnum.WorkSheet:
                    continue
                sheet: Any = book.get_sheet_by_name(meta.name)
                if not sheet.height:
                    continue
                if sheet.total_height * sheet.total_width > MOST_CELLS:
                    raise Unreadable(
                        f"{name}: sheet “{meta.name}” says it has {sheet.total_height:,} rows and "
                        f"{sheet.total_width:,} columns. Delete the empty ones and save it again."
                    )
                grid = Grid(f"sheet “{meta.name}”", sheet.to_python(skip_empty_area=False))
                grid.since_1904 = since_1904
                grid.hidden = meta.visible != SheetVisibleEnum.Visible
                _merge(grid, sheet.merged_cell_ranges or [])
                look_beside(grid, package, parts.get(meta.name, ""))
                contents.grids.append(grid)
    except (CalamineError, zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, OSError) as error:
        raise Unreadable(
            f"{name} is damaged and its sheets cannot be read. Open it in Excel, save it again, "
            "and send that copy."
        ) from error
    return contents


def _merge(grid: Grid, ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """A cell merged over several rows stands in each of them; one over columns stands once."""
    banners = set()
    width = max(map(len, grid.rows), default=0)
    for (top, left), (bottom, right) in ranges:
        if top >= len(grid.rows) or left >= width:
            continue
        if top == bottom and right - left + 1 >= max(2, width - 1):
            banners.add(top)
        value = grid.rows[top][left]
        if right == left:
            for row in range(top + 1, min(bottom, len(grid.rows) - 1) + 1):
                grid.rows[row][left] = value
    grid.banners = frozenset(banners)


def _parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name to the part of the package that holds it."""
    try:
        book = etree.fromstring(package.read("xl/workbook.xml"), SAFE)
        links = etree.fromstring(package.read("xl/_rels/workbook.xml.rels"), SAFE)
    except KeyError:
        return {}
    targets = {link.get("Id"): str(link.get("Target", "")) for link in links}
    found = {}
    for sheet in book.iter("{*}sheet"):
        target = targets.get(sheet.get(_RELATION) or sheet.get(_STRICT), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        found[str(sheet.get("name"))] = part
    return found
