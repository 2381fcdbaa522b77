"""A return as it was signed and sent, what the panel thinks of it, and what it led to."""

import hashlib
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.contributions.belonging import OfReturn
from goldthread.casework.contributions.models.asked import Return
from goldthread.casework.contributions.models.records import AgencyRecommendation
from goldthread.casework.contributions.querysets import SubmissionQuerySet
from goldthread.casework.intake.belonging import Frozen
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class Submission(Frozen, OfReturn, models.Model):
    """What was signed off and sent, frozen word for word. `content` is JSON (see snapshots.py)."""

    agency_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveIntegerField()
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    signed_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(default=timezone.now)
    signed_post = models.CharField("post of the one who signed", max_length=200)
    words = models.TextField("what they say with it", blank=True)
    objects = SubmissionQuerySet.as_manager()
    labels = Labels(
        open="id agency_return number sha256 signed_at",
        personal="signed_by signed_post",
        sensitive="content words",
    )

    class Meta:
        ordering: ClassVar = ["agency_return", "-number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["agency_return", "number"], name="submission_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.agency_return}, as sent ({self.number})"

    def get_absolute_url(self) -> str:
        return reverse("imr_sent", args=[self.agency_return_id, self.number])

    @property
    def is_unchanged(self) -> bool:
        """Whether the content is still what was signed."""
        return hashlib.sha256(self.content.encode()).hexdigest() == self.sha256

    @property
    def audit_ref(self) -> str:
        return f"submission:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"{self.agency_return.audit_name}, as sent ({self.number})"


class Mark(models.TextChoices):
    MET = "met", "met"
    PARTLY = "partly", "partly met"
    NOT = "not", "not met"


class QualityCheck(Frozen, OfReturn, models.Model):
    """A named panel member's reading of one submission. Their latest counts; earlier ones stay."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="checks")
    words = models.TextField("overall", blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id submission at", personal="by", sensitive="words")

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"quality of {self.submission}, by {self.by}"

    @property
    def agency_return(self) -> Return:
        return self.submission.agency_return


class QualityMark(Frozen, models.Model):
    """One item of the checklist (see quality.py). Anything short of met has a comment.

    `together`: marked as met by one press with all others that had no mark yet.
    """

    check_of = models.ForeignKey(QualityCheck, on_delete=models.PROTECT, related_name="marks")
    item = models.SlugField(max_length=40)
    mark = models.CharField(max_length=10, choices=Mark.choices)
    words = models.TextField(blank=True)
    together = models.BooleanField("marked with the rest", default=False)
    labels = Labels(open="id check_of item mark together", sensitive="words")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["check_of", "item"], name="quality_item_once"),
            CheckConstraint(
                condition=Q(mark=Mark.MET.value) | ~Q(words=""), name="quality_short_of_met_says"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.get_mark_display()}"


class AgencyRecommendationAction(models.Model):
    """The link from an accepted agency recommendation to the action that it became."""

    recommendation = models.OneToOneField(
        AgencyRecommendation, on_delete=models.PROTECT, related_name="link"
    )
    action = models.OneToOneField(Action, on_delete=models.PROTECT, related_name="from_return")
    labels = Labels(open="id recommendation action")

    def __str__(self) -> str:
        return f"{self.action.code} because of {self.recommendation.code}"

    @property
    def because(self) -> AgencyRecommendation:
        return self.recommendation
