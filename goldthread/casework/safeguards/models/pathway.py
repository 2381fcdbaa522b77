"""An unborn child's pathway: due dates as they were corrected, steps as they were taken."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse

from goldthread.casework.frameworks.models import Held
from goldthread.casework.safeguards.models.base import PERSON, Entry
from goldthread.casework.safeguards.models.family import Family
from goldthread.casework.safeguards.querysets import PregnancyQuerySet, TimetableQuerySet
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.facts import both_or_neither, ends_after_it_starts
from goldthread.foundations.records.labels import Labels
from goldthread.rules.clocks import Unit
from goldthread.rules.prebirth import Step, Which

UNITS = [(unit.value, unit.value.replace("-", " ")) for unit in Unit]


class Pregnancy(Entry):
    """An unborn child, by the register's code, with the mother who carries them."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="pregnancies")
    child = models.OneToOneField(Involvement, on_delete=models.PROTECT, related_name="pregnancy")
    mother = models.ForeignKey(Involvement, on_delete=models.PROTECT, related_name="pregnancies")
    ended_on = models.DateField("day of the birth, or the day the pregnancy ended", null=True)
    born = models.BooleanField(null=True)
    ended_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    objects = PregnancyQuerySet.as_manager()
    labels = Labels(
        open="id family child mother at", personal="by ended_by", sensitive="ended_on born"
    )

    class Meta(Entry.Meta):
        verbose_name_plural = "pregnancies"
        constraints: ClassVar = [both_or_neither("ended_on", "born", name="pregnancy_ended_how")]

    def __str__(self) -> str:
        return f"{self.child.code}, {self.family}"

    def get_absolute_url(self) -> str:
        return reverse("unborn_child", args=[self.pk])

    @property
    def audit_name(self) -> str:
        return f"the pathway of {self.child.code} of {self.matter.code}"


class EndTakenBack(Entry):
    """A birth, or an end, that was recorded by mistake: what it said, and why it was wrong."""

    way = "pregnancy__family"
    pregnancy = models.ForeignKey(Pregnancy, on_delete=models.PROTECT, related_name="taken_back")
    ended_on = models.DateField("day that was recorded")
    born = models.BooleanField("a birth was recorded")
    ended_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    because = models.TextField("why it was wrong")
    labels = Labels(
        open="id pregnancy at", personal="by ended_by", sensitive="ended_on born because"
    )

    def __str__(self) -> str:
        return "a birth recorded by mistake" if self.born else "an end recorded by mistake"


class DueDate(Entry):
    """When the child is expected, as it was said on one day. The latest row holds."""

    class How(models.TextChoices):
        PERIOD = "period", "from the first day of the last period"
        SCAN = "scan", "from a scan"
        TOLD = "told", "as told, without a scan"

    way = "pregnancy__family"
    pregnancy = models.ForeignKey(Pregnancy, on_delete=models.PROTECT, related_name="due_dates")
    how = models.CharField(max_length=10, choices=How.choices)
    due = models.DateField()
    counted_from = models.DateField("day of the scan, or of the last period", null=True, blank=True)
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.TextField("why it changed", blank=True)
    labels = Labels(
        open="id pregnancy how at",
        personal="by",
        sensitive="due counted_from weeks days words",
    )

    def __str__(self) -> str:
        return f"due {self.due:%d %B %Y}"


class StepTaken(Entry):
    """A step of the pathway: done, not needed, or written down by mistake. The latest row holds."""

    class How(models.TextChoices):
        DONE = "done", "done"
        NOT_NEEDED = "not-needed", "not needed"
        MISTAKE = "mistake", "not done after all: written down by mistake"

    way = "pregnancy__family"
    pregnancy = models.ForeignKey(Pregnancy, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=30)
    how = models.CharField(max_length=12, choices=How.choices)
    on = models.DateField()
    words = models.TextField(blank=True)
    labels = Labels(open="id pregnancy step how at", personal="by", sensitive="on words")

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            CheckConstraint(condition=Q(how="done") | ~Q(words=""), name="step_not_done_says_why")
        ]

    def __str__(self) -> str:
        return f"{self.step}: {self.how}"


class Move(Entry):
    """The family moves to another area. It is handed over when somebody there says they have it."""

    way = "pregnancy__family"
    pregnancy = models.ForeignKey(Pregnancy, on_delete=models.PROTECT, related_name="moves")
    on = models.DateField("when they move, or moved")
    to = models.CharField("where to", max_length=200)
    told = models.CharField("who was told there, and how", max_length=300)
    received_on = models.DateField(null=True, blank=True)
    received_by = models.CharField("who there said that they have it", max_length=300, blank=True)
    labels = Labels(
        open="id pregnancy at received_on", personal="by told received_by", sensitive="on to"
    )

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(received_on__isnull=True, received_by="")
                | (Q(received_on__isnull=False) & ~Q(received_by="")),
                name="move_received_who_when",
            )
        ]

    def __str__(self) -> str:
        return f"move to {self.to}"


class GoingHome(Entry):
    """One of the two tests before a baby goes home: medically fit, and safe. The latest row holds.

    Source: discharge planning where there are safeguarding concerns (Rotherham): no discharge to
    the parents until both are met.
    """

    class Test(models.TextChoices):
        FIT = "fit", "medically fit"
        SAFE = "safe", "safe"

    way = "pregnancy__family"
    pregnancy = models.ForeignKey(Pregnancy, on_delete=models.PROTECT, related_name="going_home")
    test = models.CharField(max_length=10, choices=Test.choices)
    met = models.BooleanField()
    words = models.TextField("what it rests on")
    said_by = models.CharField("who says so, and their post", max_length=300)
    labels = Labels(open="id pregnancy test at", personal="by said_by", sensitive="met words")

    def __str__(self) -> str:
        return f"{self.get_test_display()}: {'yes' if self.met else 'no'}"


class TimetableStep(Held):
    """A step of the pathway as this partnership counts it, from a day to a day."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    step = models.SlugField(max_length=30)
    words = models.CharField("the step, in words", max_length=200)
    weeks = models.PositiveSmallIntegerField("by how many weeks", null=True, blank=True)
    days = models.PositiveSmallIntegerField("and days", default=0)
    after = models.CharField("or counted from", max_length=30, blank=True)
    number = models.PositiveSmallIntegerField("how many", default=0)
    unit = models.CharField(max_length=20, choices=UNITS, default=Unit.DAYS.value)
    which = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in Which], default=Which.SOONER.value
    )
    dropped = models.BooleanField("not a step here", default=False)
    source = models.CharField("where your procedure says so", max_length=300)
    objects = TimetableQuerySet.as_manager()
    labels = Labels(
        open="id partnership step words weeks days after number unit which dropped source starts "
        "ends reason at ended_at ended_because",
        personal="by ended_by",
    )

    class Meta:
        ordering: ClassVar = ["starts", "pk"]
        constraints: ClassVar = [
            ends_after_it_starts(name="timetable_step_period"),
            UniqueConstraint(
                fields=["partnership", "step"],
                condition=Q(ends__isnull=True),
                name="timetable_step_one_open",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def audit_ref(self) -> str:
        return f"timetable-step:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the step “{self.words}” of the pre-birth timetable"

    def as_rule(self) -> Step:
        return Step(
            self.step, self.words, self.source, weeks=self.weeks, days=self.days, after=self.after,
            number=self.number, unit=Unit(self.unit), which=Which(self.which),
        )  # fmt: skip
