"""Counting days as the rules count them. The day of the event is day 0.

Working days leave out Saturdays, Sundays and the bank holidays that are given. A month later is the
same day of the month, or the month's last day where there is no such day. OverflowError: the date
would lie after the year 9999.
"""

from calendar import monthrange
from collections.abc import Container
from datetime import MAXYEAR, date, timedelta

SATURDAY = 5
ONE = timedelta(days=1)


def is_working_day(day: date, holidays: Container[date]) -> bool:
    return day.weekday() < SATURDAY and day not in holidays


def add_working_days(start: date, number: int, holidays: Container[date]) -> date:
    """The working day on which `number` working days have passed since `start`, itself day 0."""
    day = start
    while number > 0:
        day += ONE
        number -= is_working_day(day, holidays)
    return day


def working_days_between(start: date, end: date, holidays: Container[date]) -> int:
    """How many working days lie after `start` up to and with `end`; negative when `end` is earlier.

    For "in 4 working days" and "3 working days late".
    """
    if end < start:
        return -working_days_between(end, start, holidays)
    days = (start + ONE * n for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day, holidays) for day in days)


def add_months(start: date, number: int) -> date:
    """The same day `number` months later, or the last day of that month."""
    months = start.year * 12 + start.month - 1 + number
    year, month = months // 12, months % 12 + 1
    if year > MAXYEAR:
        raise OverflowError("date value out of range")
    return date(year, month, min(start.day, monthrange(year, month)[1]))
