"""A table of a Word document as rows of cells, joined cells taken apart."""

from typing import Any

from goldthread.engines.documents.manuscript_blocks import Item, Run, Runs, Table, tidy
from goldthread.engines.documents.manuscript_parts import (
    Parts,
    Seen,
    W,
    is_paragraph,
    unwrapped,
)

WIDEST = 200  # columns; a damaged span must not make a million cells


def table_of(element: Any, parts: Parts, seen: Seen) -> Table | None:
    """None for a table without any words."""
    rows, joined = [], False
    for row in _rows(element):
        cells: list[Runs] = [()] * min(_before(row), WIDEST)
        for cell in (one for one in unwrapped(row) if one.tag == f"{W}tc"):
            span, goes_on = _span(cell)
            joined = joined or span > 1 or goes_on
            cells.append(() if goes_on else _cell(cell, parts, seen))
            cells += [()] * (span - 1)
        rows.append(tuple(cells))
    if joined:
        seen.merged[seen.section] += 1
    wide = max((len(row) for row in rows), default=0)
    if not any(cell for row in rows for cell in row):
        return None
    even = tuple(row + ((),) * (wide - len(row)) for row in rows)
    return Table(even, header=_has_header(element))


def _rows(table: Any) -> list[Any]:
    return [one for one in unwrapped(table) if one.tag == f"{W}tr"]


def _before(row: Any) -> int:
    """Columns that a row leaves out at its beginning."""
    found = row.find(f"{W}trPr/{W}gridBefore")
    return int(found.get(f"{W}val", "0")) if found is not None else 0


def _span(cell: Any) -> tuple[int, bool]:
    """How many columns a cell covers, and whether it goes on from the row above."""
    across = cell.find(f"{W}tcPr/{W}gridSpan")
    down = cell.find(f"{W}tcPr/{W}vMerge")
    span = int(across.get(f"{W}val", "1")) if across is not None else 1
    goes_on = down is not None and down.get(f"{W}val", "continue") == "continue"
    return min(max(span, 1), WIDEST), goes_on


def _cell(cell: Any, parts: Parts, seen: Seen) -> Runs:
    """A cell's paragraphs as lines; list items and the rows of an inner table too."""
    runs: list[Run] = []
    for child in unwrapped(cell):
        if is_paragraph(child):
            block, more = parts.block(child, parts.style_of(child), 0, seen, in_cell=True)
            for one in filter(None, (block, *more)):
                mark = [Run("• ")] if isinstance(one, Item) else []
                runs += [Run("\n"), *mark, *getattr(one, "runs", ())]
        elif child.tag == f"{W}tbl":
            seen.nested[seen.section] += 1
            inner = table_of(child, parts, seen)
            for row in inner.rows if inner else ():
                runs.append(Run("\n"))
                for place, part in enumerate(row):
                    runs += [*([Run(" | ")] if place else []), *part]
    return tidy(runs)


def _has_header(table: Any) -> bool:
    rows = _rows(table)
    if rows and rows[0].find(f"{W}trPr/{W}tblHeader") is not None:
        return True
    look = table.find(f"{W}tblPr/{W}tblLook")
    return look is None or _first_row(look)


def _first_row(look: Any) -> bool:
    said = look.get(f"{W}firstRow")
    if said is not None:
        return bool(said not in {"0", "false", "off"})
    return bool(int(look.get(f"{W}val", "0020") or "0", 16) & 0x0020)
