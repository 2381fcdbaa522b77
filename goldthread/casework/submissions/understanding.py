"""How a file is understood: its columns as guessed or chosen, its rows, what is wrong."""

import hashlib
from collections import Counter
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from goldthread.casework.submissions.models import CORRECTABLE, Call, Mapping, SourceFile
from goldthread.casework.submissions.roles import ABOUT, BY_KEY, OTHER, is_about
from goldthread.engines.chronology import Return, Unreadable
from goldthread.engines.chronology.understood import Table, read_tables, understand
from goldthread.engines.chronology.understood import values_of as engine_values
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.clocktimes import clock_time
from goldthread.rules.dates import written

FIELDS = frozenset(CORRECTABLE)
MENDED_HERE = 50  # rows with problems that are shown with a box
GONE = "The file is missing from the store or was changed there. Tell your system administrator."


def bytes_of(row: SourceFile) -> bytes:
    """The file as it was sent. Errors: Refused, where the store holds something else."""
    try:
        with row.file.open("rb") as opened:
            data: bytes = opened.read()
    except OSError as why:
        raise Refused(GONE) from why
    if hashlib.sha256(data).hexdigest() != row.sha256:
        raise Refused(GONE)
    return data


@dataclass
class Said:
    """A row of the file as it will be added. `values` are those of an Entry."""

    row: int
    table: str
    values: dict[str, Any]
    corrections: dict[str, tuple[str, str]] = field(default_factory=dict)  # field: as sent, now


@dataclass(frozen=True)
class Trouble:
    """Something to look at in one row; `field` can be mended here, "" where it cannot."""

    row: int
    message: str
    field: str = ""
    words: str = ""  # what stands there
    heading: str = ""
    event: str = ""

    @property
    def name(self) -> str:
        return f"fix-{self.row}-{self.field}"


@dataclass(frozen=True)
class Shown:
    """One table with what is chosen for each column, and which of that the agency said before."""

    number: int
    table: Table
    chosen: dict[int, str]
    remembered: frozenset[int]

    @property
    def doubled(self) -> list[str]:
        """Roles that two columns have."""
        counts = Counter(role for role in self.chosen.values() if role != OTHER)
        return [role for role, count in counts.items() if count > 1]


class Understanding:
    """Everything that a preview shows and that adding takes over. Errors: Refused."""

    def __init__(self, row: SourceFile, columns: Map[str, str], mended: Map[str, str]) -> None:
        self.row, self.mended = row, mended
        data = bytes_of(row)
        try:
            self.file = understand(data, row.file_name)
        except Unreadable as why:
            raise Refused(str(why)) from why
        known = remembered(row.call)
        self.tables = [
            _shown(number, table, columns, known) for number, table in enumerate(self.file.tables)
        ]
        self.told = Return(row.call.code)
        choices = [
            {
                c: ("" if role == ABOUT or role in one.doubled else role)
                for c, role in one.chosen.items()
            }
            for one in self.tables
        ]
        of_table = read_tables(self.file, choices, self.told)
        self.rows = [
            self._said(entry, name) for entry, name in zip(self.told.entries, of_table, strict=True)
        ]

    def _said(self, entry: Any, table: str) -> Said:
        values = engine_values(entry)
        for one in self.tables:
            if one.table.name == table:
                for column, role in one.chosen.items():
                    if role == ABOUT:
                        heading = one.table.columns[column].heading
                        values["about"] = str(values["other"].pop(heading, ""))[:300]
        said = Said(entry.row, table, values)
        for name in CORRECTABLE:
            now = self.mended.get(f"{entry.row}-{name}")
            if now is not None and now != values.get(name, ""):
                said.corrections[name] = (str(values.get(name, "")), now)
                values |= corrected(name, now)
        return said

    @cached_property
    def questions(self) -> list[str]:
        """What is to look at in the file as a whole or in its columns."""
        asked = [p.message for p in self.told.problems if p.ref == self.row.call.code]
        for one in self.tables:
            for role in one.doubled:
                asked.append(
                    f"{one.table.name}: two columns are taken for “{BY_KEY[role].words}”. "
                    "Choose one."
                )
        return asked

    @cached_property
    def troubles(self) -> list[Trouble]:
        """Rows to look at, those that can be mended here first. What was mended is left out."""
        by_row = {f"{self.row.call.code}:{said.row}": said for said in self.rows}
        field_of = {
            (one.table.name, one.table.columns[c].heading): _field(role)
            for one in self.tables
            for c, role in one.chosen.items()
        }
        found = []
        for problem in self.told.problems:
            said = by_row.get(problem.ref)
            if said is None:
                continue
            name = field_of.get((said.table, problem.column or ""), "")
            if name in said.corrections:
                if name == "date_text" and said.values["earliest"] is None:
                    why = said.values["date_note"] or "no date can be read from it"
                    problem_words = f"“{said.values['date_text']}”: {why}."
                else:
                    continue
            else:
                problem_words = problem.message
            words = str(said.values.get(name, "")) if name else ""
            found.append(
                Trouble(
                    said.row, problem_words, name, words, problem.column or "", said.values["event"]
                )
            )
        return sorted(found, key=lambda one: (not one.field, one.row))

    @property
    def here(self) -> list[Trouble]:
        """Those shown with a box, one for each place."""
        seen: dict[str, Trouble] = {}
        for one in self.troubles:
            if one.field:
                seen.setdefault(one.name, one)
        return list(seen.values())[:MENDED_HERE]

    @property
    def in_file(self) -> list[Trouble]:
        """The others: said, and mended in the file or later in the list of entries."""
        here = {one.name for one in self.here}
        return [one for one in self.troubles if not one.field or one.name not in here]

    @property
    def notes(self) -> list[str]:
        return list(dict.fromkeys(self.told.notes))

    @property
    def mended_rows(self) -> list[Said]:
        return [said for said in self.rows if said.corrections]

    @property
    def blocked(self) -> list[str]:
        """Why nothing can be added yet."""
        reasons = []
        if not self.rows:
            reasons.append("No rows were found in this file.")
        for one in self.tables:
            if one.doubled:
                reasons.append(f"Choose which column of {one.table.name} is which.")
            if one.table.layout is not None and "date" not in one.chosen.values():
                reasons.append(f"Say which column of {one.table.name} is the date.")
        return reasons

    @property
    def says_nil(self) -> str:
        return self.file.nil if not self.rows else ""

    def everything_told(self) -> list[str]:
        """What is kept with the file: notes and problems, by ref."""
        return [*self.notes, *(f"{p.ref}: {p.message}" for p in self.told.problems)]


def corrected(name: str, words: str) -> dict[str, Any]:
    """The values of an Entry that follow from a corrected word."""
    if name == "time":
        return {"time": clock_time(words, alone=True) or ""}
    if name != "date_text":
        return {name: words[:300] if name == "about" else words}
    when = written(words)
    found: dict[str, Any] = {
        "date_text": words, "earliest": when.earliest, "latest": when.latest,
        "edtf": when.edtf or "", "uncertain": when.uncertain, "inferred": False,
        "date_note": when.why,
    }  # fmt: skip
    return {**found, "time": when.time} if when.time else found


def remembered(call: Call) -> dict[str, str]:
    """How this agency's headings were understood before: folded heading to role."""
    bodies = {call.organisation_id, call.answering.pk}
    rows = Mapping.objects.filter(organisation__in=bodies).order_by("at")
    return dict(rows.values_list("heading", "role"))


def _shown(number: int, table: Table, columns: Map[str, str], known: Map[str, str]) -> Shown:
    chosen: dict[int, str] = {}
    before: set[int] = set()
    for place, column in enumerate(table.columns):
        said = columns.get(f"{number}-{place}")
        if said is not None and (said == OTHER or said in BY_KEY):
            chosen[place] = said
        elif table.has_headings and column.key in known:
            chosen[place] = known[column.key]
            before.add(place)
        elif not column.role and is_about(column.key):
            chosen[place] = ABOUT
        else:
            chosen[place] = column.role
    for place in before:
        # What was said before wins over a guess for another column.
        for other, role in chosen.items():
            if role and other != place and role == chosen[place] and other not in before:
                chosen[other] = OTHER
    return Shown(number, table, chosen, frozenset(before))


def _field(role: str) -> str:
    """The word of an entry that a column's role fills, where it can be corrected."""
    name = {"date": "date_text"}.get(role, role)
    return name if name in FIELDS else ""
