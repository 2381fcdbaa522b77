"""How a file's tables are understood, for a person to look at and to say otherwise.

`understand` says what was found; `read_tables` reads the rows with the roles that were settled on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from goldthread.engines.chronology.columns import Layout, layout_of
from goldthread.engines.chronology.grid import Contents, Grid, Unreadable, words_of
from goldthread.engines.chronology.headings import folded
from goldthread.engines.chronology.nil import says_nil
from goldthread.engines.chronology.reading import READERS, Return, _chosen, _Table
from goldthread.engines.uploads import CHRONOLOGIES, Rejected, check

ROLES = ("date", "end", "time", "sequence", "source", "event", "response", "comment")
SHOWN = 6  # rows of a table that are shown as they are


@dataclass(frozen=True)
class Column:
    """`heading` as written; `role` as it was understood ("" for a column of its own)."""

    heading: str
    role: str
    sample: str

    @property
    def key(self) -> str:
        """The heading in small letters, by which an agency's choice is remembered."""
        return folded(self.heading)[:200]


@dataclass
class Table:
    """A table or sheet. `layout` is None where it has no column of dates and was left out."""

    name: str
    grid: Grid
    layout: Layout | None
    columns: list[Column]
    first_rows: list[list[str]] = field(default_factory=list)

    @property
    def has_headings(self) -> bool:
        return self.layout is not None and self.layout.has_headings


@dataclass
class Understood:
    """A file's tables, and what its reader tells of the whole file."""

    name: str
    contents: Contents
    tables: list[Table]

    @property
    def nil(self) -> str:
        """The file's own words that there was no contact, if it says so."""
        cells = (words_of(c) for t in self.tables for row in t.grid.rows[:50] for c in row)
        return says_nil([*self.contents.text, *cells])


def understand(data: bytes, name: str) -> Understood:
    """Errors: Unreadable, with one sentence: damaged, locked, too large, not what its name says."""
    try:
        checked = check(data, name, allow=CHRONOLOGIES)
    except Rejected as error:
        raise Unreadable(str(error)) from error
    contents = READERS[checked.kind](data, checked.safe_name)
    grids = [chosen for grid in contents.grids for chosen in _chosen(grid)]
    tables: list[Table] = []
    before: Layout | None = None
    for grid in grids:
        layout = _goes_on(grid, layout_of(grid), before)
        if layout is not None and layout.has_headings:
            before = layout
        tables.append(_table(grid, layout))
    if not any(table.grid.rows for table in tables) and not says_nil(contents.text):
        raise Unreadable(
            f"{checked.safe_name} holds no table, so there are no rows to read. Send the "
            "chronology as a table."
        )
    return Understood(checked.safe_name, contents, tables)


def _goes_on(grid: Grid, layout: Layout | None, before: Layout | None) -> Layout | None:
    """A table without headings, as wide as the one before, goes on from it."""
    if layout is None or layout.has_headings or before is None or layout.top:
        return layout
    if max(map(len, grid.rows), default=0) != len(before.names):
        return layout
    return replace(before, top=0, asks=[])


def _table(grid: Grid, layout: Layout | None) -> Table:
    width = max(map(len, grid.rows), default=0)
    names = layout.names if layout else [f"Column {n + 1}" for n in range(width)]
    roles = {column: role for role, column in layout.roles.items()} if layout else {}
    top = layout.top if layout else 0
    columns = [
        Column(name, roles.get(place, ""), _sample(grid, top, place))
        for place, name in enumerate(names)
    ]
    rows = [[words_of(cell) for cell in row] for row in grid.rows[: top + SHOWN]]
    return Table(grid.name, grid, layout, columns, rows)


def _sample(grid: Grid, top: int, column: int) -> str:
    cells = (words_of(row[column]) for row in grid.rows[top : top + 30] if column < len(row))
    return next((text for text in cells if text), "")


def read_tables(found: Understood, choices: Sequence[Mapping[int, str]], into: Return) -> list[str]:
    """Adds the rows of every table, each column read as `choices` says: for each table its columns
    (from 0) and their roles. Returns for each new entry the name of its table."""
    tables: list[str] = []
    for table, chosen in zip(found.tables, choices, strict=True):
        before = len(into.entries)
        where = table.name if len(found.tables) > 1 else found.name
        layout = settled(table, chosen)
        if layout is None:
            _left_out(table, where, into)
            continue
        _Table(table.grid, layout, where, into).read()
        tables += [table.name] * (len(into.entries) - before)
    into.notes += [*found.contents.tells, *found.contents.notes]
    return tables


def settled(table: Table, chosen: Mapping[int, str]) -> Layout | None:
    """The table's layout with a person's roles. None where it has no dates: nothing to read."""
    roles = {role: column for column, role in sorted(chosen.items(), reverse=True) if role in ROLES}
    layout = table.layout
    names = [column.heading for column in table.columns]
    if "date" not in roles:
        # Rows of a table whose columns nobody named yet are shown, and kept unread.
        return Layout(layout.top, {}, names, has_headings=False) if layout is not None else None
    if layout is None:
        return Layout(0, roles, names)
    # What is asked is asked while it is as it was guessed: a choice is an answer.
    asks = layout.asks if roles == layout.roles else []
    return replace(layout, roles=roles, asks=asks, has_headings=True)


def _left_out(table: Table, where: str, into: Return) -> None:
    from goldthread.engines.chronology.reading import _left_out as say

    say(table.grid, where, into)


def is_heading_asked(table: Table, chosen: Mapping[int, str]) -> bool:
    """Nobody has said yet which column of the table is the date."""
    return table.layout is not None and "date" not in chosen.values()


def values_of(entry: Any) -> dict[str, Any]:
    """An entry's words and what they mean, as plain values for a table of a database."""
    when = entry.when
    return {
        "date_text": entry.date_text, "earliest": when.earliest, "latest": when.latest,
        "edtf": when.edtf or "", "uncertain": when.uncertain,
        "inferred": when.told in {"inferred", "ditto"}, "date_note": when.why,
        "time": entry.time or "", "sequence": entry.sequence, "source": entry.source or "",
        "event": entry.event,
        "response": entry.response or "", "comment": entry.comment or "", "other": entry.other,
        "is_nil": entry.is_nil,
    }  # fmt: skip
