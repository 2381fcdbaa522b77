"""Dates, doubt and silences in words, as the picture and its table say them. Pure."""

from datetime import date
from textwrap import shorten
from typing import Any

from goldthread.rules.dayspans import between

MOST_WORDS = 40  # characters, beside a mark
KINDS = {
    "declared-nil": "no contact declared",
    "no-entry": "no entry",
    "not-returned": "nothing sent",
}


def date_words(written: str, first: date, last: date, time: str = "") -> str:
    """A date as it was written, and its width where that says more."""
    words = between(first, last)
    if written and first != last and written.casefold() != words.casefold():
        words = f"{written} ({words})"
    return f"{words}, {time}" if time else words


def doubt(first: date | None, last: date | None, unsure: bool, inferred: bool = False) -> str:
    """How sure the date is."""
    if first is None or last is None:
        return "No date"
    width = (last - first).days + 1
    words = "Exact day" if width == 1 else f"One of {width:,} days, {between(first, last)}"
    words += ", doubtful" if unsure else ""
    return words + (", partly inferred" if inferred else "")


def gap_words(kind: str, days: int) -> str:
    """48 days, no entry."""
    return f"{days:,} day{'' if days == 1 else 's'}, {KINDS.get(kind, kind)}"


def kind_words(event: Any) -> str:
    """The kind of a life event, with a capital; for another kind, what happened."""
    words = str(event.get_kind_display())
    if event.kind == "other" and event.words:
        words = shorten(event.words, MOST_WORDS, placeholder=" …")
    return words[:1].upper() + words[1:]


def short_count(number: int) -> str:
    """As it fits into a narrow mark: 12, 980, 1.2k."""
    if number < 1000:
        return str(number)
    return f"{number / 1000:.1f}k" if number < 9950 else f"{round(number / 1000)}k"
