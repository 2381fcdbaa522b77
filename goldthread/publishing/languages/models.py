"""A summary in another language: who wrote it, who read it, and the two who let it out."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels
from goldthread.publishing.documents.models import Summary, Version
from goldthread.publishing.languages.querysets import TranslationQuerySet
from goldthread.publishing.languages.tongues import Tongue, tongue

PERSON = settings.AUTH_USER_MODEL


class How(models.TextChoices):
    HAND = "hand", "written here"
    XLIFF = "xliff", "brought in as XLIFF"


class Translation(OfReview, models.Model):
    """`words` by part, see `segments.KEYS`. Written once: other words are another row."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="translations")
    language = models.CharField("language, by BCP 47", max_length=10)
    number = models.PositiveIntegerField()
    words = models.JSONField(default=dict)
    how = models.CharField(max_length=10, choices=How.choices, default=How.HAND)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    read_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True)
    read_said = models.TextField("what the one who reads the language said", blank=True)
    first_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    first_at = models.DateTimeField(null=True)
    second_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    second_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.TextField(blank=True)
    objects = TranslationQuerySet.as_manager()
    labels = Labels(
        open="id version language number words how at read_at first_at second_at withdrawn_at",
        personal="by read_by first_by second_by withdrawn_by",
        sensitive="read_said withdrawn_because",
    )

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["version", "language", "number"], name="translation_number_once"
            ),
            both_or_neither("read_by", "read_at", name="translation_read_who_when"),
            both_or_neither("first_by", "first_at", name="translation_first_who_when"),
            both_or_neither("second_by", "second_at", name="translation_second_who_when"),
            both_or_neither("withdrawn_by", "withdrawn_at", name="translation_withdrawn_who_when"),
            CheckConstraint(
                condition=Q(second_by__isnull=True)
                | (Q(read_by__isnull=False) & ~Q(second_by=F("first_by")) & ~Q(second_by=F("by"))),
                name="translation_needs_two_people",
            ),
            CheckConstraint(
                condition=Q(read_by__isnull=True) | ~Q(read_by=F("by")),
                name="translation_read_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tongue.name}, wording {self.number}: {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("translation", args=[self.pk])

    @property
    def summary(self) -> Summary:
        return self.version.summary

    @property
    def review(self) -> Review:  # type: ignore[override]
        return self.version.summary.review

    @property
    def tongue(self) -> Tongue:
        return tongue(self.language) or Tongue(self.language, self.language, self.language)

    @property
    def audit_ref(self) -> str:
        return f"translation:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the {self.tongue.name} of {self.version.summary.audit_name}"

    @property
    def status(self) -> str:
        """In a word or two; whether it is stale is another question."""
        if self.withdrawn_at is not None:
            return "withdrawn"
        if self.second_at is not None:
            return "released"
        if self.first_at is not None:
            return "with a second person"
        return "checked" if self.read_at is not None else "draft"
