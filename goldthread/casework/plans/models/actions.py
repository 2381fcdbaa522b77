"""Actions of a plan: gone through at each core group, carried forward, challenged."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q
from django.urls import reverse

from goldthread.casework.plans.models.meetings import PlanMeeting
from goldthread.casework.plans.models.plans import Plan
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.models.base import Entry
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.labels import Labels


class PlanAction(Entry):
    """An action of follow-through that belongs to a child's plan.

    It ends there: evidenced, judged by somebody of another agency, or no longer needed.
    """

    way = "plan__family"
    action = models.OneToOneField(
        "followthrough.Action", on_delete=models.PROTECT, related_name="for_plan"
    )
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="actions")
    child_words = models.TextField("in the child's own words", blank=True)
    labels = Labels(open="id action plan at", personal="by", sensitive="child_words")

    def __str__(self) -> str:
        return str(self.action)

    @property
    def code(self) -> str:
        return self.action.code


class GoneThrough(Entry):
    """What a core group said of one open action. The latest row of a core group holds."""

    class How(models.TextChoices):
        DONE = "done", "done: evidence is given, or will be"
        CARRIED = "carried", "carried forward"
        CHALLENGED = "challenged", "challenged"

    way = "action__plan__family"
    action = models.ForeignKey(PlanAction, on_delete=models.PROTECT, related_name="gone_through")
    meeting = models.ForeignKey(PlanMeeting, on_delete=models.PROTECT, related_name="gone_through")
    how = models.CharField(max_length=12, choices=How.choices)
    words = models.TextField("why")
    labels = Labels(open="id action meeting how at", personal="by", sensitive="words")

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(words=""), name="gone_through_says_why")
        ]

    def __str__(self) -> str:
        return f"{self.action.code}: {self.get_how_display()}"


class CarryDecision(Entry):
    """A manager decided that an action goes on although it was carried forward, and why."""

    way = "action__plan__family"
    action = models.ForeignKey(PlanAction, on_delete=models.PROTECT, related_name="carry_decisions")
    words = models.TextField("why")
    labels = Labels(open="id action at", personal="by", sensitive="words")

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(words=""), name="carry_decision_says_why")
        ]

    def __str__(self) -> str:
        return f"{self.action.code} goes on"


class PlanChallenge(Entry):
    """Who challenged whom about what. An answer is asked for by a day.

    Source: the Oliver briefing, "shared responsibility for safeguarding and the completion of
    actions"; Working Together on core groups. It is no complaint and needs nobody's leave.
    """

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="plan_challenges")
    meeting = models.ForeignKey(
        PlanMeeting, null=True, blank=True, on_delete=models.PROTECT, related_name="challenges"
    )
    action = models.ForeignKey(
        PlanAction, null=True, blank=True, on_delete=models.PROTECT, related_name="challenges"
    )
    from_body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    to_body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    about = models.TextField("about what, and what is asked")
    answer_by = models.DateField("an answer is asked for by")
    labels = Labels(
        open="id family meeting action from_body to_body answer_by at",
        personal="by",
        sensitive="about",
    )

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(about=""), name="plan_challenge_says_what")
        ]

    def __str__(self) -> str:
        return f"challenge to {self.to_body}"

    def get_absolute_url(self) -> str:
        return reverse("answer_plan_challenge", args=[self.pk])


class PlanAnswer(Entry):
    """What was answered, or that it was taken to escalation and to whom. The latest row holds."""

    class How(models.TextChoices):
        ANSWERED = "answered", "answered, and that is enough"
        ESCALATED = "escalated", "taken to escalation"

    way = "challenge__family"
    challenge = models.ForeignKey(PlanChallenge, on_delete=models.PROTECT, related_name="answers")
    how = models.CharField(max_length=10, choices=How.choices)
    words = models.TextField("what was answered, or why it is taken further")
    to = models.CharField("to whom it is taken", max_length=200, blank=True)
    answer_by = models.DateField("an answer is asked for by", null=True, blank=True)
    labels = Labels(open="id challenge how answer_by at", personal="by to", sensitive="words")

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(words=""), name="plan_answer_says_what"),
            CheckConstraint(
                condition=Q(how="answered") | (~Q(to="") & Q(answer_by__isnull=False)),
                name="plan_escalation_to_whom_by_when",
            ),
        ]

    def __str__(self) -> str:
        return self.get_how_display()
