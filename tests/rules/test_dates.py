"""Dates as people write them."""

from datetime import date

import pytest

from goldthread.rules.dates import read

D = date


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("3 March 2017", D(2017, 3, 3), D(2017, 3, 3)),
        ("3rd Mar 2017", D(2017, 3, 3), D(2017, 3, 3)),
        ("3/3/2017", D(2017, 3, 3), D(2017, 3, 3)),
        ("13.04.2017", D(2017, 4, 13), D(2017, 4, 13)),
        ("2017-03-03", D(2017, 3, 3), D(2017, 3, 3)),
        ("March 2017", D(2017, 3, 1), D(2017, 3, 31)),
        ("early March 2017", D(2017, 3, 1), D(2017, 3, 10)),
        ("mid-March 2017", D(2017, 3, 11), D(2017, 3, 20)),
        ("late Feb 2016", D(2016, 2, 21), D(2016, 2, 29)),
        ("2017", D(2017, 1, 1), D(2017, 12, 31)),
        ("late 2017", D(2017, 9, 1), D(2017, 12, 31)),
        ("Spring 2017", D(2017, 3, 1), D(2017, 5, 31)),
        ("winter 2017", D(2017, 12, 1), D(2018, 2, 28)),
        ("about 3 March 2017", D(2017, 2, 28), D(2017, 3, 6)),
        ("?22 May 2016", D(2016, 5, 19), D(2016, 5, 25)),
        ("circa March 2017", D(2017, 3, 1), D(2017, 3, 31)),
        ("between 1 and 10 March 2017", D(2017, 3, 1), D(2017, 3, 10)),
        ("between 28 February and 3 March 2017", D(2017, 2, 28), D(2017, 3, 3)),
        ("between March and May 2017", D(2017, 3, 1), D(2017, 5, 31)),
    ],
)  # fmt: skip
def test_what_is_written_is_read(words: str, earliest: date, latest: date) -> None:
    found = read(words)
    assert found is not None
    assert (found.words, found.earliest, found.latest) == (words, earliest, latest)


@pytest.mark.parametrize(
    "words",
    ["", "soon", "31 February 2017", "31/02/2017", "3 Smarch 2017", "0", "99/99/9999",
     "between 10 and 1 March 2017", "between x and y", "²/3/2017", "3 March", "?" * 500],
)  # fmt: skip
def test_what_is_no_date_is_not_guessed(words: str) -> None:
    assert read(words) is None
