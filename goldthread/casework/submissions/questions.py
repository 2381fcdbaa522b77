"""Questions of the review about an agency's own entries, shown on the agency's page of its call.

This room cannot look at the one that asks them, so that room registers its answer when the
application starts. Where nobody does, nothing is shown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from goldthread.casework.submissions.models import Call


@dataclass(frozen=True)
class Question:
    """`about`: the entry's ref; `words`: the question as it was asked; `href`: where to answer."""

    about: str
    words: str
    href: str


Ask = Callable[[Call, Any], list[Question]]
_ASKS: list[Ask] = []


def register(ask: Ask) -> None:
    """Called from a room's `AppConfig.ready`. `ask` gives only what this person may answer."""
    if ask not in _ASKS:
        _ASKS.append(ask)


def open_questions(call: Call, user: Any) -> list[Question]:
    """Those that wait for this person's agency, oldest first."""
    return [question for ask in _ASKS for question in ask(call, user)]
