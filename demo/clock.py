"""A clock that can be set, so that the demonstration has a past made by the real actions."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from unittest.mock import patch

from django.utils import timezone


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Whoever asks Django for the time hears this moment, and a second later each time."""
    heard = iter(range(24 * 60 * 60))

    class Then(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return moment.astimezone(tz or UTC) + timedelta(seconds=next(heard))

    with patch.object(timezone, "datetime", Then):
        yield
