"""Connections of other programs, and answers kept for them."""

from datetime import date, datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels
from goldthread.web.api.querysets import ConnectionQuerySet
from goldthread.web.api.scopes import Scope

PERSON = settings.AUTH_USER_MODEL


class Kept(models.Model):
    """What a keeper allowed, and may end: who and when."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering: ClassVar = ["-made_at", "-pk"]


class Connection(Kept):
    """One program that acts for one person. Its token is known by its hash alone.

    `minute` and `calls` count the calls of one minute, in a single row that every process shares.
    """

    holder = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="connections")
    name = models.CharField("the program", max_length=100)
    scopes: models.JSONField[list[str], list[str]] = models.JSONField()
    expires = models.DateTimeField()
    token_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    minute = models.DateTimeField(null=True, blank=True)
    calls = models.PositiveIntegerField(default=0)
    refused_on = models.DateField(null=True, blank=True)
    objects = ConnectionQuerySet.as_manager()
    labels = Labels(
        open="id partnership made_at ended_at name scopes expires taken_at used_at minute calls "
        "refused_on",
        personal="made_by ended_by holder token_hash",
    )

    class Meta(Kept.Meta):
        constraints: ClassVar = [
            both_or_neither("ended_by", "ended_at", name="connection_ended_who_when"),
            both_or_neither("token_hash", "taken_at", name="connection_taken_when"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("connections")

    @property
    def audit_ref(self) -> str:
        return f"connection:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the connection “{self.name}”"

    @property
    def scope_words(self) -> list[str]:
        return [str(Scope(one).label) for one in self.scopes]

    @property
    def last_day(self) -> date:
        """The day until whose end the token opens anything."""
        return timezone.localtime(self.expires - timedelta(seconds=1)).date()

    def state(self, now: datetime) -> tuple[str, str]:
        """A word and its colour."""
        if self.ended_at:
            return "Ended", "grey"
        if self.expires <= now:
            return "Expired", "grey"
        return ("In use", "green") if self.taken_at else ("Token not taken yet", "yellow")


class KeptAnswer(models.Model):
    """What was answered to a write, so that the same sent again is answered and not done again."""

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    body = models.TextField()
    at = models.DateTimeField(default=timezone.now, db_index=True)
    labels = Labels(open="id connection key digest at", sensitive="body")

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(fields=["connection", "key"], name="kept_answer_once")
        ]

    def __str__(self) -> str:
        return self.key
