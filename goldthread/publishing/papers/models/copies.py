"""A safe copy of a whole document that leaves as it is, by the yes of two people."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse

from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels
from goldthread.publishing.anonymising.models import Original
from goldthread.publishing.documents.models import TwoYeses
from goldthread.publishing.papers.querysets import CopyReleaseQuerySet


class CopyRelease(OfReview, TwoYeses):
    """The very bytes of a safe copy, or of a PDF that was checked as it is, kept at the first yes.

    `number` is the document's; `called` what the public reads that it is, of a few words of ours,
    since a name that people write could tell who it is.
    """

    class Called(models.TextChoices):
        REPORT = "report", "Report"
        SUMMARY = "summary", "Executive summary"
        CHRONOLOGY = "chronology", "Chronology"
        PLAN = "plan", "Action plan"
        DOCUMENT = "document", "Document"

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="copy_releases")
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    called = models.CharField("what it is", max_length=20, choices=Called.choices)
    form = models.CharField(max_length=10)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    writers: models.JSONField = models.JSONField(default=list)
    objects = CopyReleaseQuerySet.as_manager()
    is_confidential = True
    labels = Labels(
        open="id review original number called form sha256 first_at second_at withdrawn_at",
        personal="first_by second_by withdrawn_by writers",
        sensitive="content first_checked second_checked withdrawn_because",
    )

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["original", "sha256"],
                condition=Q(withdrawn_at__isnull=True),
                name="copy_release_once",
            ),
            both_or_neither("second_by", "second_at", name="copy_second_who_when"),
            both_or_neither("withdrawn_by", "withdrawn_at", name="copy_withdrawn_who_when"),
            CheckConstraint(
                condition=Q(second_by__isnull=True) | ~Q(second_by=models.F("first_by")),
                name="copy_needs_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_called_display()}, safe copy of document {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("release_copy", args=[self.original_id])

    @property
    def audit_ref(self) -> str:
        return f"copy-release:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the safe copy of document {self.number} of {self.review.code}"
