"""Which frozen versions a person may see: those of the table of the review."""

from __future__ import annotations

from typing import Any, Self

from django.apps import apps
from django.db.models import QuerySet

from goldthread.casework.chronology.querysets import TableQuerySet


class FrozenQuerySet(TableQuerySet):
    def signed(self) -> Self:
        """Signed by the lead reviewer, the chair or both."""
        signatures = apps.get_model("freezing", "FrozenSignature").objects
        return self.filter(pk__in=signatures.values("frozen"))


class OfFrozenQuerySet(QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        """Those of the versions one may see."""
        versions = apps.get_model("freezing", "FrozenChronology").objects.visible_to(user)
        return self.filter(frozen__in=versions)
