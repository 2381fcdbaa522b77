"""Days and spans of days in words, as every page says them. Values in, values out."""

from datetime import date


def day(on: date) -> str:
    """12 March 2026."""
    return f"{on.day} {on:%B %Y}"


def between(first: date, last: date) -> str:
    """12 March 2026; or between 1 and 10 March 2026."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"between {first.day} and {day(last)}"
    if first.year == last.year:
        return f"between {first.day} {first:%B} and {day(last)}"
    return f"between {day(first)} and {day(last)}"


def between_written(first: str, last: str) -> str:
    """The same of days as a document keeps them: 2026-03-01."""
    return between(date.fromisoformat(first), date.fromisoformat(last))


def span(first: date, last: date) -> str:
    """2 April 2026 to 20 May 2026."""
    return day(first) if first == last else f"{day(first)} to {day(last)}"
