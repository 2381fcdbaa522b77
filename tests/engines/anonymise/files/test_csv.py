"""CSV: only cells that change are written anew."""

import pytest

from goldthread.engines.anonymise.files import anonymise_file, check_file
from goldthread.engines.anonymise.files.csvs import cells_of
from tests.engines.anonymise.files.building import finder


def copied(data: bytes) -> bytes:
    result = anonymise_file(data, "police.csv", finder())
    assert result.check.safe
    return result.data


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (b"Date,Event\r\n1/2/2025,Robin seen\r\n", b"Date,Event\r\n1/2/2025,Oliver seen\r\n"),
        (b'Date;Event\n1;"Robin ""Rob"" Lark; seen"\n', b'Date;Event\n1;"Oliver ""Rob"" Oliver; seen"\n'),
        (b"a\tb\nRobin Lark\tx", b"a\tb\nOliver\tx"),
        (b"sep=|\na|Robin\n", b"sep=|\na|Oliver\n"),
        (b'a,b\n"Robin\nLark",x\n', b'a,b\n"Oliver",x\n'),
        ("\ufeffa,b\r\nRobin,é\r\n".encode(), "\ufeffa,b\r\nOliver,é\r\n".encode()),
        ("a,b\nRobin,caf\u00e9 \u2019\n".encode("cp1252"), "a,b\nOliver,caf\u00e9 \u2019\n".encode("cp1252")),
        ("a,b\nRobin,x\n".encode("utf-16"), "a,b\nOliver,x\n".encode("utf-16")),
        (b"a,b\n,,\n\nRobin,\n", b"a,b\n,,\n\nOliver,\n"),
        (b"NHS,b\n9434765919,x\n", b"NHS,b\nOliver,x\n"),
    ],
)  # fmt: skip
def test_the_rest_stays_byte_for_byte(was: bytes, now: bytes) -> None:
    assert copied(was) == now


def test_a_cell_is_named_by_row_and_column() -> None:
    (leak,) = check_file(b"a,b\nx,Robin\n", "police.csv", finder()).leaks
    assert (leak.place, leak.what.text) == ("row 2, column 2", "Robin")


def test_cells_are_the_same_as_the_standard_reader_finds() -> None:
    import csv
    import io

    text = 'a,"b ""c"" d",\r\n"e\nf",,g\r\n\r\nh\r\n'
    rows: dict[int, list[str]] = {}
    for cell in cells_of(text)[0]:
        rows.setdefault(cell.row, []).append(cell.words)
    wanted = [row for row in csv.reader(io.StringIO(text, newline="")) if row]
    assert [row for row in rows.values() if row != [""]] == wanted
