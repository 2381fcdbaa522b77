"""The parts of a family's record, which later rooms put there when the application starts.

This room cannot look at the rooms that stand on it (risk thinking, plans, domestic abuse ...), so
each names its page and says what is open on it: the family's overview and its menu show both.
"""

from collections.abc import Callable
from dataclasses import dataclass

from goldthread.casework.safeguards.models import Family

Prompts = Callable[[Family], list[str]]


@dataclass(frozen=True)
class Part:
    """One page of a family's record.

    `address`: name of the page, which takes the family's key. `order`: its place in the menu.
    `prompts`: what is open there, as whole sentences for whoever may read the record; in a number
    of queries that does not grow with its rows.
    """

    text: str
    address: str
    order: int
    prompts: Prompts


@dataclass(frozen=True)
class Open:
    part: Part
    words: list[str]


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
    """What is open on each part; a part with nothing open is left out."""
    found = [Open(part, part.prompts(family)) for part in known()]
    return [one for one in found if one.words]
