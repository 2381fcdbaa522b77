"""The stages of the partnership's own policy, as dated rows."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from goldthread.casework.differences.querysets import OwnStageQuerySet
from goldthread.casework.frameworks.models import Held
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.records.facts import ends_after_it_starts
from goldthread.foundations.records.labels import Labels
from goldthread.rules.differences import MOST_DAYS, MOST_STAGES, Level, Stage

LEVELS = [(one.value, one.words) for one in Level]


class OwnStage(Held):
    """One stage from a day to a day, in place of the usual one of its number. `used`: false where
    the policy has no such stage."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    used = models.BooleanField(default=True)
    name = models.CharField(max_length=200)
    level = models.CharField("who speaks for the agency asked", max_length=10, choices=LEVELS)
    days = models.PositiveSmallIntegerField("working days")
    source = models.CharField("where your policy says so", max_length=300)
    objects = OwnStageQuerySet.as_manager()
    labels = Labels(
        open="id partnership number used name level days source starts ends reason at ended_at "
        "ended_because",
        personal="by ended_by",
    )

    class Meta:
        ordering: ClassVar = ["starts", "pk"]
        verbose_name = "stage"
        constraints: ClassVar = [
            ends_after_it_starts(name="difference_stage_period"),
            CheckConstraint(
                condition=Q(number__gte=1, number__lte=MOST_STAGES, days__gte=1)
                & Q(days__lte=MOST_DAYS),
                name="difference_stage_numbers",
            ),
            UniqueConstraint(
                fields=["partnership", "number"],
                condition=Q(ends__isnull=True),
                name="difference_stage_one_open",
            ),
        ]

    def __str__(self) -> str:
        if not self.used:
            return f"stage {self.number}: not used"
        return f"stage {self.number}, {self.name}: {self.as_rule().rule}"

    @property
    def audit_ref(self) -> str:
        return f"difference-stage:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"{self} of resolving professional differences"

    def as_rule(self) -> Stage:
        return Stage(self.number, self.name, Level(self.level), self.days, self.source)
