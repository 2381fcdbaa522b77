"""Recommendations, the bodies they are addressed to, the answers, and the actions they led to."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.models import Matter, Organisation, Partnership
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.guidance.models import Version
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels
from goldthread.foundations.training.models import Course
from goldthread.improvement.learning.models import AskKind, DecidedItem, LearningPoint
from goldthread.improvement.recommendations.querysets import (
    AddressQuerySet,
    ChangedGuidanceQuerySet,
    RecommendationQuerySet,
    TaughtInQuerySet,
    TaughtPointQuerySet,
)

PERSON = settings.AUTH_USER_MODEL


class Recommendation(OfReview, models.Model):
    """What a review asks a body to do."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="recommendations")
    number = models.PositiveIntegerField()
    printed_number = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    kind = models.CharField(max_length=20, choices=AskKind.choices, blank=True)
    addressed_to = models.CharField("addressed to, as printed", max_length=500, blank=True)
    because = models.OneToOneField(
        DecidedItem, null=True, on_delete=models.PROTECT, related_name="recommendation"
    )
    made_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    objects = RecommendationQuerySet.as_manager()
    search_fields: ClassVar = ("text", "addressed_to")
    labels = Labels(
        open="id review number printed_number kind because made_at",
        personal="made_by",
        sensitive="text addressed_to",
    )

    class Meta:
        ordering: ClassVar = ["review", "number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["review", "number"], name="recommendation_number_once")
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("recommendation", args=[self.pk])

    @property
    def code(self) -> str:
        return f"R{self.number}"

    @property
    def audit_ref(self) -> str:
        return f"recommendation:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"recommendation {self.code} of {self.review.code}"


class DrawnFrom(models.Model):
    """A learning point that justified a recommendation: said by a person, taken back by a row."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="drawn_from"
    )
    learning_point = models.ForeignKey(
        LearningPoint, on_delete=models.PROTECT, related_name="led_to"
    )
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    labels = Labels(open="id recommendation learning_point at undone_at", personal="by undone_by")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["recommendation", "learning_point"],
                condition=Q(undone_at__isnull=True),
                name="drawn_from_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.learning_point.code} led to {self.recommendation.code}"


class Address(models.Model):
    """A body that a recommendation is addressed to."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="addresses"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="addresses"
    )
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    answer_due = models.DateField(null=True, blank=True)
    objects = AddressQuerySet.as_manager()
    labels = Labels(open="id recommendation organisation at answer_due", personal="by")

    class Meta:
        ordering: ClassVar = ["organisation__name"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["recommendation", "organisation"], name="address_once")
        ]

    def __str__(self) -> str:
        return f"{self.recommendation.code} to {self.organisation}"

    def get_absolute_url(self) -> str:
        return reverse("address", args=[self.recommendation_id, self.pk])

    @property
    def partnership(self) -> Partnership:
        return self.recommendation.partnership

    @property
    def matter(self) -> Matter:
        return self.recommendation.matter

    @property
    def is_confidential(self) -> bool:
        return self.recommendation.is_confidential

    @property
    def audit_ref(self) -> str:
        return f"address:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"{self.recommendation.audit_name}, as addressed to {self.organisation}"


class Answer(models.TextChoices):
    ACCEPTED = "accepted", "accepted"
    IN_PART = "in-part", "accepted in part"
    NOT_ACCEPTED = "not-accepted", "not accepted"


class Response(models.Model):
    """A body's answer. A later answer is a new row; the latest holds."""

    address = models.ForeignKey(Address, on_delete=models.PROTECT, related_name="responses")
    answer = models.CharField(max_length=20, choices=Answer.choices)
    reason = models.TextField(blank=True)
    answered_on = models.DateField("date of the answer")
    on_behalf = models.CharField("who answered for the body", max_length=200)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(
        open="id address answer answered_on at", personal="by on_behalf", sensitive="reason"
    )

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(answer=Answer.ACCEPTED.value) | ~Q(reason=""),
                name="response_short_of_accepted_says_why",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_answer_display()} on {self.answered_on:%d %B %Y}"


class RecommendedAction(models.Model):
    """The link from a body's part of a recommendation to an action it agreed."""

    address = models.ForeignKey(Address, on_delete=models.PROTECT, related_name="links")
    action = models.OneToOneField(Action, on_delete=models.PROTECT, related_name="recommended")
    labels = Labels(open="id address action")

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.action.code} for {self.address}"


class Because(models.Model):
    """Something came of a recommendation or of learning: said by a person, taken back by the row's
    end.
    """

    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering: ClassVar = ["pk"]


class ChangedGuidance(Because):
    """A version of guidance changed because of a recommendation: said by a person, taken back by
    a row's end."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="changed_guidance"
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="because")
    objects = ChangedGuidanceQuerySet.as_manager()
    labels = Labels(open="id recommendation version at undone_at", personal="by undone_by")

    class Meta(Because.Meta):
        constraints: ClassVar = [
            both_or_neither("undone_by", "undone_at", name="changed_guidance_undone_who_when"),
            UniqueConstraint(
                fields=["recommendation", "version"],
                condition=Q(undone_at__isnull=True),
                name="changed_guidance_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version.code} because of {self.recommendation.code}"


class TaughtIn(Because):
    """A course teaches what a recommendation asks: said by a person, taken back by a row's end."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="taught_in"
    )
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="because")
    objects = TaughtInQuerySet.as_manager()
    labels = Labels(open="id recommendation course at undone_at", personal="by undone_by")

    class Meta(Because.Meta):
        verbose_name_plural = "taught in"
        constraints: ClassVar = [
            both_or_neither("undone_by", "undone_at", name="taught_in_undone_who_when"),
            UniqueConstraint(
                fields=["recommendation", "course"],
                condition=Q(undone_at__isnull=True),
                name="taught_in_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course} because of {self.recommendation.code}"


class TaughtPoint(Because):
    """A course teaches a learning point, whether or not a recommendation was drawn from it."""

    learning_point = models.ForeignKey(
        LearningPoint, on_delete=models.PROTECT, related_name="taught_in"
    )
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="teaches")
    objects = TaughtPointQuerySet.as_manager()
    labels = Labels(open="id learning_point course at undone_at", personal="by undone_by")

    class Meta(Because.Meta):
        constraints: ClassVar = [
            both_or_neither("undone_by", "undone_at", name="taught_point_undone_who_when"),
            UniqueConstraint(
                fields=["learning_point", "course"],
                condition=Q(undone_at__isnull=True),
                name="taught_point_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course} because of {self.learning_point.code}"
