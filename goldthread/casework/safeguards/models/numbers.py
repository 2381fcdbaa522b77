"""A number of the partnership's own in place of a usual one: days, ticks, weeks."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from goldthread.casework.frameworks.models import Held
from goldthread.casework.safeguards.querysets import TimetableQuerySet
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.records.facts import ends_after_it_starts
from goldthread.foundations.records.labels import Labels


class OwnNumber(Held):
    """One code of a room's list (see `rules/localnumbers.py`), from a day to a day."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=30)
    number = models.PositiveSmallIntegerField()
    source = models.CharField("where your procedure says so", max_length=300)
    objects = TimetableQuerySet.as_manager()
    labels = Labels(
        open="id partnership code number source starts ends reason at ended_at ended_because",
        personal="by ended_by",
    )

    class Meta:
        abstract = True
        ordering: ClassVar = ["starts", "pk"]
        constraints: ClassVar = [
            ends_after_it_starts(name="%(app_label)s_number_period"),
            UniqueConstraint(
                fields=["partnership", "code"],
                condition=Q(ends__isnull=True),
                name="%(app_label)s_number_one_open",
            ),
            CheckConstraint(condition=Q(number__gte=1), name="%(app_label)s_number_counts"),
        ]

    def __str__(self) -> str:
        return f"{self.code.replace('-', ' ')}: {self.number}"

    @property
    def audit_ref(self) -> str:
        return f"{self._meta.app_label}-number:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the partnership’s own number “{self.code.replace('-', ' ')}”"
