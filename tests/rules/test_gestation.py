"""How far on a pregnancy is, to the day, and by when its steps are due."""

from datetime import date, timedelta

import pytest

from goldthread.engines.calendars import Calendar
from goldthread.rules.clocks import Unit
from goldthread.rules.gestation import (
    BadGestation,
    Gestation,
    day_of,
    due_from_last_period,
    due_from_scan,
    gestation,
)
from goldthread.rules.prebirth import STEPS, USUAL, Step, Which, pathway

DUE = date(2026, 10, 20)
ENGLAND = Calendar("england")


@pytest.mark.parametrize(
    ("due", "on", "weeks", "days"),
    [
        (DUE, DUE, 40, 0),
        (DUE, date(2026, 1, 13), 0, 0),
        (DUE, date(2026, 10, 19), 39, 6),
        (DUE, date(2026, 10, 27), 41, 0),
        (date(2024, 3, 1), date(2024, 2, 29), 39, 6),  # over a leap day
        (date(2025, 4, 14), date(2024, 12, 25), 24, 2),
        (date(2028, 1, 3), date(2027, 8, 22), 20, 6),
    ],
)
def test_weeks_and_days_on_a_day(due: date, on: date, weeks: int, days: int) -> None:
    assert gestation(due, on) == Gestation(weeks, days)
    assert day_of(due, weeks, days) == on
    assert due_from_scan(on, weeks, days) == due


def test_every_day_of_a_pregnancy_goes_there_and_back() -> None:
    for day in range(281 + 28):
        on = due_from_last_period(date(2025, 6, 1)) - timedelta(days=280 - day)
        reached = gestation(due_from_last_period(date(2025, 6, 1)), on)
        assert reached == Gestation(*divmod(day, 7))


def test_a_day_outside_of_any_pregnancy_has_no_weeks() -> None:
    assert gestation(DUE, day_of(DUE, 0) - timedelta(days=1)) is None
    assert gestation(DUE, DUE + timedelta(days=29)) is None


def test_what_no_scan_says_is_refused_in_words() -> None:
    with pytest.raises(BadGestation, match="0 to 6 days"):
        due_from_scan(DUE, 12, 7)
    with pytest.raises(BadGestation, match="no stage of a pregnancy"):
        due_from_scan(DUE, 45)


def test_words_for_a_person() -> None:
    assert Gestation(12, 3).words == "12 weeks and 3 days"
    assert Gestation(1, 1).words == "1 week and 1 day"
    assert Gestation(28, 0).words == "28 weeks"
    assert str(Gestation(28, 0)) == "28+0"


def due_of(step: str, done: dict[str, date], due: date | None = DUE) -> date | None:
    return next(one.due for one in pathway(due, done, ENGLAND) if one.step.step == step)


def test_a_step_at_a_week_follows_the_due_date() -> None:
    assert due_of("birth-plan", {}) == date(2026, 9, 8)  # 34+0
    moved = DUE + timedelta(days=10)  # the scan says ten days later
    assert due_of("birth-plan", {}, moved) == date(2026, 9, 18)
    assert due_of("birth-plan", {}, None) is None


def test_a_late_concern_counts_from_the_referral() -> None:
    assert due_of("conference", {"referral": date(2026, 4, 1)}) == date(2026, 7, 28)  # 28+0
    assert due_of("conference", {"referral": date(2026, 8, 10)}) == date(2026, 8, 31)
    assert due_of("conference", {}) == date(2026, 7, 28)


def test_an_assessment_ends_by_whichever_is_sooner() -> None:
    # 45 working days from 1 April 2026, over Easter and two bank holidays in May.
    assert due_of("assessment", {"referral": date(2026, 4, 1)}) == date(2026, 6, 9)
    assert due_of("assessment", {"referral": date(2026, 8, 3)}) == date(2026, 8, 25)  # 32+0
    assert due_of("panel", {"referral": date(2026, 8, 24)}) == date(2026, 9, 8)  # a bank holiday


def test_after_the_birth_steps_count_from_it() -> None:
    born = date(2026, 10, 14)
    assert due_of("discharge-plan", {"born": born}) == born
    assert due_of("review", {"born": born}) == date(2026, 11, 11)
    waits = next(one for one in pathway(DUE, {}, ENGLAND) if one.step.step == "review")
    assert (waits.due, waits.waits_for) == (None, "the birth")


def test_rules_read_aloud() -> None:
    rules = {step.step: step.rule for step in USUAL}
    assert rules["conference"] == ("by 28 weeks, or 21 days after the referral, whichever is later")
    assert rules["discharge-plan"] == "on the day of the birth"
    assert rules["review"] == "within 20 working days after the birth"
    own = Step("x", "X", "here", weeks=20, days=3, after="booking", number=1, unit=Unit.MONTHS,
               which=Which.SOONER)  # fmt: skip
    assert own.rule == "by 20 weeks and 3 days, or 1 month after the booking, whichever is sooner"
    assert len(set(STEPS)) == len(STEPS)
