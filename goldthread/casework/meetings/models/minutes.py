"""Minutes in versions, what was decided, and the actions that were agreed."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from goldthread.casework.meetings.models.meetings import PERSON, Meeting, OfMeeting
from goldthread.casework.meetings.querysets import MinutesQuerySet
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels


class Minutes(OfMeeting):
    """One version of the minutes. Agreed ones are frozen; a correction is a new version."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes")
    version = models.PositiveSmallIntegerField()
    why = models.TextField("why they are corrected", blank=True)
    objects = MinutesQuerySet.as_manager()
    labels = Labels(open="id meeting version at", personal="by", sensitive="why")

    class Meta(OfMeeting.Meta):
        ordering: ClassVar = ["version"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["meeting", "version"], name="minutes_version_once"),
            CheckConstraint(condition=Q(version=1) | ~Q(why=""), name="corrected_minutes_say_why"),
        ]

    def __str__(self) -> str:
        return f"minutes, version {self.version}"


class MinutesSection(models.Model):
    """A part of the minutes. Its words change while they are written, and never once agreed."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="sections")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    changed_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField(null=True, blank=True)
    labels = Labels(
        open="id minutes order changed_at", personal="changed_by", sensitive="title words"
    )

    class Meta:
        ordering: ClassVar = ["order", "pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["minutes", "order"], name="minutes_section_once"),
            both_or_neither("changed_by", "changed_at", name="minutes_section_who_when"),
        ]

    def __str__(self) -> str:
        return self.title


class MinutesStep(models.Model):
    """Minutes were sent to the chair, came back with words, or were agreed."""

    class Step(models.TextChoices):
        SENT = "sent", "sent to the chair"
        RETURNED = "returned", "returned to be changed"
        AGREED = "agreed", "agreed"

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=20, choices=Step.choices)
    words = models.TextField(blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id minutes step at", personal="by", sensitive="words")

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=~Q(step="returned") | ~Q(words=""), name="returned_minutes_say_why"
            ),
            UniqueConstraint(
                fields=["minutes"], condition=Q(step="agreed"), name="minutes_agreed_once"
            ),
        ]

    def __str__(self) -> str:
        return self.get_step_display()


class Decision(OfMeeting):
    """What the meeting decided. Never changed: a later decision may take its place."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    what = models.TextField()
    why = models.TextField()
    decided_by = models.CharField("who decided", max_length=300)
    dissent = models.TextField("who saw it otherwise, and why", blank=True)
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    labels = Labels(
        open="id meeting number replaces at", personal="by decided_by", sensitive="what why dissent"
    )

    class Meta(OfMeeting.Meta):
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["meeting", "number"], name="meeting_decision_once")
        ]

    def __str__(self) -> str:
        return f"decision {self.number}"

    @property
    def code(self) -> str:
        return f"D{self.meeting.number}.{self.number}"


class MeetingAction(OfMeeting):
    """The link from a meeting, and perhaps its decision, to an action that was agreed there."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="links")
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="links"
    )
    action = models.OneToOneField(Action, on_delete=models.PROTECT, related_name="from_meeting")
    labels = Labels(open="id meeting decision action at", personal="by")

    class Meta(OfMeeting.Meta):
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"action {self.action.code}"
