"""What the rows of this room share, besides what every row about a family shares."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q

from goldthread.casework.safeguards.models.base import Entry


def says(field: str, *, name: str) -> CheckConstraint:
    """Words that are never empty."""
    return CheckConstraint(condition=~Q(**{field: ""}), name=f"weighing_{name}")


class Row(Entry):
    """Something written down here. Never changed: what is thought later is another row."""

    class Meta(Entry.Meta):
        abstract = True

    @property
    def audit_ref(self) -> str:
        """Other rooms have evidence too."""
        return f"weighing-{self._meta.model_name}:{self.pk}"


class Turn(Row):
    """It no longer stands, or stands again, and why. Without a turn a thing stands."""

    stands = models.BooleanField()
    words = models.TextField("why")

    class Meta(Row.Meta):
        abstract = True
        constraints: ClassVar = [says("words", name="%(class)s_says_why")]
