"""A document of a review, what was taken from the findings for it, and the words of each part."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.intake.belonging import Frozen
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.foundations.records.labels import Labels
from goldthread.publishing.papers.kinds import KINDS, Kind
from goldthread.publishing.papers.querysets import PaperQuerySet

PERSON = settings.AUTH_USER_MODEL
CHOICES = [(kind.key, kind.name) for kind in KINDS.values()]


class Paper(OfReview, models.Model):
    """One document of one kind of one review. Its words are in `passages`."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=20, choices=CHOICES)
    made_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    objects = PaperQuerySet.as_manager()
    # Also where the review is published: a draft is not.
    is_confidential = True
    labels = Labels(open="id review kind made_at", personal="made_by")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["review", "kind"], name="paper_once_of_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.of_kind.name} of {self.review.code}"

    def get_absolute_url(self) -> str:
        return reverse("paper", args=[self.pk])

    @property
    def of_kind(self) -> Kind:
        return KINDS[self.kind]

    @property
    def title(self) -> str:
        """On the document: with the pseudonym, or the reference where there is none."""
        return f"{self.of_kind.name}: {self.review.subject or self.review.code}"

    @property
    def audit_ref(self) -> str:
        return f"paper:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the {self.of_kind.name.lower()} of {self.review.code}"


class Taking(Frozen, models.Model):
    """That the findings were taken up, by whom, when, and how they stood: figures that stay."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="takings")
    number = models.PositiveIntegerField()
    figures: models.JSONField[Any, Any] = models.JSONField(default=dict)
    digest = models.CharField("SHA-256 of the findings", max_length=64)
    unreplaced = models.TextField("why real names could not be replaced", blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id paper number figures digest at", personal="by", sensitive="unreplaced")

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["paper", "number"], name="taking_number_once")
        ]

    def __str__(self) -> str:
        return f"findings taken up on {self.at:%-d %B %Y}"


class Passage(Frozen, models.Model):
    """The words of one part at one time; the newest hold. `taken`: as the findings gave them, and
    nobody has put them in other words. `because`: what they came from, as pairs of name and id."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="passages")
    key = models.CharField("which part", max_length=30)
    number = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    because: models.JSONField[Any, Any] = models.JSONField(default=list)
    taken = models.BooleanField(default=False)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id paper key number because taken at", personal="by", sensitive="words")

    class Meta:
        ordering: ClassVar = ["paper", "key", "-number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["paper", "key", "number"], name="passage_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.key}, version {self.number}"
