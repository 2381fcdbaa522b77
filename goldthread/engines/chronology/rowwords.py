"""Small questions about the words of a row: its only cell, its year, its number."""

import re
from collections.abc import Iterable
from typing import Any

from goldthread.engines.chronology.grid import words_of
from goldthread.rules.dates import Written, written

_YEAR = re.compile(r"\b((?:19|20)[0-9]{2})\b")


def ditto(last: Written) -> Written:
    return Written(last.earliest, last.latest, True, None, last.edtf, "ditto",
                   "the date was taken from the row above")  # fmt: skip


def alone(row: list[Any]) -> str:
    """The only words in the row, or nothing."""
    filled = [text for text in map(words_of, row) if text]
    return filled[0] if len(filled) == 1 else ""


def only_year(texts: Iterable[str]) -> int | None:
    """The one year that titles speak of, or None."""
    years = {match[1] for text in texts for match in _YEAR.finditer(text[:200])}
    return int(years.pop()) if len(years) == 1 else None


def dated(text: str) -> bool:
    return written(text).earliest is not None


def as_number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
