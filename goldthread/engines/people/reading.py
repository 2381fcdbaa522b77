"""People from a CSV or JSON file: an agency's own export, or an identity register."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from goldthread.engines.people.prepare import ADDRESS, LISTS, TEXTS, Prepared, Unreadable, prepare

LARGEST = 200_000_000  # bytes; 100,000 people take some twenty million
COLUMNS = (*TEXTS, *LISTS[:2], *ADDRESS)
_ALSO = {
    "first name": "forename", "given name": "forename", "firstname": "forename",
    "last name": "surname", "family name": "surname", "lastname": "surname",
    "middle name": "middle", "middle names": "middle", "known as": "known_as",
    "date of birth": "dob", "birth date": "dob", "nhs": "nhs_number", "nhs number": "nhs_number",
    "national insurance number": "nino", "address": "line1", "address line 1": "line1",
    "city": "town", "post code": "postcode", "telephone": "phone", "mobile": "phone",
    "gender": "sex", "former surnames": "former_surnames", "user name": "username",
    "person id": "id", "record id": "id",
}  # fmt: skip


def read_people(path: Path) -> list[Prepared]:
    """Everybody in a file, with an id each (its place, where the file gives none).

    Unreadable, with a sentence that names the file and the place, for anything that is not people.
    """
    text = _text(path)
    rows = _from_csv(text, path.name) if path.suffix.lower() == ".csv" else _people(text, path.name)
    found, seen = [], set()
    for place, row in enumerate(rows, start=1):
        row = {"id": str(place), **{name: value for name, value in row.items() if value != ""}}
        try:
            person = prepare(row)
        except Unreadable as error:
            raise Unreadable(f"{path.name}, number {place}: {error}") from None
        if person.id in seen:
            raise Unreadable(f"{path.name}, number {place}: the id {person.id} stands there twice")
        seen.add(person.id)
        found.append(person)
    return found


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise Unreadable(f"{path.name} is larger than {LARGEST // 1_000_000} MB")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = "no such file" if isinstance(error, FileNotFoundError) else "cannot be read"
        raise Unreadable(f"{path.name}: {reason}") from None
    except UnicodeDecodeError:
        raise Unreadable(f"{path.name} is not text in UTF-8. Save it as “CSV UTF-8”") from None


def _from_csv(text: str, name: str) -> list[dict[str, str]]:
    lines = csv.reader(io.StringIO(text))
    head = next(lines, None)
    if not head or not any(head):
        raise Unreadable(f"{name} is empty")
    columns = [_column(cell, name) for cell in head]
    if double := next((one for one in columns if columns.count(one) > 1), None):
        raise Unreadable(f"{name}: two columns are {double}")
    rows = []
    for cells in lines:
        if len(cells) > len(columns):
            raise Unreadable(f"{name}, line {lines.line_num}: more cells than column names")
        if any(cell.strip() for cell in cells):
            rows.append({key: cell.strip() for key, cell in zip(columns, cells, strict=False)})
    return rows


def _column(cell: str, name: str) -> str:
    plain = " ".join(cell.replace("_", " ").lower().split())
    column = _ALSO.get(plain, plain.replace(" ", "_"))
    if column not in COLUMNS:
        raise Unreadable(
            f"{name}: the column “{cell.strip()}” is not known. Known are: {', '.join(COLUMNS)}"
        )
    return column


def _people(text: str, name: str) -> list[Mapping[str, Any]]:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable(f"{name} is not JSON") from None
    if isinstance(read, dict) and "people" in read:
        read = read["people"]
    rows = read if isinstance(read, list) else [read]
    if not all(isinstance(row, dict) for row in rows):
        raise Unreadable(f"{name}: people must be objects with keys such as forename and dob")
    return rows
