"""What every row of this room shares: a family, and an adult of its register."""

from typing import Any

from django.db import models

from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.models.base import Entry
from goldthread.foundations.people.models import Involvement


def of_family(**more: Any) -> Any:
    return models.ForeignKey(Family, on_delete=models.PROTECT, related_name="+", **more)


def of_register(**more: Any) -> Any:
    """Somebody on Who is who, by code."""
    return models.ForeignKey(Involvement, on_delete=models.PROTECT, related_name="+", **more)


class About(Entry):
    """A row of the page on domestic abuse. The trail tells what was done, never what was said."""

    class Meta(Entry.Meta):
        abstract = True

    @property
    def audit_name(self) -> str:
        return f"domestic abuse, {self.matter.code}"
