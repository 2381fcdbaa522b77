"""Days and spans of days in words."""

from datetime import date

import pytest

from goldthread.rules.dayspans import between, between_written, span

ONE = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (date(2026, 3, 12), "12 March 2026"),
        (date(2026, 3, 20), "between 12 and 20 March 2026"),
        (date(2026, 4, 2), "between 12 March and 2 April 2026"),
        (date(2027, 1, 2), "between 12 March 2026 and 2 January 2027"),
    ],
)
def test_a_doubtful_day_is_said_with_no_more_words_than_it_needs(last: date, words: str) -> None:
    assert between(ONE, last) == words
    assert between_written(ONE.isoformat(), last.isoformat()) == words


def test_a_span_is_said_with_both_its_ends() -> None:
    assert span(ONE, date(2026, 4, 2)) == "12 March 2026 to 2 April 2026"
    assert span(ONE, ONE) == "12 March 2026"
