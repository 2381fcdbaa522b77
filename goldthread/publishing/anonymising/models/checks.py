"""One leak check: over which words, against which register, by which version, and how it went."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.foundations.records.labels import Labels
from goldthread.publishing.anonymising.models.originals import Original
from goldthread.publishing.anonymising.querysets import LeakCheckQuerySet

PERSON = settings.AUTH_USER_MODEL


class LeakCheck(OfReview, models.Model):
    """`original`: the document that was looked through, as it was sent or, `of_copy`, as the safe
    copy made of it; `digest` is of its bytes then, and `spots` says where in `text` each place of
    the file begins and ends. A summary has none."""

    original = models.ForeignKey(
        Original, null=True, blank=True, on_delete=models.PROTECT, related_name="checks"
    )
    of_copy = models.BooleanField(default=False)
    spots = models.JSONField("start, end and place of each text", default=list)
    told = models.JSONField("what a person must know of the file", default=list)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="leak_checks")
    number = models.PositiveIntegerField()
    ref = models.CharField("which text", max_length=80)
    name = models.CharField("which text, in words", max_length=200)
    text = models.TextField("the words that were checked")
    digest = models.CharField("SHA-256 of the words", max_length=64)
    register_digest = models.CharField("SHA-256 of the register", max_length=64, blank=True)
    engine = models.CharField("version of the check", max_length=40, blank=True)
    ran = models.JSONField("parts that ran", default=list)
    missing = models.JSONField("parts that could not run", default=list)
    asked_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    failed_because = models.CharField(max_length=400, blank=True)
    objects = LeakCheckQuerySet.as_manager()
    is_confidential = True
    labels = Labels(
        open="id review number original of_copy ref digest register_digest engine ran missing "
        "asked_at done_at failed_at failed_because",
        personal="asked_by",
        sensitive="name text spots told",
    )

    class Meta:
        ordering: ClassVar = ["-number"]
        indexes: ClassVar = [models.Index(fields=["review", "digest"], name="leak_check_text")]
        constraints: ClassVar = [
            UniqueConstraint(fields=["review", "number"], name="leak_check_number_once"),
            CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(failed_at__isnull=True),
                name="leak_check_done_or_failed",
            ),
        ]

    def __str__(self) -> str:
        return f"Leak check {self.number}"

    def get_absolute_url(self) -> str:
        if self.original_id:
            return reverse("original", args=[self.original_id])
        return reverse("leak_check", args=[self.pk])

    @property
    def audit_ref(self) -> str:
        return f"leak-check:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"leak check {self.number} of {self.review.code}"
