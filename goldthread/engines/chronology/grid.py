"""A table as it stands in a file, before anybody says what its columns mean."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any


class Unreadable(Exception):
    """The file cannot be read as a chronology. One sentence: which file, what, what next."""


@dataclass(slots=True)
class Grid:
    """Rows of cells: text, or a date or time where the file holds a real one.

    `name`: what a person calls it, such as table 2 or sheet "Police". `tells`: row from 0, and what
    a person must know of it (tracked changes, hidden words). `above`: the text before it.
    `banners`: rows of one cell across all columns. `beside`: row to headings and words that stand
    beside it, such as a margin comment. `says`: what a person must know of the whole table.
    `since_1904`: its bare numbers of days count from 1904, as an old Mac's workbook's do.
    """

    name: str
    rows: list[list[Any]]
    above: list[str] = field(default_factory=list)
    tells: dict[int, list[str]] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    banners: frozenset[int] = frozenset()
    inside: list["Grid"] = field(default_factory=list)
    beside: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    says: list[str] = field(default_factory=list)
    since_1904: bool = False


@dataclass(slots=True)
class Contents:
    """What a file holds: its tables in order, its text outside them, what to tell a person."""

    name: str
    grids: list[Grid] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    tells: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def words_of(cell: Any) -> str:
    """A cell as text. Real dates are written day first, as they are shown in Britain."""
    if type(cell) is str:
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, datetime):
        day = f"{cell:%d/%m/%Y}"
        return day if cell.time() == time(0) else f"{day} {cell:%H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, timedelta):
        minutes = int(cell.total_seconds()) // 60
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
