"""Who may see a partnership's frameworks: everybody with a role in it. None of it is of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current

if TYPE_CHECKING:
    from datetime import date


class AreaQuerySet(QuerySet["Area"]):
    def visible_to(self, user: Any) -> AreaQuerySet:
        """The areas of one's own partnerships."""
        return self.filter(partnership__in=standing(user).partnerships())


class LocalKindQuerySet(QuerySet["LocalKind"]):
    def visible_to(self, user: Any) -> LocalKindQuerySet:
        """The kinds of review of one's own partnerships, ended ones too."""
        return self.filter(partnership__in=standing(user).partnerships())

    def held(self, on: date) -> LocalKindQuerySet:
        """Those that hold on a day."""
        return self.filter(current(on))


class LocalClockQuerySet(QuerySet["LocalClock"]):
    def visible_to(self, user: Any) -> LocalClockQuerySet:
        """The clocks of one's own partnerships' kinds, ended ones too."""
        return self.filter(kind__partnership__in=standing(user).partnerships())

    def held(self, on: date) -> LocalClockQuerySet:
        """Those that hold on a day."""
        return self.filter(current(on))


class ClockAdjustmentQuerySet(QuerySet["ClockAdjustment"]):
    def visible_to(self, user: Any) -> ClockAdjustmentQuerySet:
        """The adjusted clocks of one's own partnerships, ended ones too."""
        return self.filter(partnership__in=standing(user).partnerships())

    def held(self, on: date) -> ClockAdjustmentQuerySet:
        """Those that hold on a day."""
        return self.filter(current(on))
