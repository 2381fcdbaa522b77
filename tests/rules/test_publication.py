"""Who must have a copy before publication, and from which day a review may be public by it."""

from datetime import date

from goldthread.engines.calendars import Calendar
from goldthread.rules.publication import PANEL, STATE, earliest_end, first_public_day

ENGLAND = Calendar("england")


def test_a_year_at_least() -> None:
    assert earliest_end(date(2026, 11, 28)) == date(2027, 11, 28)


def test_seven_working_days_after_the_later_of_two_copies() -> None:
    sent = {PANEL: [date(2026, 12, 14)], STATE: [date(2026, 12, 16)]}
    # 25 December and, for the 26th that is a Saturday, the 28th are bank holidays.
    assert first_public_day("cspr", sent, ENGLAND) == date(2026, 12, 29)


def test_a_copy_that_is_missing_gives_no_day() -> None:
    assert first_public_day("cspr", {PANEL: [date(2026, 12, 14)]}, ENGLAND) is None
    assert first_public_day("cspr", {PANEL: [], STATE: [date(2026, 12, 14)]}, ENGLAND) is None


def test_a_serious_case_review_asks_for_a_week_and_the_panel_alone() -> None:
    assert first_public_day("scr", {PANEL: [date(2026, 12, 24)]}, ENGLAND) == date(2026, 12, 31)


def test_other_kinds_ask_for_none() -> None:
    assert first_public_day("sar", {PANEL: [date(2026, 12, 24)]}, ENGLAND) is None
