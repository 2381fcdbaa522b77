"""A story told in any order and done in the order of its days."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from demo.clock import at

SATURDAY = 5
EACH_TAKES = timedelta(minutes=4)


class Story:
    """Days are counted from today: -30 is thirty days ago. What happens is kept by name."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.kept: dict[str, Any] = {}
        self.people: dict[str, Any] = {}
        self.bodies: dict[str, Any] = {}
        self.world = SimpleNamespace()
        self._events: list[tuple[int, int, str, Callable[[], Any]]] = []

    def day(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def workday(self, days: int) -> date:
        """That day, or the Friday before it where it falls on a weekend."""
        return self.day(days - self._off(days))

    def _off(self, days: int) -> int:
        return max(0, self.day(days).weekday() - SATURDAY + 1)

    def on(self, days: int, do: Callable[[], Any], keep: str = "") -> None:
        """Nobody works at the weekend: what falls on one was done on the Friday before."""
        self._events.append((days - self._off(days), len(self._events), keep, do))

    def tell(self) -> None:
        """Do everything, each day from nine in the morning."""
        last, moment = None, timezone.now()
        for days, _, keep, do in sorted(self._events, key=lambda event: event[:2]):
            if days != last:
                moment = timezone.make_aware(datetime.combine(self.day(days), time(9)))
            last = days
            with at(moment + EACH_TAKES) as heard:
                result = do()
            # What took longer than its minutes keeps the next one waiting.
            moment = max(moment + EACH_TAKES, heard.last)
            if keep:
                self.kept[keep] = result
