"""Bands, quarters and routine points: data and arithmetic, without a database."""

from datetime import date

import pytest

from goldthread.rules.abuse import (
    NUMBERS,
    band_of,
    beside,
    points_open,
    quarters,
    raised,
)
from goldthread.rules.localnumbers import Number, held


@pytest.mark.parametrize(
    ("ticks", "band"),
    [(0, "standard"), (9, "standard"), (10, "medium"), (13, "medium"), (14, "high")],
)
def test_the_band_is_the_local_rules(ticks: int, band: str) -> None:
    now = held(NUMBERS, date(2026, 1, 1))
    assert band_of(ticks, medium=now["dash-medium"].number, high=now["dash-high"].number) == band


def test_a_judgement_raises_and_never_lowers() -> None:
    assert raised("standard", "high") == "high"
    assert raised("high", "standard") == "high"
    assert raised("medium", "") == "medium"


def test_clares_law_is_counted_by_the_rule_of_its_day() -> None:
    assert held(NUMBERS, date(2023, 4, 4))["clares-law"].number == 35
    assert held(NUMBERS, date(2023, 4, 5))["clares-law"].number == 28
    assert held(NUMBERS, date(2026, 1, 1))["clares-law"].after(date(2026, 1, 1)) == date(
        2026, 1, 29
    )


def test_units_are_counted_as_they_are_said() -> None:
    start = date(2026, 1, 2)  # a Friday
    assert Number("a", "", 2, "working days", "").after(start) == date(2026, 1, 6)
    assert Number("a", "", 2, "weeks", "").after(start) == date(2026, 1, 16)
    assert Number("a", "", 1, "months", "").after(start) == date(2026, 2, 2)
    assert Number("a", "", 1, "weeks", "").rule == "1 week"
    with pytest.raises(ValueError, match="no time"):
        Number("a", "", 2, "ticks", "").after(start)


def test_quarters_leave_none_out_and_end_today() -> None:
    found = quarters([date(2025, 11, 3), date(2026, 5, 1), date(2026, 5, 9)], date(2026, 6, 1))
    assert [(one.words, one.count) for one in found] == [
        ("October to December 2025", 1), ("January to March 2026", 0), ("April to June 2026", 2),
    ]  # fmt: skip
    assert quarters([], date(2026, 6, 1)) == []
    assert len(quarters([date(2001, 1, 1)], date(2026, 6, 1))) == 8


def test_the_last_days_beside_the_days_before() -> None:
    today = date(2026, 6, 1)
    days = [today, date(2026, 5, 20), date(2026, 3, 4), date(2026, 3, 3), date(2025, 1, 1)]
    assert beside(days, today, 90) == (3, 1)
    assert beside([date(2026, 6, 2)], today, 90) == (0, 0)


def test_the_points_that_are_now() -> None:
    due = date(2026, 10, 8)  # day 0 on 1 January

    def codes(on: date, born: date | None = None, asked: tuple[str, ...] = ()) -> list[str]:
        return [one.code for one in points_open(due, born, asked, on)]

    assert codes(date(2026, 1, 20)) == ["booking", "first"]
    assert codes(date(2026, 4, 1)) == ["booking", "first"]  # 12+6, the last day
    assert codes(date(2026, 4, 2), asked=("booking",)) == ["second"]
    assert codes(date(2026, 9, 1), asked=("booking",)) == ["third"]
    born = date(2026, 10, 1)
    assert codes(date(2026, 10, 12), born) == ["after-birth", "new-birth"]
    assert codes(date(2027, 1, 1), born) == []
    assert points_open(None, None, (), due) == []
