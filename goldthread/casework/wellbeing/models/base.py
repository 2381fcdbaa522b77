"""What every row of this room shares."""

from typing import Any

from django.db import models

from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.models.base import Entry
from goldthread.foundations.people.models import Involvement


def of_family() -> Any:
    return models.ForeignKey(Family, on_delete=models.PROTECT, related_name="+")


def of_register() -> Any:
    """A parent or carer on Who is who, by code."""
    return models.ForeignKey(Involvement, on_delete=models.PROTECT, related_name="+")


class About(Entry):
    """A row of the page on mental health. The trail tells what was done, never what was said."""

    class Meta(Entry.Meta):
        abstract = True

    @property
    def audit_name(self) -> str:
        return f"mental health, {self.matter.code}"
