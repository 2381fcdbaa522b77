"""Once that the entries were looked through: by whom it was asked, over which versions."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from goldthread.casework.chronology.querysets import TableQuerySet
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Submission
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class BalanceRun(OfReview, models.Model):
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="balance_runs")
    number = models.PositiveIntegerField()
    submissions = models.ManyToManyField(Submission, related_name="+")
    asked_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    passages = models.PositiveIntegerField("suggested or accepted", default=0)
    incongruences = models.PositiveIntegerField("suggested or weighed", default=0)
    engine = models.CharField("version of the reading", max_length=40, blank=True)
    objects = TableQuerySet.as_manager()
    is_confidential = True
    labels = Labels(
        open="id review number submissions asked_at done_at failed_at passages incongruences "
        "engine",
        personal="asked_by",
    )

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["review", "number"], name="balance_run_number_once"),
            CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(failed_at__isnull=True),
                name="balance_run_done_or_failed",
            ),
        ]

    def __str__(self) -> str:
        return f"look {self.number}"

    @property
    def audit_ref(self) -> str:
        return f"balance-run:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the chronology of {self.review.code}"
