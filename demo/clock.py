"""A clock that can be set, so that the demonstration has a past made by the real actions."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from unittest.mock import patch

from django.utils import timezone

SECOND = timedelta(seconds=1)


class Heard:
    """The last time that somebody was told."""

    def __init__(self, last: datetime) -> None:
        self.last = last


@contextmanager
def at(moment: datetime) -> Iterator[Heard]:
    """Whoever asks Django for the time hears this moment, and a second later each time."""
    heard = Heard(moment - SECOND)

    class Then(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            heard.last += SECOND
            return heard.last.astimezone(tz or UTC)

    with patch.object(timezone, "datetime", Then):
        yield heard
