"""Bank holidays of the nations of the United Kingdom, from a maintained library, offline."""

from collections.abc import Iterable
from datetime import date
from functools import cache

NATIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}
# The library's own years: the first bank holidays were those of 1872, and it stops at 2100.
FIRST, LAST = 1872, 2100


class NoCalendar(ValueError):
    """There is no calendar of that nation or year; the sentence says what there is."""


def bank_holidays(nation: str, years: Iterable[int]) -> frozenset[date]:
    """The bank holidays of a nation in some years, with their substitute days and the one-off ones.

    `nation`: england, wales, scotland or northern-ireland. NoCalendar: another nation, or a year
    outside of 1872 to 2100.
    """
    return frozenset().union(*(_year(_known(nation), year) for year in years))


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


@cache
def _year(nation: str, year: int) -> frozenset[date]:
    from holidays import country_holidays  # heavy: only when it is needed

    if not FIRST <= year <= LAST:
        raise NoCalendar(
            f"Bank holidays are not known for {year}: working days can be counted from {FIRST} "
            f"to {LAST}."
        )
    return frozenset(country_holidays("GB", subdiv=NATIONS[nation], years=year))
