"""Why somebody is kept away from a family's record, and who looked whether that holds."""

from typing import ClassVar

from django.db import models

from goldthread.casework.safeguards.models.base import Entry
from goldthread.casework.safeguards.querysets import ExclusionQuerySet
from goldthread.foundations.agencies.models import Conflict
from goldthread.foundations.records.labels import Labels


class Exclusion(Entry):
    """The kind of reason for a conflict on a family's matter; its words stand in the conflict."""

    class Why(models.TextChoices):
        HARMS = "harms", "they may be the one who does harm"
        KIN = "kin", "they are kin of the family"
        PRIVATE = "private", "they know the family in private"
        OTHER = "other", "something else"

    conflict = models.OneToOneField(Conflict, on_delete=models.PROTECT, related_name="exclusion")
    why = models.CharField(max_length=10, choices=Why.choices)
    of_a_lead = models.BooleanField("of somebody who leads", default=False)
    way: ClassVar[str] = "conflict__matter__family"
    objects = ExclusionQuerySet.as_manager()
    labels = Labels(open="id conflict of_a_lead at", personal="by", sensitive="why")

    def __str__(self) -> str:
        return f"{self.conflict.person} is kept away"


class ExclusionLook(Entry):
    """Somebody who is neither of the two looked at it: it stands, or it ended with that."""

    exclusion = models.ForeignKey(Exclusion, on_delete=models.PROTECT, related_name="looks")
    stands = models.BooleanField()
    words = models.TextField("why")
    way: ClassVar[str] = "exclusion__conflict__matter__family"
    labels = Labels(open="id exclusion stands at", personal="by", sensitive="words")

    def __str__(self) -> str:
        return "it stands" if self.stands else "it ended"
