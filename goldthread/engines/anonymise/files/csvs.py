"""CSV in and out: only the cells that change are written anew; all else stays byte for byte."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from goldthread.engines.anonymise.files.results import Notes
from goldthread.engines.anonymise.files.spots import Piece, Spot, clean
from goldthread.engines.uploads import decode

_DELIMITERS = ",;\t|"
_SAMPLE = 100_000  # characters that show which delimiter it is
_BOM = "\ufeff"


@dataclass(frozen=True)
class Cell:
    """Where a cell stands in the text, its words without their quotation marks."""

    start: int
    end: int
    row: int
    column: int
    words: str


def anonymise_csv(data: bytes, notes: Notes) -> bytes:
    """The same table, encoding and delimiter; UTF-8 where the encoding lacks a letter."""
    text, encoding = decode(data)
    cells, delimiter = cells_of(text)
    written: dict[Cell, str] = {}
    spots = []
    for cell in cells:
        put = partial(written.__setitem__, cell)
        spots.append(Spot(place(cell), [Piece(cell.words, put)], row=cell.row))
    clean(spots, notes)
    out, at = [], 0
    for cell, words in sorted(written.items(), key=lambda one: one[0].start):
        quoted = text[cell.start : cell.end].startswith('"')
        out += [text[at : cell.start], _quoted(words, delimiter, always=quoted)]
        at = cell.end
    new = "".join([*out, text[at:]])
    try:
        return new.encode(encoding)
    except UnicodeEncodeError:
        notes.say("The table is written as UTF-8: its old encoding lacks a letter of a pseudonym.")
        return new.encode("utf-8-sig")


def place(cell: Cell) -> str:
    return f"row {cell.row}, column {cell.column}"


def cells_of(text: str) -> tuple[list[Cell], str]:
    """Every cell, and the delimiter. A line `sep=;` above the table is obeyed."""
    told = re.match(rf"{_BOM}?sep=(.)\r?\n", text, re.I)
    delimiter = told[1] if told else delimiter_of(text)
    return list(_cells(text, delimiter)), delimiter


def _cells(text: str, delimiter: str) -> Iterator[Cell]:
    """A cell begins after a delimiter or a line's end; in quotation marks it may hold both."""
    mark = re.escape(delimiter)
    one = re.compile(rf'("(?:[^"]|"")*"?[^{mark}\r\n]*|[^{mark}\r\n]*)({mark}|\r\n|\r|\n|$)')
    at, row, column = int(text.startswith(_BOM)), 1, 1
    while at <= len(text):
        found = one.match(text, at)
        if found is None or (found[0] == "" and at == len(text) and column == 1):
            return
        yield Cell(at, found.end(1), row, column, _unquoted(found[1]))
        at = found.end()
        if found[2] == delimiter:
            column += 1
        elif found[2] == "":
            return
        else:
            row, column = row + 1, 1


def _unquoted(raw: str) -> str:
    if not raw.startswith('"'):
        return raw
    end = raw.rfind('"') if len(raw) > 1 and raw.rfind('"') > 0 else len(raw)
    return raw[1:end].replace('""', '"') + raw[end + 1 :]


def _quoted(words: str, delimiter: str, *, always: bool) -> str:
    if always or any(sign in words for sign in f'{delimiter}"\r\n'):
        return '"' + words.replace('"', '""') + '"'
    return words


def delimiter_of(text: str) -> str:
    """The delimiter that gives the first rows the same number of cells, and the most of them."""
    best, most = ",", 0.0
    for delimiter in _DELIMITERS:
        widths = []
        try:
            for row in csv.reader(io.StringIO(text[:_SAMPLE], newline=""), delimiter=delimiter):
                widths.append(len(row))
                if len(widths) == 50:
                    break
        except csv.Error:
            continue
        wide = [width for width in widths if width > 1]
        if wide:
            usual = max(set(wide), key=wide.count)
            score = wide.count(usual) / len(widths) + min(usual, 20) / 100
            best, most = (delimiter, score) if score > most else (best, most)
    return best
