"""What a return found, as records: findings, good practice, the agency's own recommendations.

A record is never changed: a correction is a new row with the same number, and the old row ends.
"""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils import timezone

from goldthread.casework.contributions.belonging import OfReturn
from goldthread.casework.contributions.models.asked import AskedLine, Return
from goldthread.casework.contributions.querysets import (
    AgencyRecommendationQuerySet,
    RecordQuerySet,
)
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class Known(models.TextChoices):
    """When it could be known: to the people at the time, or only with hindsight."""

    THEN = "then", "known then"
    NOW = "now", "known now"


class Record(OfReturn, models.Model):
    """Shared columns. The row that has not ended is the record as it stands."""

    agency_return = models.ForeignKey(
        Return, on_delete=models.PROTECT, related_name="%(class)s_rows"
    )
    number = models.PositiveIntegerField()
    text = models.TextField()
    line = models.ForeignKey(
        AskedLine, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    evidence = models.TextField("where it is shown", blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    objects: ClassVar[Any] = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering: ClassVar = ["agency_return", "number", "pk"]

    def __str__(self) -> str:
        return self.text


def _constraints(name: str) -> list[models.BaseConstraint]:
    return [
        both_or_neither("ended_by", "ended_at", name=f"{name}_ended_who_when"),
        UniqueConstraint(
            fields=["agency_return", "number"],
            condition=Q(ended_at__isnull=True),
            name=f"{name}_stands_once",
        ),
    ]


_OPEN = "id agency_return number line at ended_at"
_WHO = "by ended_by"


class Finding(Record):
    """What the author concludes about practice, and whether it could be known at the time."""

    known = models.CharField(max_length=4, choices=Known.choices)
    labels = Labels(open=f"{_OPEN} known", personal=_WHO, sensitive="text evidence")

    class Meta(Record.Meta):
        constraints: ClassVar = _constraints("finding")

    @property
    def code(self) -> str:
        return f"F{self.number}"


class GoodPractice(Record):
    """Something that was done well, and that others could learn from."""

    known = models.CharField(max_length=4, choices=Known.choices, default=Known.THEN)
    labels = Labels(open=f"{_OPEN} known", personal=_WHO, sensitive="text evidence")

    class Meta(Record.Meta):
        constraints: ClassVar = _constraints("good_practice")

    @property
    def code(self) -> str:
        return f"G{self.number}"


class AgencyRecommendation(Record):
    """What the agency will change by itself. On acceptance it becomes an action (see judging)."""

    because = models.ForeignKey(
        Finding, null=True, blank=True, on_delete=models.PROTECT, related_name="led_to"
    )
    expected_change = models.TextField("what will be different for children", blank=True)
    proof_wanted = models.TextField("what would prove it", blank=True)
    due = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    objects: ClassVar[Any] = AgencyRecommendationQuerySet.as_manager()
    labels = Labels(
        open=f"{_OPEN} because due",
        personal=f"{_WHO} owner",
        sensitive="text evidence expected_change proof_wanted",
    )

    class Meta(Record.Meta):
        constraints: ClassVar = _constraints("agency_recommendation")

    @property
    def code(self) -> str:
        return f"AR{self.number}"
