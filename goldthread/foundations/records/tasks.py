"""One thing that waits for a person. Every room says what waits in it; home shows it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Task:
    """A sentence that leads to where it is done."""

    words: str
    href: str
    detail: str = ""
    due: date | None = None
