"""What somebody is writing and has not sent: kept while they write, and theirs alone."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint
from django.utils import timezone

from goldthread.casework.practitioners.belonging import OfEvent
from goldthread.casework.practitioners.models.events import Event
from goldthread.casework.practitioners.querysets import UnsentQuerySet
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class Unsent(OfEvent, models.Model):
    """One form of one person at one event. It goes when the form is sent: it would otherwise be a
    second key to who said what. `content` is JSON, `version` counts the savings."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="unsent")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=100)
    content = models.TextField()
    version = models.PositiveIntegerField()
    saved_at = models.DateTimeField(default=timezone.now)
    objects = UnsentQuerySet.as_manager()
    labels = Labels(open="id event version saved_at", personal="person", sensitive="form content")

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(fields=["event", "person", "form"], name="event_unsent_once")
        ]

    def __str__(self) -> str:
        return f"Words not sent, {self.event}"
