"""Bank holidays of the nations of the United Kingdom, from a maintained library, offline."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

NATIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}
# The library's own years: the first bank holidays were those of 1872, and it stops at 2100.
FIRST, LAST = 1872, 2100
WEEKEND = {5: "a Saturday", 6: "a Sunday"}


class NoCalendar(ValueError):
    """There is no calendar of that nation or year; the sentence says what there is."""


def bank_holidays(nation: str, years: Iterable[int]) -> frozenset[date]:
    """The bank holidays of a nation in some years, with their substitute days and the one-off ones.

    `nation`: england, wales, scotland or northern-ireland. NoCalendar: another nation, or a year
    outside of 1872 to 2100.
    """
    return frozenset().union(*(_year(_known(nation), year) for year in years))


def day_off(nation: str, day: date) -> str:
    """What makes a day one on which nobody works, such as "Good Friday" or "a Sunday"; "" for none.

    Easter Sunday is no bank holiday, and is said by its name. NoCalendar as for `bank_holidays`.
    """
    named = _named(_known(nation), day.year)
    if day in named:
        return named[day].replace("(observed)", "bank holiday, moved to this day").strip()
    if named.get(day - timedelta(days=2)) == "Good Friday":
        return "Easter Sunday"
    return WEEKEND.get(day.weekday(), "")


class Calendar:
    """A nation's bank holidays, each year looked up when a day of it is asked for.

    `day in Calendar("scotland")`; NoCalendar as for `bank_holidays`.
    """

    def __init__(self, nation: str) -> None:
        self.nation = _known(nation)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in _year(self.nation, day.year)


def _known(nation: str) -> str:
    if nation not in NATIONS:
        raise NoCalendar(f"“{nation}” is not a nation here. There are: {', '.join(NATIONS)}.")
    return nation


def _year(nation: str, year: int) -> frozenset[date]:
    return frozenset(_named(nation, year))


@cache
def _named(nation: str, year: int) -> dict[date, str]:
    from holidays import country_holidays  # heavy: only when it is needed

    if not FIRST <= year <= LAST:
        raise NoCalendar(
            f"Bank holidays are not known for {year}: working days can be counted from {FIRST} "
            f"to {LAST}."
        )
    return dict(country_holidays("GB", subdiv=NATIONS[nation], years=year, language="en_GB"))
