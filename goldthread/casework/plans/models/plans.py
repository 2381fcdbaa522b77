"""A child's plan, and its end."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse

from goldthread.casework.plans.models.meetings import PlanMeeting
from goldthread.casework.safeguards.models import Family, KeyDecision
from goldthread.casework.safeguards.models.base import Entry
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.labels import Labels


class Plan(Entry):
    """One child's plan, from the conference that made it. Its category is that of the last one."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="protection_plans")
    child = models.ForeignKey(
        Involvement, on_delete=models.PROTECT, related_name="protection_plans"
    )
    conference = models.ForeignKey(PlanMeeting, on_delete=models.PROTECT, related_name="plans")
    on = models.DateField("since")
    labels = Labels(open="id family child conference at", personal="by", sensitive="on")

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            UniqueConstraint(fields=["conference", "child"], name="plan_once_a_conference")
        ]

    def __str__(self) -> str:
        return f"plan of {self.child.code}"

    def get_absolute_url(self) -> str:
        return reverse("child_protection", args=[self.family_id])

    @property
    def before(self) -> "PlanBefore | None":
        """The latest answer; from prefetched rows, if there are any."""
        rows = list(self.before_answers.all())
        return rows[-1] if rows else None


class PlanBefore(Entry):
    """Whether the child was on a plan before. The latest answer holds."""

    class Answer(models.TextChoices):
        NO = "no", "no"
        YES = "yes", "yes, here or in another area"
        UNKNOWN = "unknown", "not known yet"

    way = "plan__family"
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="before_answers")
    answer = models.CharField(max_length=10, choices=Answer.choices)
    words = models.TextField("when, where, why, and what it changed", blank=True)
    labels = Labels(open="id plan at", personal="by", sensitive="answer words")

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(answer="yes") | ~Q(words=""), name="plan_before_says_when")
        ]

    def __str__(self) -> str:
        return self.get_answer_display()


class PlanEnd(Entry):
    """The plan ended: why, who agreed, and the manager's decision it rests on."""

    class Reason(models.TextChoices):
        SAFER = "safer", "no longer at risk of significant harm"
        CARE = "care", "looked after, and protected so"
        MOVED = "moved", "another area has taken the plan over"
        ADULT = "adult", "is eighteen"
        DIED = "died", "the child died"
        MISTAKE = "mistake", "the plan was recorded by mistake"

    way = "plan__family"
    plan = models.OneToOneField(Plan, on_delete=models.PROTECT, related_name="end")
    on = models.DateField()
    reason = models.CharField(max_length=10, choices=Reason.choices)
    words = models.TextField("what is different for the child, and what stays in place")
    agreed = models.TextField("who agreed")
    dissent = models.TextField("who saw it differently, and why", blank=True)
    decision = models.ForeignKey(KeyDecision, on_delete=models.PROTECT, related_name="+")
    labels = Labels(
        open="id plan decision at", personal="by agreed", sensitive="on reason words dissent"
    )

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            CheckConstraint(
                condition=~Q(words="") & ~Q(agreed=""), name="plan_end_says_why_and_who"
            )
        ]

    def __str__(self) -> str:
        return f"end of the {self.plan}"
