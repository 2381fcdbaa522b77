"""A .csv file of any common encoding and delimiter to rows of text."""

import csv
import io
import re

from goldthread.engines.chronology.grid import Contents, Grid, Unreadable
from goldthread.engines.uploads import decode

DELIMITERS = (",", ";", "\t", "|")
_LONGEST_CELL = 10_000_000  # characters; Python's own limit of 131,072 is less than some cells hold
_SAID = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman"}
_JSON = re.compile(r"\s*(?:\[\s*)?\{\s*\"")
_SAMPLE = 60  # rows that show which delimiter it is


def read_csv(data: bytes, name: str) -> Contents:
    """One grid. A line `sep=;`, which Excel understands, is obeyed. Errors: Unreadable."""
    text, encoding = decode(data)
    text = text.lstrip("\ufeff").replace("\0", "")
    if _JSON.match(text):
        raise Unreadable(f"{name} holds JSON and no CSV. Name it .json and send it again.")
    said = text[:8].split("\n", 1)[0].strip().lower()
    if said.startswith("sep=") and len(said) == 5:
        delimiter, text = said[4], text.split("\n", 1)[1] if "\n" in text else ""
    else:
        delimiter = _delimiter(text)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    contents = Contents(name)
    rows = list(reader)
    contents.grids.append(Grid("the table", rows))
    if "\ufffd" in text:
        contents.tells.append(
            f"{name}: some letters could not be read and show as \ufffd. Save it again as CSV "
            "UTF-8."
        )
    if encoding in _SAID:
        contents.notes.append(
            f"{name} is not Unicode and was read as {_SAID[encoding]}: look at its pound signs, "
            "accents and quotation marks."
        )
    if text.count('"') % 2:
        contents.tells.append(
            f"{name}: a quotation mark is opened and not closed, so rows may have run together. "
            "Compare the number of rows with the file."
        )
    return contents


def _delimiter(text: str) -> str:
    """The one that gives most rows the same number of cells, and more than one."""
    sample = text[:200_000]
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        if delimiter not in sample:
            continue
        widths: list[int] = []
        try:
            for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
                if any(row):
                    widths.append(len(row))
                if len(widths) >= _SAMPLE:
                    break
        except csv.Error:
            continue
        score = _evenness(widths)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _evenness(widths: list[int]) -> float:
    wide = [width for width in widths if width > 1]
    if not wide:
        return 0.0
    commonest = max(set(wide), key=lambda width: (wide.count(width), width))
    return wide.count(commonest) / len(widths) + min(commonest, 12) / 100
