"""Bank holidays of each nation, against the published lists."""

import subprocess
import sys
from datetime import date

import pytest

from goldthread.engines.calendars import Calendar, NoCalendar, bank_holidays, day_off
from tests.engines.calendars.official import ENGLAND_AND_WALES, NORTHERN_IRELAND, SCOTLAND

LISTS = {
    "england": ENGLAND_AND_WALES,
    "wales": ENGLAND_AND_WALES,
    "scotland": SCOTLAND,
    "northern-ireland": NORTHERN_IRELAND,
}


@pytest.mark.parametrize("nation", LISTS)
@pytest.mark.parametrize("year", range(2018, 2029))
def test_the_published_list(nation: str, year: int) -> None:
    lines = dict(line.split(": ") for line in LISTS[nation].strip().splitlines())
    official = {date.fromisoformat(f"{year}-{day}") for day in lines[str(year)].split()}
    found = {day for day in bank_holidays(nation, [year]) if day.weekday() < 5}
    assert found == official


@pytest.mark.parametrize(
    ("nation", "day", "held"),
    [
        ("scotland", date(2025, 1, 2), True),
        ("england", date(2025, 1, 2), False),
        ("scotland", date(2025, 4, 21), False),  # Easter Monday
        ("northern-ireland", date(2025, 7, 14), True),  # 12 July on a Saturday
        ("wales", date(2025, 7, 14), False),
        ("scotland", date(2024, 12, 2), True),  # St Andrew's Day on a Saturday
        ("england", date(2022, 9, 19), True),
        ("england", date(2011, 4, 29), True),
    ],
)
def test_what_sets_the_nations_apart(nation: str, day: date, held: bool) -> None:
    assert (day in Calendar(nation)) is held


def test_several_years_and_none() -> None:
    both = bank_holidays("england", [2024, 2025])
    assert both == bank_holidays("england", [2024]) | bank_holidays("england", [2025])
    assert bank_holidays("england", []) == frozenset()


@pytest.mark.parametrize("year", [1, 1871, 2101, 9999])
def test_a_year_without_a_calendar(year: int) -> None:
    with pytest.raises(NoCalendar, match="can be counted from 1872 to 2100"):
        bank_holidays("england", [year])
    with pytest.raises(NoCalendar):
        assert date(year, 6, 1) in Calendar("england")


def test_a_nation_that_is_none() -> None:
    with pytest.raises(NoCalendar, match="england, wales, scotland, northern-ireland"):
        Calendar("france")
    with pytest.raises(NoCalendar):
        bank_holidays("England", [2024])


@pytest.mark.parametrize(
    ("nation", "day", "what"),
    [
        ("england", date(2027, 3, 26), "Good Friday"),
        ("england", date(2027, 3, 28), "Easter Sunday"),
        ("scotland", date(2027, 3, 28), "Easter Sunday"),
        ("england", date(2027, 3, 29), "Easter Monday"),
        ("scotland", date(2027, 3, 29), ""),
        ("northern-ireland", date(2027, 7, 12), "Battle of the Boyne"),
        ("england", date(2027, 4, 4), "a Sunday"),
        ("england", date(2027, 4, 3), "a Saturday"),
        ("england", date(2027, 12, 28), "Boxing Day bank holiday, moved to this day"),
        ("england", date(2027, 4, 6), ""),
    ],
)
def test_why_nobody_works_on_a_day(nation: str, day: date, what: str) -> None:
    assert day_off(nation, day) == what


def test_it_needs_no_network() -> None:
    code = (
        "import socket\n"
        "def no(*a, **k): raise AssertionError('network')\n"
        "socket.socket.connect = no; socket.getaddrinfo = no\n"
        "from goldthread.engines.calendars import bank_holidays\n"
        "print(len(bank_holidays('scotland', range(2018, 2029))) > 90)\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "True\n"
