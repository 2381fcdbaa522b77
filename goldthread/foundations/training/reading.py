"""A learning system's file to rows of text: CSV, or xAPI statements as JSON.

Of xAPI (ADL, IEEE 9274.1.1) only what says that a person completed or passed something is read.
"""

import csv
import io
import json
from dataclasses import dataclass
from typing import Any

from goldthread.engines.uploads.decode import decode
from goldthread.foundations.records.refusals import Refused

MOST_ROWS = 20_000
FINISHED = ("completed", "passed")
KNOWN = {
    "email": ("email", "e-mail", "mail", "user name", "username", "login"),
    "name": ("name", "full name", "learner", "employee", "person", "delegate"),
    "course": ("course", "course title", "title", "activity", "module", "training"),
    "on": ("date", "completed", "completion date", "date completed", "completed on", "finished"),
}


@dataclass(frozen=True)
class Table:
    """`rows` hold as many cells as there are headings; the first row of the file is row 1."""

    headings: list[str]
    rows: list[list[str]]

    def guessed(self) -> dict[str, int]:
        """Which column is which, by its heading: a person confirms it."""
        found: dict[str, int] = {}
        folded = [" ".join(one.lower().replace("_", " ").split()) for one in self.headings]
        for role, words in KNOWN.items():
            for word in words:
                if role not in found and word in folded:
                    found[role] = folded.index(word)
        return found


def read(data: bytes, name: str) -> Table:
    """Errors: Refused, with what is wrong and what to do."""
    text = decode(data)[0]
    table = _xapi(text, name) if name.lower().endswith(".json") else _csv(text, name)
    if len(table.rows) > MOST_ROWS:
        raise Refused(f"{name} holds more than {MOST_ROWS:,} rows. Send it in parts.")
    if not table.rows:
        raise Refused(f"{name} holds no rows beneath its headings. Nothing was kept.")
    return table


def _csv(text: str, name: str) -> Table:
    try:
        shape: Any = csv.Sniffer().sniff(text[:4096], delimiters=",;\t")
    except csv.Error:
        shape = csv.excel
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), shape)]
    except csv.Error as why:
        raise Refused(f"{name} cannot be read as CSV: {why}. Save it again as CSV.") from why
    while rows and not any(rows[-1]):
        rows.pop()
    headings = rows[0] if rows else []
    wide = len(headings)
    return Table(headings, [[*row, *[""] * (wide - len(row))] for row in rows[1:]])


def _xapi(text: str, name: str) -> Table:
    try:
        told = json.loads(text)
    except ValueError as why:
        raise Refused(f"{name} is not JSON: {why}. Export it again.") from why
    told = told.get("statements", [told]) if isinstance(told, dict) else told
    if not isinstance(told, list):
        raise Refused(f"{name} holds no list of xAPI statements.")
    rows = [_statement(one) for one in told if isinstance(one, dict)]
    return Table(["email", "name", "course", "date"], [one for one in rows if one])


def _statement(one: dict[str, Any]) -> list[str]:
    """Empty where it does not say that somebody finished."""

    def part(*names: str) -> Any:
        found: Any = one
        for name in names:
            found = found.get(name) if isinstance(found, dict) else None
        return found

    if str(part("verb", "id") or "").rstrip("/").rpartition("/")[2] not in FINISHED:
        return []
    names = part("object", "definition", "name")
    title = next(iter(names.values()), "") if isinstance(names, dict) else ""
    mail = str(part("actor", "mbox") or "").removeprefix("mailto:")
    when = str(part("timestamp") or part("stored") or "")[:10]
    return [mail, str(part("actor", "name") or ""), str(title or part("object", "id") or ""), when]
