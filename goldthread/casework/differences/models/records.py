"""One difference between two agencies, and each step that was taken in it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.differences.models.stages import LEVELS
from goldthread.casework.differences.querysets import DifferenceQuerySet, StepQuerySet
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.models.base import PERSON
from goldthread.foundations.agencies.models import Matter, Organisation, Partnership
from goldthread.foundations.records.labels import Labels
from goldthread.foundations.records.reminded import OnceAWeek


class Difference(models.Model):
    """Somebody of one agency thinks that a decision or action of another is not right for a child.

    Where it stands follows from its steps. About a family in live work it is behind that family's
    walls; without one it names no child.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    family = models.ForeignKey(
        Family, null=True, blank=True, on_delete=models.PROTECT, related_name="differences"
    )
    own = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    asked = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    about = models.CharField("the decision or action", max_length=300)
    what = models.TextField("what the difference is")
    wanted = models.TextField("what is wanted for the child")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = DifferenceQuerySet.as_manager()
    is_confidential = True
    labels = Labels(
        open="id partnership family own asked at", personal="by", sensitive="about what wanted"
    )

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(own=F("asked")), name="difference_two_agencies")
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("difference", args=[self.pk])

    @property
    def code(self) -> str:
        return f"PD{self.pk}"

    @property
    def audit_ref(self) -> str:
        return f"difference:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the professional difference {self.code}"

    @property
    def matter(self) -> Matter | None:
        """Of a family in live work, so that its rows in the trail are behind the same walls."""
        return self.family.matter if self.family else None


class Step(models.Model):
    """What was done, once. `stage` and the rest of it as the policy stood that day; `due` where a
    stage began. Never changed afterwards."""

    class Kind(models.TextChoices):
        RAISED = "raised", "raised"
        ANSWERED = "answered", "answered"
        MOVED = "moved", "not agreed, taken up"
        CHAIR = "chair", "who decides was named"
        AGREED = "agreed", "agreed"
        WITHDRAWN = "withdrawn", "withdrawn"
        DECIDED = "decided", "decided by a chair or scrutineer"

    BEGINS: ClassVar = (Kind.RAISED, Kind.MOVED)
    ENDS: ClassVar = (Kind.AGREED, Kind.WITHDRAWN, Kind.DECIDED)

    difference = models.ForeignKey(Difference, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    stage = models.PositiveSmallIntegerField()
    name = models.CharField("stage as it was called", max_length=200)
    level = models.CharField(max_length=10, choices=LEVELS)
    on = models.DateField()
    due = models.DateField(null=True, blank=True)
    danger = models.BooleanField("stages left out because of immediate danger", default=False)
    words = models.TextField(blank=True)
    changes = models.TextField("what changes for the child", blank=True)
    learning = models.TextField("what the partnership can learn", blank=True)
    chair = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = StepQuerySet.as_manager()
    is_confidential = True
    labels = Labels(
        open="id difference kind stage name level on due danger learning at",
        personal="by chair", sensitive="words changes",
    )  # fmt: skip

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(kind__in=["raised", "moved"], due__isnull=False)
                | (~Q(kind__in=["raised", "moved"]) & Q(due__isnull=True)),
                name="difference_stage_has_its_day",
            ),
            CheckConstraint(
                condition=Q(kind__in=["raised", "chair"]) | ~Q(words=""),
                name="difference_step_says",
            ),
            CheckConstraint(
                condition=~Q(kind__in=["agreed", "decided"]) | ~Q(changes=""),
                name="difference_end_says_what_changes",
            ),
            UniqueConstraint(
                fields=["difference"],
                condition=Q(kind__in=["agreed", "withdrawn", "decided"]),
                name="difference_ends_once",
            ),
            UniqueConstraint(
                fields=["difference", "stage"],
                condition=Q(kind__in=["raised", "moved"]),
                name="difference_each_stage_once",
            ),
        ]

    def __str__(self) -> str:
        return f"stage {self.stage}: {self.get_kind_display()}"

    @property
    def matter(self) -> Any:
        return self.difference.matter

    @property
    def audit_ref(self) -> str:
        return f"difference-step:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"a step of {self.difference.audit_name}"


class Reminded(OnceAWeek):
    """That an answer is late was said."""
