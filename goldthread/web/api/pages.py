"""What the page “Connections” shows."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from goldthread.web.api.models import Connection


@dataclass(frozen=True)
class Line:
    """A connection, and what this person may do with it."""

    connection: Connection
    word: str
    colour: str
    takes: bool
    ends: bool

    @classmethod
    def of(cls, row: Connection, user: Any, *, keeps: bool) -> "Line":
        now = timezone.now()
        word, colour = row.state(now)
        mine, over = row.holder_id == user.pk, bool(row.ended_at) or row.expires <= now
        return cls(
            row, word, colour, takes=mine and not over, ends=not row.ended_at and (mine or keeps)
        )


@dataclass(frozen=True)
class ConnectionsPage:
    """`token`: shown once, right after it was taken."""

    lines: list[Line]
    keeps: bool
    token: str = ""
    taken: Connection | None = None
