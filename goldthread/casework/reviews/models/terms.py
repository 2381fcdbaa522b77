"""Terms of reference: versions, each with its numbered lines of enquiry."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.intake.belonging import FrozenRow
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models.review import Review
from goldthread.casework.reviews.querysets import TermsQuerySet
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class TermsOfReference(OfReview, models.Model):
    """One version. A draft can be changed; an agreed one is frozen, and a later one says why."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="terms")
    version = models.PositiveIntegerField()
    purpose = models.TextField(blank=True)
    scope = models.TextField(blank=True)
    method = models.TextField("how the review is done", blank=True)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    agencies = models.ManyToManyField(Organisation, blank=True, related_name="+")
    why_changed = models.TextField(blank=True)
    begun_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)
    written_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(null=True, blank=True)
    # Counts every saving of the draft, so that a second tab never writes over the first.
    saves = models.PositiveIntegerField(default=0)
    # Kept as it was written and not saved by hand since: nobody is asked to agree half a sentence.
    unfinished = models.BooleanField(default=False)
    agreed_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_alone = models.TextField("why its writer agreed it alone", blank=True)
    objects = TermsQuerySet.as_manager()
    labels = Labels(
        open="id review version agencies begun_at written_at saves unfinished agreed_at",
        personal="begun_by written_by agreed_by",
        sensitive="purpose scope method period_from period_to why_changed agreed_alone",
    )

    class Meta:
        ordering: ClassVar = ["review", "-version"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["review", "version"], name="terms_version_once"),
            UniqueConstraint(
                fields=["review"], condition=Q(agreed_at__isnull=True), name="terms_one_draft"
            ),
            both_or_neither("agreed_by", "agreed_at", name="terms_agreed_who_when"),
            both_or_neither("written_by", "written_at", name="terms_written_who_when"),
            both_or_neither("period_from", "period_to", name="terms_period_from_to"),
            CheckConstraint(
                condition=Q(period_to__isnull=True) | Q(period_to__gte=F("period_from")),
                name="terms_period_in_order",
            ),
            CheckConstraint(
                condition=Q(version=1) | ~Q(why_changed=""), name="terms_later_version_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"terms of reference, version {self.version}"

    def save(self, *args: Any, **more: Any) -> None:
        """A version that the database holds as agreed cannot be saved again."""
        if self.pk and TermsOfReference.objects.filter(pk=self.pk).exclude(agreed_at=None).exists():
            raise FrozenRow("Agreed terms of reference are never changed; begin a new version.")
        super().save(*args, **more)

    def get_absolute_url(self) -> str:
        return reverse("terms_version", args=[self.review_id, self.version])

    @property
    def is_agreed(self) -> bool:
        return self.agreed_at is not None

    @property
    def audit_ref(self) -> str:
        return f"terms:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"version {self.version} of the terms of reference of {self.review.code}"


class LineOfEnquiry(models.Model):
    """A numbered question of the terms, with what it asks of the authors of returns."""

    terms = models.ForeignKey(TermsOfReference, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField()
    question = models.TextField()
    prompt = models.TextField("prompt for authors", blank=True)
    labels = Labels(open="id terms number", sensitive="question prompt")

    class Meta:
        ordering: ClassVar = ["terms", "number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["terms", "number"], name="line_of_enquiry_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.question}"

    def save(self, *args: Any, **more: Any) -> None:
        if self.terms.is_agreed:
            raise FrozenRow("A line of enquiry of agreed terms is never changed.")
        super().save(*args, **more)
