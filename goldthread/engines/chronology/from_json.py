"""A JSON file to rows: a list of them, or an object that holds such lists under any key.

Chronolator's browser tools keep chronologies as JSON; its shape is not published, so nothing is
taken for granted: rows are objects (heading to words) or lists under a list of headings, wherever
they stand. What is not understood is said.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from goldthread.engines.chronology.grid import Contents, Grid, Unreadable
from goldthread.engines.uploads import decode

_DEEPEST = 6
_HEADINGS = {"columns", "headings", "headers", "fields", "columnheadings", "columnnames", "header"}
_CELLS = {"cells", "values", "data", "columns", "fields", "row"}
_WORDS = ("text", "value", "words", "content", "heading", "name", "title", "label", "caption")
_JOIN = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_\-]+")


def read_json(data: bytes, name: str) -> Contents:
    """A grid for each list of rows. Errors: Unreadable."""
    text, _ = decode(data)
    try:
        found = json.loads(text.lstrip("\ufeff"), object_pairs_hook=_every)
    except (ValueError, RecursionError) as error:
        place = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise Unreadable(
            f"{name} is named .json and is not whole JSON{place}. Save it again from the program "
            "it comes from, or send the chronology as Word, Excel or CSV."
        ) from error
    contents = Contents(name)
    for where, rows, headings in _lists(found, (), None, 0):
        contents.grids.append(_grid(where, rows, headings))
    if not contents.grids:
        raise Unreadable(
            f"{name} is JSON without a list of rows (objects with a date and an event each). Save "
            "the chronology as Word, Excel or CSV and send that."
        )
    contents.notes.append(
        f"{name} is JSON, whose shape is not published: its rows were read as "
        f"{_count(contents.grids)}. Compare their number with the program it comes from."
    )
    return contents


def _every(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which a name that stands twice is kept twice."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        name, again = key, 2
        while name in found:
            name, again = f"{key} ({again})", again + 1
        found[name] = value
    return found


def _count(grids: list[Grid]) -> str:
    return ", ".join(f"{grid.name} ({len(grid.rows) - 1})" for grid in grids[:6])


def _lists(
    found: Any, path: tuple[str, ...], headings: list[str] | None, depth: int
) -> Iterator[tuple[str, list[Any], list[str] | None]]:
    """Each list of rows, where it stands, and the headings beside it."""
    where = f"“{'.'.join(path)}”" if path else "the list"
    if depth > _DEEPEST:
        return
    if isinstance(found, list):
        rows = [_unwrapped(one) for one in found]
        listed = rows and all(isinstance(row, list) for row in rows)
        if (rows and all(isinstance(row, dict) for row in rows)) or (
            listed and max(map(len, rows)) > 1
        ):
            yield where, rows, headings
        else:
            for number, one in enumerate(found):
                yield from _lists(one, (*path, str(number + 1)), headings, depth + 1)
    elif isinstance(found, dict):
        beside = next((_named(v) for k, v in found.items() if _plain(k) in _HEADINGS), None)
        for key, value in found.items():
            if _plain(key) not in _HEADINGS or not beside:
                yield from _lists(value, (*path, key), beside or headings, depth + 1)


def _plain(key: str) -> str:
    return re.sub(r"[^a-z]", "", key.lower())


def _unwrapped(row: Any) -> Any:
    """A row whose cells stand one level down, under a name such as cells."""
    if isinstance(row, dict):
        for key, value in row.items():
            if _plain(key) in _CELLS and isinstance(value, list | dict) and value:
                rest = {k: v for k, v in row.items() if k != key and not isinstance(v, list | dict)}
                if isinstance(value, dict):
                    return {**rest, **value}
                return [*map(_words, value)]
    return row


def _named(value: Any) -> list[str] | None:
    if not isinstance(value, list) or not value:
        return None
    names = [_words(one) for one in value]
    return names if all(isinstance(name, str) and name for name in names) else None


def _grid(where: str, rows: list[Any], headings: list[str] | None) -> Grid:
    if isinstance(rows[0], list):
        table = [[_words(cell) for cell in row] for row in rows]
        return Grid(where, [list(headings), *table] if headings else table)
    keys = list(dict.fromkeys(key for row in rows for key in row))
    named = headings if headings and len(headings) == len(keys) and _numbered(keys) else None
    titles = named or [_title(key) for key in keys]
    return Grid(where, [titles, *([_words(row.get(key)) for key in keys] for row in rows)])


def _numbered(keys: list[str]) -> bool:
    """Names such as c1, col2 or 3, which say nothing by themselves."""
    return all(re.fullmatch(r"[a-z]{0,6}_?[0-9]+", key.lower()) for key in keys)


def _title(key: str) -> str:
    """startDate and source_of_information as headings that a person would write."""
    words = " ".join(_JOIN.sub(" ", key).split())
    return words[:1].upper() + words[1:]


def _words(value: Any) -> Any:
    """A cell: words, a number, or what stands inside it, a line for each."""
    if value is None:
        return ""
    if isinstance(value, dict):
        for name in _WORDS:
            if isinstance(value.get(name), str):
                return value[name]
        return "\n".join(
            f"{_title(k)}: {_words(v)}" for k, v in value.items() if v not in ("", None)
        )
    if isinstance(value, list):
        return "\n".join(str(_words(one)) for one in value)
    return value
