"""What a partnership adds to the national rules: its area, adjusted clocks and reviews of its own.

Nothing here is overwritten: a row holds from a day, is ended once, and the next one is a new row.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.frameworks.querysets import (
    AreaQuerySet,
    ClockAdjustmentQuerySet,
    LocalClockQuerySet,
    LocalKindQuerySet,
)
from goldthread.foundations.agencies.models import Partnership, Period
from goldthread.foundations.records.facts import both_or_neither, ends_after_it_starts
from goldthread.foundations.records.labels import Labels
from goldthread.rules.clocks import EVENTS
from goldthread.rules.clocks import Unit as RuleUnit
from goldthread.rules.frameworks import name_of

PERSON = settings.AUTH_USER_MODEL
LONGEST = 999  # of any unit: nobody waits longer than that for a review


class Nation(models.TextChoices):
    """Whose law and whose bank holidays hold."""

    ENGLAND = "england", "England"
    WALES = "wales", "Wales"
    SCOTLAND = "scotland", "Scotland"
    NORTHERN_IRELAND = "northern-ireland", "Northern Ireland"


class Unit(models.TextChoices):
    """What a clock counts in."""

    WORKING_DAYS = "working-days", "working days"
    DAYS = "days", "days"
    MONTHS = "months", "months"


class Area(models.Model):
    """The nation and the places that a partnership answers for."""

    partnership = models.OneToOneField(Partnership, on_delete=models.PROTECT, related_name="area")
    nation = models.CharField(max_length=20, choices=Nation.choices, default=Nation.ENGLAND)
    places = models.TextField("places covered, one a line", blank=True)
    objects = AreaQuerySet.as_manager()
    labels = Labels(open="id partnership nation places")

    def __str__(self) -> str:
        return f"Area of {self.partnership}"

    @property
    def audit_ref(self) -> str:
        return f"area:{self.partnership_id}"

    @property
    def audit_name(self) -> str:
        return f"the area of {self.partnership}"


class Held(Period):
    """A row that a partnership keeps: who made it, when and why; who ended it, when and why."""

    reason = models.TextField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        abstract = True


class LocalKind(Held):
    """A kind of review that this partnership holds besides the national ones."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="local_kinds"
    )
    code = models.SlugField(max_length=30)
    name = models.CharField(max_length=200)
    criteria = models.TextField("when it is held")
    based_on = models.CharField("national kind it follows", max_length=30, blank=True)
    objects = LocalKindQuerySet.as_manager()
    labels = Labels(
        open="id partnership code name criteria based_on starts ends reason at ended_at "
        "ended_because",
        personal="by ended_by",
    )

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["partnership", "code"], name="local_kind_code_once"),
            CheckConstraint(condition=Q(code__startswith="local-"), name="local_kind_says_local"),
            ends_after_it_starts(name="local_kind_period"),
            both_or_neither("ends", "ended_at", name="local_kind_ended_who_when"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("framework", args=[self.code])

    @property
    def audit_ref(self) -> str:
        return f"local-kind:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the local review “{self.name}”"


class Counting(Held):
    """So many of a unit, counted from an event."""

    number = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=20, choices=Unit.choices)
    anchor = models.SlugField("event it counts from", max_length=60)

    class Meta:
        abstract = True

    @property
    def rule(self) -> str:
        return RuleUnit(self.unit).words(self.number)

    @property
    def anchor_words(self) -> str:
        return EVENTS.get(self.anchor, self.anchor)


class LocalClock(Counting):
    """A clock of a local kind. Counting it otherwise is a `ClockAdjustment`."""

    kind = models.ForeignKey(LocalKind, on_delete=models.PROTECT, related_name="clocks")
    step = models.SlugField(max_length=60)
    words = models.CharField("what is due", max_length=200)
    objects = LocalClockQuerySet.as_manager()
    labels = Labels(
        open="id kind step words number unit anchor starts ends reason at ended_at ended_because",
        personal="by ended_by",
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["kind", "step"],
                condition=Q(ends__isnull=True),
                name="local_clock_step_once",
            ),
            ends_after_it_starts(name="local_clock_period"),
            both_or_neither("ends", "ended_at", name="local_clock_ended_who_when"),
            CheckConstraint(
                condition=Q(number__gte=1, number__lte=LONGEST), name="local_clock_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.words}: {self.rule}"

    @property
    def partnership(self) -> Partnership:
        return self.kind.partnership

    @property
    def audit_ref(self) -> str:
        return f"local-clock:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the clock “{self.words}” of {self.kind.audit_name}"


class ClockAdjustment(Counting):
    """How a partnership counts one step of one kind of review, in place of the usual rule."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="clock_adjustments"
    )
    kind = models.CharField("kind of review", max_length=40)
    step = models.SlugField(max_length=60)
    objects = ClockAdjustmentQuerySet.as_manager()
    labels = Labels(
        open="id partnership kind step number unit anchor starts ends reason at ended_at "
        "ended_because",
        personal="by ended_by",
    )

    class Meta:
        ordering: ClassVar = ["kind", "step", "-starts", "-pk"]
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["partnership", "kind", "step"],
                condition=Q(ends__isnull=True),
                name="clock_adjustment_one_open",
            ),
            CheckConstraint(
                condition=Q(number__gte=1, number__lte=LONGEST), name="clock_adjustment_number"
            ),
            ends_after_it_starts(name="clock_adjustment_period"),
            both_or_neither("ends", "ended_at", name="clock_adjustment_ended_who_when"),
        ]

    def __str__(self) -> str:
        return f"{self.step} of {self.kind}: {self.rule}"

    @property
    def audit_ref(self) -> str:
        return f"clock-adjustment:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the clock “{self.step.replace('-', ' ')}” of {name_of(self.kind)}"
