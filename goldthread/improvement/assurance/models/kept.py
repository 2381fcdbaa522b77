"""The level of a part as it was last worked out, so that thousands can be counted at once."""

from typing import ClassVar

from django.db import models

from goldthread.foundations.records.labels import Labels
from goldthread.improvement.assurance.querysets import KeptQuerySet
from goldthread.improvement.recommendations.models import Address
from goldthread.rules.assurance import Level


class Kept(models.Model):
    """What `rules.assurance` said on the day `since`, which holds before the day `until`.

    A copy of what follows from other rows: it may be thrown away at any time, and is made again.
    `until` is not after `since` where something changed since.
    """

    address = models.OneToOneField(Address, on_delete=models.CASCADE, related_name="kept")
    level = models.CharField(max_length=20, choices=[(one.value, one.words) for one in Level])
    next_look = models.DateField(null=True)
    since = models.DateField()
    until = models.DateField()
    objects = KeptQuerySet.as_manager()
    labels = Labels(open="id address level next_look since until")

    class Meta:
        verbose_name_plural = "kept"
        indexes: ClassVar = [
            models.Index(fields=["until"], name="kept_until"),
            models.Index(fields=["since"], name="kept_since"),
        ]

    def __str__(self) -> str:
        return f"{self.level} from {self.since:%d %B %Y}"
