"""A job over a review's chronologies that a person asked for: by whom, over which versions."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import BaseConstraint, CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from goldthread.casework.chronology.querysets import TableQuerySet
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Submission

PERSON = settings.AUTH_USER_MODEL


def latest_of(review: Review) -> Any:
    """The versions that stand in a review, one for each agency that sent any."""
    return Submission.objects.latest_sent().filter(call__review=review)


class AskedJob(OfReview, models.Model):
    """Numbered within its review, which the model names in a `review` of its own."""

    review: Any
    number = models.PositiveIntegerField()
    submissions = models.ManyToManyField(Submission, related_name="+")
    asked_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    engine = models.CharField(max_length=40, blank=True)
    objects = TableQuerySet.as_manager()
    is_confidential = True

    class Meta:
        abstract = True
        ordering: ClassVar = ["-number"]

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.number}"

    @property
    def is_stale(self) -> bool:
        """Whether other versions stand now than when it was done."""
        if self.done_at is None:
            return False
        then: set[int] = set(self.submissions.values_list("pk", flat=True))
        return then != set(latest_of(self.review).values_list("pk", flat=True))


def constraints(name: str) -> list[BaseConstraint]:
    """Of such a job; `name` begins the constraints' names."""
    return [
        UniqueConstraint(fields=["review", "number"], name=f"{name}_number_once"),
        CheckConstraint(
            condition=Q(done_at__isnull=True) | Q(failed_at__isnull=True),
            name=f"{name}_done_or_failed",
        ),
    ]
