"""Which reviews a person may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.records.search import SearchableQuerySet

if TYPE_CHECKING:
    pass


class ReviewQuerySet(SearchableQuerySet["Review"]):
    def visible_to(self, user: Any) -> ReviewQuerySet:
        """The reviews whose matter is open to this person."""
        return self.filter(matter__in=Matter.objects.visible_to(user))
