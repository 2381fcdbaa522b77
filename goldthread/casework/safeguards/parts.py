"""The parts of a family's record, which later rooms put there when the application starts.

This room cannot look at the rooms that stand on it (risk thinking, plans, domestic abuse ...), so
each names its page and says what is open on it: the family's overview and its menu show both.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from goldthread.casework.safeguards.models import Family

Prompts = Callable[[Family], Sequence[str]]
LEAST = 3  # sentences of a part that the overview shows, where so many are open
# What has no day is asked before what is due later than this, and after what is due sooner.
SOON = timedelta(days=7)


class Dated(str):
    """A sentence that is due on a day, so that the overview can put what is late first."""

    due: date

    def __new__(cls, words: str, due: date) -> "Dated":
        made = super().__new__(cls, words)
        made.due = due
        return made


@dataclass(frozen=True)
class Part:
    """One page of a family's record.

    `address`: name of the page, which takes the family's key. `order`: its place in the menu.
    `prompts`: what is open there, as whole sentences for whoever may read the record, `Dated` where
    one has a day; in a number of queries that does not grow with its rows.
    """

    text: str
    address: str
    order: int
    prompts: Prompts


@dataclass(frozen=True)
class Open:
    """What is open on a part, the most urgent first."""

    part: Part
    words: list[str]
    today: date

    @property
    def shown(self) -> list[str]:
        """Whatever is due by today, however much it is; and more, up to a few."""
        due = sum(_urgency(one, self.today) <= self.today for one in self.words)
        return self.words[: max(LEAST, due)]


@dataclass(frozen=True)
class Across:
    """A page over all families that somebody works with; its address takes nothing."""

    text: str
    address: str


_PARTS: dict[str, Part] = {}
_ACROSS: dict[str, Across] = {}


def register(part: Part) -> None:
    """Called from a room's `AppConfig.ready`."""
    _PARTS[part.address] = part


def register_across(page: Across) -> None:
    """Called from a room's `AppConfig.ready`; the list of families links to it."""
    _ACROSS[page.address] = page


def across() -> list[Across]:
    return sorted(_ACROSS.values(), key=lambda one: one.text)


def known() -> list[Part]:
    return sorted(_PARTS.values(), key=lambda one: (one.order, one.text))


def open_on(family: Family) -> list[Open]:
    """What is open on each part, the part with the most urgent first; one with nothing open is left
    out.
    """
    today = timezone.localdate()
    found = [Open(part, by_urgency(part.prompts(family), today), today) for part in known()]
    return sorted(
        (one for one in found if one.words), key=lambda one: _urgency(one.words[0], today)
    )


def by_urgency(words: Sequence[str], today: date) -> list[str]:
    """By day, what is longest late first; what has no day after what is due within a week."""
    return sorted(words, key=lambda one: _urgency(one, today))


def _urgency(words: str, today: date) -> date:
    return words.due if isinstance(words, Dated) else today + SOON
