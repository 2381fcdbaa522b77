"""Documents as they were sent, the safe copies made of them, and what only eyes can check."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.foundations.records.labels import Labels
from goldthread.publishing.anonymising.querysets import OriginalQuerySet, SafeCopyQuerySet

PERSON = settings.AUTH_USER_MODEL


class Original(OfReview, models.Model):
    """A document that is to be made safe, kept exactly as it was sent. `kind`: docx, xlsx, csv,
    txt, or pdf, which is checked and never changed."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="originals")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    file = models.FileField(upload_to="originals/%Y/")
    file_name = models.CharField(max_length=200)
    file_type = models.CharField(max_length=100)
    file_sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = OriginalQuerySet.as_manager()
    is_confidential = True
    labels = Labels(
        open="id review number kind file_type file_sha256 at",
        personal="by",
        sensitive="file file_name",
    )

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["review", "number"], name="original_number_once")
        ]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("original", args=[self.pk])

    @property
    def is_pdf(self) -> bool:
        return self.kind == "pdf"

    @property
    def audit_ref(self) -> str:
        return f"original:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"document {self.number} of {self.review.code}, as it was sent"


class SafeCopy(models.Model):
    """What was made of a document from people's decisions. `check_of` is of its very bytes;
    `made_from` is the check whose decisions it holds. The name of its file tells nothing."""

    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="copies")
    made_from = models.ForeignKey("LeakCheck", on_delete=models.PROTECT, related_name="+")
    check_of = models.OneToOneField("LeakCheck", on_delete=models.PROTECT, related_name="copy")
    last_decision = models.PositiveBigIntegerField("the last decision that it holds", default=0)
    file = models.FileField(upload_to="safe-copies/%Y/")
    file_name = models.CharField(max_length=200)
    file_type = models.CharField(max_length=100)
    file_sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)
    objects = SafeCopyQuerySet.as_manager()
    is_confidential = True
    labels = Labels(
        open="id original made_from check_of last_decision file file_name file_type file_sha256 at"
    )

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def review(self) -> Review:
        found: Review = self.original.review
        return found

    @property
    def audit_ref(self) -> str:
        return f"safe-copy:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the safe copy of document {self.original.number} of {self.review.code}"


class Unread(models.Model):
    """What no check can read: a picture, a scanned page. `for_eyes`: a person may look instead."""

    check_of = models.ForeignKey("LeakCheck", on_delete=models.PROTECT, related_name="unread")
    place = models.CharField(max_length=300)
    why = models.TextField()
    digest = models.CharField("SHA-256 of its bytes", max_length=64, blank=True)
    for_eyes = models.BooleanField(default=False)
    objects = models.Manager()
    labels = Labels(open="id check_of why digest for_eyes", sensitive="place")

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.place


class Look(models.Model):
    """A named person looked at it, and what they saw. `carried_from`: they looked at the same bytes
    before."""

    unread = models.ForeignKey(Unread, on_delete=models.PROTECT, related_name="looks")
    saw = models.TextField("what they saw")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    labels = Labels(open="id unread at carried_from", personal="by", sensitive="saw")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(saw=""), name="look_says_what_was_seen")
        ]

    def __str__(self) -> str:
        return self.saw
