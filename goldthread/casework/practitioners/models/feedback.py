"""What those who came are told afterwards, and who has read it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint
from django.utils import timezone

from goldthread.casework.practitioners.belonging import OfEvent
from goldthread.casework.practitioners.models.events import Event
from goldthread.casework.practitioners.models.invited import Invited
from goldthread.casework.practitioners.querysets import PartQuerySet
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class Feedback(OfEvent, models.Model):
    """What we heard and what we will do, in versions; one that is released is never changed."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="feedback")
    version = models.PositiveIntegerField()
    heard = models.TextField("what we heard")
    will_do = models.TextField("what we will do")
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    released_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    released_at = models.DateTimeField(null=True, blank=True)
    objects = PartQuerySet.as_manager()
    labels = Labels(
        open="id event version at released_at",
        personal="by released_by",
        sensitive="heard will_do",
    )

    class Meta:
        ordering: ClassVar = ["-version"]
        constraints: ClassVar = [
            both_or_neither("released_by", "released_at", name="event_feedback_released_who_when"),
            UniqueConstraint(fields=["event", "version"], name="event_feedback_version_once"),
        ]

    def __str__(self) -> str:
        return f"Feedback of {self.event}, version {self.version}"


class FeedbackRead(models.Model):
    """Somebody who came said that they have read it."""

    feedback = models.ForeignKey(Feedback, on_delete=models.PROTECT, related_name="read_by")
    invited = models.ForeignKey(Invited, on_delete=models.PROTECT, related_name="feedback_read")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id feedback invited at")

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(fields=["feedback", "invited"], name="event_feedback_read_once")
        ]

    def __str__(self) -> str:
        return f"{self.feedback} read"
