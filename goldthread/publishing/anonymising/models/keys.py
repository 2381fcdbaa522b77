"""Keys that lead back from pseudonyms to names, each use of one, and what is public already."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels
from goldthread.publishing.anonymising.models.originals import SafeCopy
from goldthread.publishing.anonymising.querysets import KeyQuerySet, OfReviewQuerySet

PERSON = settings.AUTH_USER_MODEL


class AnonymisingKey(models.Model):
    """The key of one safe copy, encrypted under a passphrase that is kept nowhere."""

    copy = models.OneToOneField(SafeCopy, on_delete=models.PROTECT, related_name="key")
    locked = models.BinaryField("the key under its lock")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = KeyQuerySet.as_manager()
    is_confidential = True
    labels = Labels(open="id copy at", personal="by", sensitive="locked")

    def __str__(self) -> str:
        return f"Key of {self.copy}"

    def get_absolute_url(self) -> str:
        return reverse("anonymising_key", args=[self.pk])

    @property
    def review(self) -> Review:
        return self.copy.review

    @property
    def audit_ref(self) -> str:
        return f"anonymising-key:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the key of document {self.copy.original.number} of {self.review.code}"


class KeyUse(models.Model):
    """Once that somebody tried a key. `opened`: the passphrase was the right one."""

    key = models.ForeignKey(AnonymisingKey, on_delete=models.PROTECT, related_name="uses")
    because = models.TextField()
    opened = models.BooleanField()
    restored = models.BooleanField("a text was brought back", default=False)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id key opened restored at", personal="by", sensitive="because")

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [CheckConstraint(condition=~Q(because=""), name="key_use_says_why")]

    def __str__(self) -> str:
        return self.because


class PublicFact(OfReview, models.Model):
    """What anyone can read about the case already, and where. It is weighed when details are."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="public_facts")
    words = models.TextField()
    source = models.CharField("where it can be read", max_length=300)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    taken_back_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)
    objects = OfReviewQuerySet.as_manager()
    labels = Labels(
        open="id review at taken_back_at", personal="by taken_back_by", sensitive="words source"
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            both_or_neither("taken_back_by", "taken_back_at", name="public_fact_back_who_when")
        ]

    def __str__(self) -> str:
        return self.words
