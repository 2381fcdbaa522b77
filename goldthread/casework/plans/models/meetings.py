"""Strategy discussions, conferences and core groups: as they were held, and who was there."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q
from django.urls import reverse

from goldthread.casework.safeguards.models import Family, KeyDecision
from goldthread.casework.safeguards.models.base import Entry
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.labels import Labels


class PlanMeeting(Entry):
    """One meeting about one or several children, on the day it was held.

    `words`: what was said and why. One that decided against a plan stands here like any other.
    """

    class Kind(models.TextChoices):
        STRATEGY = "strategy", "strategy discussion"
        INITIAL = "initial", "initial conference"
        CORE = "core", "core group"
        REVIEW = "review", "review conference"

    class Outcome(models.TextChoices):
        ENQUIRY = "enquiry", "an enquiry was begun"
        GOES_ON = "goes-on", "the enquiry that was begun goes on"
        NO_ENQUIRY = "no-enquiry", "no enquiry"
        PLAN = "plan", "a plan was made"
        NO_PLAN = "no-plan", "decided against a plan"
        CONTINUES = "continues", "the plan goes on"
        SHOULD_END = "should-end", "the plan should end"

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="plan_meetings")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    on = models.DateField()
    children = models.ManyToManyField(Involvement, related_name="plan_meetings")
    concern_on = models.DateField("day on which the concern was raised", null=True, blank=True)
    chair = models.CharField("who chaired", max_length=200, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    category = models.CharField(max_length=20, blank=True)
    words = models.TextField("what was decided, and why")
    dissent = models.TextField("who saw it differently, and why", blank=True)
    chair_dissents = models.BooleanField("the chair was among them", default=False)
    late_because = models.TextField("why it was late", blank=True)
    labels = Labels(
        open="id family kind children at outcome",
        personal="by chair",
        sensitive="on concern_on category words dissent chair_dissents late_because",
    )

    class Meta(Entry.Meta):
        ordering: ClassVar = ["on", "at", "pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(chair_dissents=False) | ~Q(dissent=""), name="plan_meeting_dissent_said"
            ),
            CheckConstraint(
                condition=Q(kind="core", outcome="")
                | Q(kind="strategy", outcome__in=["enquiry", "goes-on", "no-enquiry"])
                | Q(kind="initial", outcome__in=["plan", "no-plan"])
                | Q(kind="review", outcome__in=["continues", "should-end"]),
                name="plan_meeting_outcome_of_its_kind",
            ),
            CheckConstraint(
                condition=~Q(outcome__in=["plan", "continues"]) | ~Q(category=""),
                name="plan_meeting_plan_has_category",
            ),
            CheckConstraint(condition=~Q(words=""), name="plan_meeting_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.on.day} {self.on:%B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("plan_meeting", args=[self.pk])


class MeetingMistake(Entry):
    """It was written down by mistake. It stays, and counts for nothing."""

    way = "meeting__family"
    meeting = models.OneToOneField(PlanMeeting, on_delete=models.PROTECT, related_name="mistake")
    words = models.TextField("why")
    labels = Labels(open="id meeting at", personal="by", sensitive="words")

    def __str__(self) -> str:
        return f"mistake: {self.meeting}"


class NoConference(Entry):
    """After an enquiry no conference is held, by a manager's decision."""

    way = "meeting__family"
    meeting = models.OneToOneField(
        PlanMeeting, on_delete=models.PROTECT, related_name="no_conference"
    )
    decision = models.ForeignKey(KeyDecision, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    words = models.TextField("what happens for the child instead")
    labels = Labels(open="id meeting decision at", personal="by", sensitive="on words")

    def __str__(self) -> str:
        return f"no conference after {self.meeting}"


class ChildNow(Entry):
    """How it is for one child at a core group: what changed, and what the child says or shows."""

    way = "meeting__family"
    meeting = models.ForeignKey(PlanMeeting, on_delete=models.PROTECT, related_name="children_now")
    child = models.ForeignKey(Involvement, on_delete=models.PROTECT, related_name="+")
    changed = models.TextField("what changed for the child since the last")
    voice = models.TextField("what the child says or shows", blank=True)
    labels = Labels(open="id meeting child at", personal="by", sensitive="changed voice")

    def __str__(self) -> str:
        return f"{self.child.code} at the {self.meeting}"


class Came(Entry):
    """Whether an agency came, or sent a report. The latest row holds."""

    class How(models.TextChoices):
        CAME = "came", "came"
        REPORT = "report", "did not come, sent a report"
        NOTHING = "nothing", "did not come, sent no report"

    way = "meeting__family"
    meeting = models.ForeignKey(PlanMeeting, on_delete=models.PROTECT, related_name="came")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=How.choices)
    who = models.CharField("who, by name and post", max_length=200, blank=True)
    labels = Labels(open="id meeting organisation how at", personal="by who")

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_how_display()}"


class FamilyThere(Entry):
    """Was a parent or child there, and what did they say; if not, why. The latest row holds."""

    class How(models.TextChoices):
        THERE = "there", "was there"
        VIEWS = "views", "was not there; gave their views"
        NOT = "not", "was not there"

    way = "meeting__family"
    meeting = models.ForeignKey(PlanMeeting, on_delete=models.PROTECT, related_name="family_there")
    who = models.ForeignKey(Involvement, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=How.choices)
    words = models.TextField("what they said, or why they were not there")
    labels = Labels(open="id meeting who at", personal="by", sensitive="how words")

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(words=""), name="family_there_says_what")
        ]

    def __str__(self) -> str:
        return f"{self.who.code} {self.get_how_display()}"
