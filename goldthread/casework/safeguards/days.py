"""Days that are written down: what happened lies neither ahead nor in a year that was mistyped."""

from datetime import date, timedelta

from django.utils import timezone

OLDEST = timedelta(days=25 * 366)


def ahead(on: date, words: str = "Write it down once it has happened.") -> list[str]:
    """What is wrong with the day on which something happened."""
    return [f"The day lies ahead. {words}"] if on > timezone.localdate() else long_ago(on)


def long_ago(on: date) -> list[str]:
    old = on < timezone.localdate() - OLDEST
    return ["Check the year: that is more than 25 years ago."] if old else []
