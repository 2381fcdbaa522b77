"""Which life events a person may see: the table of the review, as for the combined chronology."""

from __future__ import annotations

from goldthread.casework.chronology.querysets import TableQuerySet


class LifeEventQuerySet(TableQuerySet):
    def current(self) -> LifeEventQuerySet:
        """Neither corrected by a newer row nor withdrawn."""
        return self.filter(corrected_by__isnull=True, withdrawn_at__isnull=True)
