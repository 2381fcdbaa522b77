"""What practitioners said, under codes and never under names."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from goldthread.casework.practitioners.belonging import OfEvent
from goldthread.casework.practitioners.models.events import Event, Topic
from goldthread.casework.practitioners.models.invited import Code
from goldthread.casework.practitioners.querysets import ContributionQuerySet
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class ContributionKind(models.TextChoices):
    KNOWN_THEN = "known-then", "what was known then"
    IN_THE_WAY = "in-the-way", "what got in the way"
    HELPED = "helped", "what helped"
    IDEA = "idea", "an idea"
    FEELING = "feeling", "how it was, and support"


class Contribution(OfEvent, models.Model):
    """One thing that was said by one person, about an episode or in general."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="contributions")
    topic = models.ForeignKey(
        Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="contributions"
    )
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="contributions")
    kind = models.CharField(max_length=20, choices=ContributionKind.choices)
    # Nobody: the practitioner wrote it, and their name stands nowhere beside their code.
    recorded_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    in_own_words = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    objects = ContributionQuerySet.as_manager()
    labels = Labels(open="id event topic code kind in_own_words at", personal="recorded_by")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(in_own_words=True, recorded_by__isnull=True)
                | Q(in_own_words=False, recorded_by__isnull=False),
                name="event_contribution_recorded_or_own",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}, {self.get_kind_display()}"

    @property
    def audit_ref(self) -> str:
        return f"event-contribution:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"a contribution to {self.event.audit_name}"


class Words(models.Model):
    """The words of a contribution, in versions. The panel reads only words that somebody has
    looked through for names.
    """

    contribution = models.ForeignKey(
        Contribution, on_delete=models.PROTECT, related_name="wordings"
    )
    version = models.PositiveIntegerField()
    text = models.TextField()
    because = models.TextField("why the words were corrected", blank=True)
    # Nobody: the practitioner.
    by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    checked_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    labels = Labels(
        open="id contribution version at checked_at",
        personal="by checked_by",
        sensitive="text because",
    )

    class Meta:
        ordering: ClassVar = ["-version"]
        constraints: ClassVar = [
            both_or_neither("checked_by", "checked_at", name="event_words_checked_who_when"),
            UniqueConstraint(fields=["contribution", "version"], name="event_words_version_once"),
        ]

    def __str__(self) -> str:
        return self.text
