"""Who sees what was tested, judged and audited."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import QuerySet

from goldthread.improvement.recommendations.models import Address


class OfPartQuerySet(QuerySet["Any"]):
    """Rows of one body's part of a recommendation."""

    def visible_to(self, user: Any) -> Self:
        """The body itself, those who oversee, and seats on the review: as the part itself."""
        return self.filter(address__in=Address.objects.visible_to(user))
