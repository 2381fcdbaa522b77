"""Counting working days and months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.rules.workingdays import (
    add_months,
    add_working_days,
    is_working_day,
    working_days_between,
)

MONTH_ENDS = [
    ("2024-08-31", 6, "2025-02-28"),
    ("2023-08-31", 6, "2024-02-29"),
    ("2023-08-30", 6, "2024-02-29"),
    ("2023-08-29", 6, "2024-02-29"),
    ("2024-08-29", 6, "2025-02-28"),
    ("2024-08-28", 6, "2025-02-28"),
    ("2024-01-31", 1, "2024-02-29"),
    ("2023-01-31", 1, "2023-02-28"),
    ("2023-01-30", 1, "2023-02-28"),
    ("2024-03-31", 1, "2024-04-30"),
    ("2024-03-30", 1, "2024-04-30"),
    ("2024-05-31", 1, "2024-06-30"),
    ("2024-12-31", 1, "2025-01-31"),
    ("2024-12-31", 2, "2025-02-28"),
    ("2024-11-30", 3, "2025-02-28"),
    ("2023-11-30", 3, "2024-02-29"),
    ("2024-02-29", 12, "2025-02-28"),
    ("2024-02-29", 48, "2028-02-29"),
    ("2024-02-29", 6, "2024-08-29"),  # never forward to the end of the month
    ("2023-02-28", 6, "2023-08-28"),
    ("2024-06-30", 6, "2024-12-30"),
    ("2024-07-31", 3, "2024-10-31"),
    ("2024-10-31", 6, "2025-04-30"),
    ("1900-01-31", 1, "1900-02-28"),  # not a leap year
    ("2000-01-31", 1, "2000-02-29"),
    ("2099-12-31", 2, "2100-02-28"),
    ("2024-06-15", 6, "2024-12-15"),
    ("9999-06-30", 6, "9999-12-30"),
]


@pytest.mark.parametrize(("start", "months", "end"), MONTH_ENDS)
def test_months(start: str, months: int, end: str) -> None:
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(end)


def test_after_the_last_year_there_is_no_date() -> None:
    with pytest.raises(OverflowError):
        add_months(date(9999, 7, 1), 6)
    with pytest.raises(OverflowError):
        add_working_days(date(9999, 12, 30), 5, frozenset())


CHRISTMAS = frozenset({date(2024, 12, 25), date(2024, 12, 26), date(2025, 1, 1)})


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        ("2024-12-19", 15, "2025-01-14"),
        ("2024-12-20", 5, "2024-12-31"),  # a Friday
        ("2024-12-21", 1, "2024-12-23"),  # a Saturday is day 0, Monday day 1
        ("2024-12-22", 1, "2024-12-23"),
        ("2024-12-25", 1, "2024-12-27"),  # a bank holiday is day 0
        ("2024-12-24", 1, "2024-12-27"),
        ("2024-12-24", 0, "2024-12-24"),
        ("2024-02-23", 5, "2024-03-01"),
    ],
)
def test_working_days(start: str, number: int, end: str) -> None:
    found = add_working_days(date.fromisoformat(start), number, CHRISTMAS)
    assert found == date.fromisoformat(end)


DAYS = st.dates(date(2000, 1, 1), date(2050, 1, 1))
HOLIDAYS = st.frozensets(st.dates(date(2024, 1, 1), date(2024, 12, 31)), max_size=40)


@given(st.dates(date(2023, 12, 1), date(2024, 12, 31)), st.integers(1, 60), HOLIDAYS)
def test_exactly_so_many_working_days_lie_between(
    start: date, number: int, holidays: frozenset[date]
) -> None:
    end = add_working_days(start, number, holidays)
    assert is_working_day(end, holidays)
    assert working_days_between(start, end, holidays) == number
    between = [start + timedelta(days=n) for n in range(1, (end - start).days)]
    assert sum(is_working_day(day, holidays) for day in between) == number - 1


@given(DAYS, DAYS)
def test_between_backwards_is_negative(one: date, other: date) -> None:
    there = working_days_between(one, other, frozenset())
    assert there == -working_days_between(other, one, frozenset())


@given(DAYS, st.integers(0, 600))
def test_months_keep_the_day_or_take_the_last(start: date, months: int) -> None:
    end = add_months(start, months)
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == start.day or (end + timedelta(days=1)).day == 1
    assert end.day <= start.day
