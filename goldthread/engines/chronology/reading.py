"""A file of an agency to its entries: every row once, its words untouched."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import lru_cache
from typing import Any

from goldthread.engines.chronology import composite, nil
from goldthread.engines.chronology.columns import TEXT_ROLES, Layout, layout_of
from goldthread.engines.chronology.entry import Entry, Problem
from goldthread.engines.chronology.from_csv import read_csv
from goldthread.engines.chronology.from_excel import read_excel
from goldthread.engines.chronology.from_json import read_json
from goldthread.engines.chronology.from_word import read_word
from goldthread.engines.chronology.grid import Contents, Grid, Unreadable, words_of
from goldthread.engines.chronology.headings import folded
from goldthread.engines.chronology.kept import Kept
from goldthread.engines.chronology.numbered import Numbered, numbered
from goldthread.engines.chronology.ordering import lent_years, month_first
from goldthread.engines.chronology.rowwords import alone, as_number, dated, ditto, only_year
from goldthread.engines.uploads import CHRONOLOGIES, Rejected, check
from goldthread.rules.clocktimes import clock_time
from goldthread.rules.dates import Written, written

READERS = {
    "csv": read_csv, "xlsx": read_excel, "xlsm": read_excel, "docx": read_word, "docm": read_word,
    "json": read_json,
}  # fmt: skip
_DITTO = {
    "ditto",
    "do",
    "do.",
    '"',
    "''",
    "“",
    "”",
    "as above",
    "same date",
    "same day",
    "-do-",
    '" "',
}
DAYS_TO_1904 = 1_462  # between Excel's two first days
YEARS = 2_100  # a bare number up to here is a year
_PAGE = re.compile(r"(page\s*)?\d+\s*(of|/)\s*\d+|page\s*\d+", re.I)
_TIME_ONLY = re.compile(
    r"[0-2]?[0-9][:.][0-5][0-9](:[0-5][0-9])?(\s?(am|pm|hrs|h))?|[0-9]{4}(\s?(hrs|h))?", re.I
)


@dataclass(slots=True)
class Return:
    """What an agency sent: entries in the order given, and what a person must know.

    `nil` is a statement that it had no contact, made outside any row. `came` is false where nothing
    was sent at all. `numbers`: the entries as numbers, where they are known already.
    """

    agency: str
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    nil: str = ""
    came: bool = True
    numbers: Numbered | None = None

    def spans(self, *, nil: bool) -> list[tuple[int, int]]:
        """First and last day of what is dated: of declarations of no contact, or of the rest."""
        if self.numbers is None:
            return [(e.first, e.last) for e in self.entries if e.first and e.is_nil == nil]
        known = self.numbers
        chosen = (known.first > 0) & (known.nil == nil)
        return list(zip(known.first[chosen].tolist(), known.last[chosen].tolist(), strict=True))

    def close(self) -> None:
        """Every row is in: the entries are numbered and packed, and take a tenth of the memory."""
        self.numbers = numbered(self.entries)
        self.entries = Kept(self.entries)  # type: ignore[assignment]


def read_file(data: bytes, name: str, into: Return) -> None:
    """Adds a file's rows to an agency's return.

    Errors: Unreadable, with one sentence; `into` is then as it was.
    """
    try:
        kind = check(data, name, allow=CHRONOLOGIES).kind
    except Rejected as error:
        raise Unreadable(str(error)) from error
    contents = READERS[kind](data, name)
    if kind == "docx" and not contents.grids and not nil.says_nil(contents.text):
        raise Unreadable(
            f"{name} holds no table, so there are no rows to read. Ask for the chronology as a "
            "table."
        )
    _take(contents, into)


def _take(contents: Contents, into: Return) -> None:
    before = len(into.entries)
    layout: Layout | None = None
    several = len(contents.grids) > 1
    grids = [chosen for grid in contents.grids for chosen in _chosen(grid)]
    layouts = [layout_of(grid) for grid in grids]
    told = any(one is not None and one.tells_events for one in layouts)
    for grid, found in zip(grids, layouts, strict=True):
        where = f"{contents.name}, {grid.name}" if several or grid.inside else contents.name
        if found is not None and found.has_headings and told and not found.tells_events:
            found = None  # a list of versions or signatures beside the chronology itself
        if found is not None and not found.has_headings and layout and _goes_on(grid, layout):
            found = Layout(0, layout.roles, layout.names, heading=layout.heading)
            into.notes.append(
                f"{where} has no headings and was read as going on from the last table."
            )
        if found is None:
            _left_out(grid, where, into)
            continue
        if found.has_headings:
            layout = found
        _Table(grid, found, where, into).read()
    for said in contents.tells:
        into.problems.append(Problem(into.agency, f"{said}"))
    into.notes += contents.notes
    if len(into.entries) == before:
        into.nil = into.nil or nil.says_nil([*contents.text, *_all_words(contents.grids)])
        if not into.nil:
            into.problems.append(
                Problem(into.agency, f"{contents.name} holds no entries. Ask whether there was no "
                        "contact, or whether the return is still to come.")
            )  # fmt: skip


def _chosen(grid: Grid) -> Iterable[Grid]:
    """The table, or the tables inside it where it only lays out the page."""
    if grid.inside and layout_of(grid) is None:
        return [chosen for inner in grid.inside for chosen in _chosen(inner)]
    if grid.inside and max(map(len, grid.rows), default=0) < 2:
        return [chosen for inner in grid.inside for chosen in _chosen(inner)]
    return [grid]


def _goes_on(grid: Grid, layout: Layout) -> bool:
    return max(map(len, grid.rows), default=0) == len(layout.names)


def _all_words(grids: Iterable[Grid]) -> list[str]:
    return [words_of(cell) for grid in grids for row in grid.rows[:50] for cell in row]


def _left_out(grid: Grid, where: str, into: Return) -> None:
    filled = [" | ".join(filter(None, map(words_of, row))) for row in grid.rows]
    filled = [text for text in filled if text]
    if filled:
        words = "; ".join(filled)[:160]
        said = f"{where} is no chronology (no headings of a date and an event) and was left out"
        into.problems.append(Problem(into.agency, f"{said}: “{words}”."))


@lru_cache(maxsize=10_000)
def _clock(words: str) -> str | None:
    return clock_time(words, alone=True)


class _Table:
    """The rows of one table, with what is needed to read them."""

    def __init__(self, grid: Grid, layout: Layout, where: str, into: Return) -> None:
        self.grid, self.layout, self.where, self.into = grid, layout, where, into
        self.kept: list[int] = []
        self.years: dict[int, int] = {}
        roles = layout.roles
        self.texts = [(role, roles[role]) for role in TEXT_ROLES if roles.get(role, -1) >= 0]
        self.placed = {roles.get("date"), *(column for _, column in self.texts)}
        self.time_at = roles.get("time", -1)
        self.title_year: int | None = None

    def read(self) -> None:
        self._tell_of_table()
        self._choose_rows()
        self._tell_of_other_rows()
        if not self.layout.has_headings:
            self._keep_as_they_are()
            return
        column = self.layout.roles["date"]
        cells = [
            row[column] if column < len(row) else ""
            for row in map(self.grid.rows.__getitem__, self.kept)
        ]
        words = [cell if type(cell) is str else words_of(cell) for cell in cells]
        dates = self._dates(cells, words)
        for number, text, when in zip(self.kept, words, dates, strict=True):
            self._entry(number, text.strip(), when)

    def _say(self, message: str) -> None:
        self.into.problems.append(Problem(self.into.agency, f"{self.where}: {message}"))

    def _tell_of_table(self) -> None:
        grid = self.grid
        if grid.hidden:
            self._say(
                "the sheet is hidden in the file. Its rows were read: say whether they belong."
            )
        if hidden := [self._name(c) for c in sorted(grid.hidden_columns) if self._used(c)]:
            self._say(f"hidden columns were read: {', '.join(hidden)}.")
        for said in grid.says:
            self._say(said)
        composite.tell(self.grid, self.layout, self._say)
        for asked in self.layout.asks:
            self._say(asked)
        if not self.layout.has_headings:
            self._say(
                "the table has no headings, so nobody can say which column is what. Its rows are "
                "kept unread: add a first row with Date, Event and so on, and send it again."
            )

    def _tell_of_other_rows(self) -> None:
        """What hangs on headings, titles and empty rows, which become no entries."""
        kept = set(self.kept)
        for number in sorted({*self.grid.tells, *self.grid.beside} - kept):
            for said in self.grid.tells.get(number, ()):
                self._say(f"outside the rows: {said}.")
            for heading, words in self.grid.beside.get(number, ()):
                self._say(f"{heading.lower()}, outside the rows: “{words[:300]}”.")

    def _name(self, column: int) -> str:
        names = self.layout.names
        return f"“{names[column]}”" if column < len(names) else f"column {column + 1}"

    def _used(self, column: int) -> bool:
        return any(column < len(row) and words_of(row[column]) for row in self.grid.rows)

    def _choose_rows(self) -> None:
        """Data rows: not empty, not the heading said again on a new page, not a year by itself."""
        grid, layout = self.grid, self.layout
        titles = [words_of(c) for r in grid.rows[: layout.top] for c in r]
        self.title_year, year = only_year([*grid.above, *titles]), None
        first = layout.heading[layout.roles["date"]] if layout.heading else None
        date_at = layout.roles.get("date", 0)
        plain: set[str] = set()  # words of a date that stood in a row of data before
        for number in range(layout.top, len(grid.rows)):
            row = grid.rows[number]
            cell = row[date_at] if date_at < len(row) else ""
            words = cell if type(cell) is str else ""
            if words not in plain or number in grid.banners:
                if not any(row) or not any(map(words_of, row)):
                    continue
                heading = bool(first) and folded(words) == first
                if heading and self._is_heading(row):
                    continue
                banner = "" if cell and number not in grid.banners else alone(row)
                label = self._is_label(banner)
                if label or (banner and number in grid.banners and not dated(banner)):
                    year = only_year([banner]) or year
                    self._pass_over(banner, label=label)
                    continue
                if words.strip() and not heading:
                    plain.add(words)
            if year:
                self.years[number] = year
            self.kept.append(number)

    def _pass_over(self, banner: str, *, label: bool) -> None:
        said = f"a line across the table was read as a title, not as a row: “{banner[:160]}”."
        if label:
            self.into.notes.append(f"{self.where}: {said}")
        else:
            self._say(said)

    def _is_heading(self, row: list[Any]) -> bool:
        said = tuple(folded(words_of(cell)) for cell in row)
        pairs = list(zip(said, self.layout.heading, strict=False))
        return sum(1 for a, b in pairs if a == b) >= max(1, len(pairs) - 1)

    def _is_label(self, text: str) -> bool:
        """A year, a month, a page number: something that stands over rows and is none itself."""
        plain = text.strip(" .:-–")
        return bool(_PAGE.fullmatch(plain)) or (
            written(plain).told in {"year", "month"} and len(plain) < 16
        )

    def _keep_as_they_are(self) -> None:
        for number in self.kept:
            row = self.grid.rows[number]
            other = {
                self._name(c).strip("“”"): words_of(v) for c, v in enumerate(row) if words_of(v)
            }
            entry = Entry(self.into.agency, len(self.into.entries) + 1, "", Written(), other=other)
            self._add(entry, number)

    def _dates(self, cells: list[Any], words: list[str]) -> list[Written]:
        first, said = month_first([w for c, w in zip(cells, words, strict=True) if type(c) is str])
        if said:
            self._say(said)
        cache: dict[str, Written] = {}
        found: list[Written] = []
        last = Written()
        for cell, text in zip(cells, words, strict=True):
            when = cache.get(text)
            if when is None:
                if type(cell) is str and text.strip().lower() in _DITTO:
                    when = last if last.earliest is None else ditto(last)
                else:
                    # A real date of Excel was written day first by words_of.
                    shift = self.grid.since_1904 and type(cell) in (int, float)
                    said = str(cell + DAYS_TO_1904) if shift and cell > YEARS else text
                    when = written(said, month_first=first and type(cell) is str)
                    cache[text] = when
            found.append(when)
            last = when
        if any(one.told == "yearless" for one in found):
            self._lend(found, words, first)
        return found

    def _lend(self, found: list[Written], words: list[str], first: bool) -> None:
        for place, number in enumerate(self.kept):
            if found[place].told == "yearless" and number in self.years:
                found[place] = written(words[place], month_first=first, year=self.years[number])
        written_years = {one.earliest.year for one in found if one.earliest}
        known = self.title_year if written_years <= {self.title_year} else None
        lent_years(found, words, first=first, known=known)

    def _entry(self, number: int, text: str, when: Written) -> None:
        row, names = self.grid.rows[number], self.layout.names
        entry = Entry(self.into.agency, len(self.into.entries) + 1, text, when, when.time)
        for role, column in self.texts:
            if column < len(row):
                cell = row[column]
                value = (cell if type(cell) is str else words_of(cell)).strip()
                if value:
                    setattr(entry, role, value)
        for column, cell in enumerate(row):
            if column in self.placed or cell == "" or cell is None:
                continue
            value = (cell if type(cell) is str else words_of(cell)).strip()
            if value and not (column == self.time_at and self._timed(entry, cell, value)):
                entry.other[names[column] if column < len(names) else f"Column {column + 1}"] = (
                    value
                )
        roles = self.layout.roles
        if "end" in roles:
            self._end(entry, names[roles["end"]])
        if "sequence" in roles:
            entry.sequence = as_number(entry.other.get(names[roles["sequence"]], ""))
        self._add(entry, number)
        self._check(entry)

    def _timed(self, entry: Entry, cell: Any, value: str) -> bool:
        """True where the time's words say nothing more than the time."""
        if isinstance(cell, datetime):
            value = f"{cell:%H:%M}"
        elif isinstance(cell, float) and 0 <= cell < 1:
            minutes = round(cell * 1440)
            value = f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
        said = value if isinstance(cell, time) else _clock(value)
        entry.time = said or entry.time
        return said is not None and bool(_TIME_ONLY.fullmatch(value))

    def _end(self, entry: Entry, name: str) -> None:
        text = entry.other.get(name, "")
        end = written(text) if text else Written()
        if entry.earliest is None or end.latest is None:
            return
        if end.latest < entry.earliest:
            message = f"The end, “{text}”, is before the beginning, “{entry.date_text}”."
            self.into.problems.append(Problem(entry.ref, message, name))
        elif end.latest > entry.earliest:
            entry.when = nil.spanning(entry.when, end.latest)

    def _add(self, entry: Entry, number: int) -> None:
        if entry.when.earliest and entry.when.latest:
            entry.first, entry.last = entry.when.earliest.toordinal(), entry.when.latest.toordinal()
        for heading, words in self.grid.beside.get(number, ()):
            before = entry.other.get(heading)
            entry.other[heading] = f"{before}\n{words}" if before else words
            self.into.problems.append(
                Problem(entry.ref, f"{heading}: “{words[:300]}”. It is kept with the row.", heading)
            )
        entry.is_nil = nil.is_nil(entry)
        self.into.entries.append(entry)
        if number in self.grid.hidden_rows:
            self.into.problems.append(
                Problem(entry.ref, "The row is hidden in the file. It was read.")
            )
        for said in self.grid.tells.get(number, ()):
            self.into.problems.append(Problem(entry.ref, f"{said[:1].upper()}{said[1:]}."))

    def _check(self, entry: Entry) -> None:
        why = entry.when.why
        name = self.layout.names[self.layout.roles["date"]]
        if why:
            about = f"“{entry.date_text}”: {why}." if entry.date_text else "There is no date."
            kept = "" if entry.first else " The row is kept, without a date, at the end."
            self.into.problems.append(Problem(entry.ref, about + kept, name))
        if said := composite.authors_note(entry.source):
            self.into.problems.append(Problem(entry.ref, said))
        if not entry.event and "event" in self.layout.roles:
            column = self.layout.names[self.layout.roles["event"]]
            self.into.problems.append(Problem(entry.ref, "Nothing is written here.", column))
