"""Ages, weeks of pregnancy and intervals: leap days, the unborn, month ends, corrected ages."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.rules.ages import (
    Age,
    age,
    age_words,
    corrected_age,
    gestation,
    in_weeks,
    interval,
    whole,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
BORN = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("born", "on", "told"),
    [
        ("2026-03-03", "2026-03-03", (0, 0, 0)),
        ("2026-03-03", "2026-04-02", (0, 0, 30)),
        ("2026-03-03", "2026-04-03", (0, 1, 0)),
        ("2026-01-31", "2026-02-28", (0, 0, 28)),  # February has no 31st: a month on 1 March
        ("2026-01-31", "2026-03-01", (0, 1, 0)),
        ("2026-01-31", "2026-03-30", (0, 1, 29)),
        ("2026-01-31", "2026-03-31", (0, 2, 0)),
        ("2024-02-29", "2025-02-28", (0, 11, 30)),  # the birthday is 1 March
        ("2024-02-29", "2025-03-01", (1, 0, 0)),
        ("2024-02-29", "2028-02-29", (4, 0, 0)),
        ("2025-12-31", "2026-12-31", (1, 0, 0)),
    ],
)
def test_an_age_is_whole_years_months_and_days(
    born: str, on: str, told: tuple[int, int, int]
) -> None:
    found = age(date.fromisoformat(born), date.fromisoformat(on))
    assert found is not None
    assert (found.years, found.months, found.days) == told


def test_nobody_has_an_age_before_birth() -> None:
    assert age(BORN, BORN - timedelta(days=1)) is None


@settings(max_examples=40, deadline=None)
@given(DAYS, st.integers(0, 30_000))
def test_an_age_never_goes_back_and_its_parts_are_small(born: date, days: int) -> None:
    on = born + timedelta(days=days)
    now, then = age(born, on), age(born, on + timedelta(days=1))
    assert now and then
    assert (now.years, now.months, now.days) < (then.years, then.months, then.days)
    assert 0 <= now.months < 12
    assert 0 <= now.days <= 31
    assert now.in_days == days


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "0 days"), (1, "1 day"), (9, "9 days"), (27, "27 days"), (28, "4 weeks"),
     (83, "11 weeks"), (92, "3 months"), (729, "23 months"), (731, "2 years"),
     (1470, "4 years")],
)  # fmt: skip
def test_an_age_is_told_as_people_tell_it(days: int, words: str) -> None:
    assert age_words(BORN, BORN + timedelta(days=days)) == words


def test_before_the_birth_weeks_of_pregnancy_are_told() -> None:
    assert gestation(BORN, BORN) == (40, 0)
    assert gestation(BORN, BORN - timedelta(days=280)) == (0, 0)
    assert gestation(BORN, BORN - timedelta(days=281)) is None
    day = BORN - timedelta(weeks=16)
    assert age_words(None, day, due=BORN) == "unborn, 24 weeks"
    assert age_words(BORN + timedelta(days=2), day, due=BORN) == "unborn, 24 weeks"
    assert age_words(None, BORN + timedelta(weeks=8), due=BORN) == "not born yet"
    assert age_words(BORN, BORN - timedelta(days=100)) == "unborn"
    assert age_words(BORN, BORN - timedelta(days=400)) == ""
    assert age_words(None, BORN) == ""


def test_the_corrected_age_is_of_a_child_born_before_37_weeks() -> None:
    due = date(2026, 5, 1)
    early = due - timedelta(weeks=8)
    on = due + timedelta(days=20)
    assert corrected_age(early, due, on) == Age(0, 0, 20, 20)
    assert corrected_age(early, due, due - timedelta(days=1)) is None
    assert corrected_age(due - timedelta(weeks=3), due, on) is None  # 37 weeks: at term
    assert corrected_age(due - timedelta(weeks=3, days=1), due, on) is not None
    assert corrected_age(early, due, date(2028, 3, 5)) is not None
    assert corrected_age(early, due, date(2028, 3, 6)) is None  # 2 years old


def test_an_interval_counts_working_days_by_the_calendar() -> None:
    easter = {date(2026, 4, 3), date(2026, 4, 6)}
    found = interval(date(2026, 4, 8), date(2026, 4, 1), easter)
    assert (found.days, found.working) == (7, 3)
    assert interval(BORN, BORN, easter).working == 0
    assert interval(BORN, date(2026, 4, 8), None).working is None


def test_stretches_in_words() -> None:
    found = age(BORN, date(2027, 5, 6))
    assert found
    assert whole(found) == "1 year, 2 months and 3 days"
    assert whole(Age(0, 0, 0, 0)) == "0 days"
    assert whole(Age(0, 2, 0, 61)) == "2 months"
    assert in_weeks(Age(0, 1, 6, 37)) == "5 weeks and 2 days"
    assert in_weeks(Age(0, 0, 6, 6)) == "6 days"
    assert in_weeks(Age(0, 0, 14, 14)) == "2 weeks"
