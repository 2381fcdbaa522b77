"""Once that the entries were looked through: by whom it was asked, over which versions."""

from typing import ClassVar

from django.db import models

from goldthread.casework.chronology.models import asked
from goldthread.casework.chronology.models.asked import AskedJob
from goldthread.casework.reviews.models import Review
from goldthread.foundations.records.labels import Labels


class BalanceRun(AskedJob):
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="balance_runs")
    passages = models.PositiveIntegerField("suggested or accepted", default=0)
    incongruences = models.PositiveIntegerField("suggested or weighed", default=0)
    engine = models.CharField("version of the reading", max_length=40, blank=True)
    labels = Labels(
        open="id review number submissions asked_at done_at failed_at passages incongruences "
        "engine",
        personal="asked_by",
    )

    class Meta(AskedJob.Meta):
        constraints: ClassVar = asked.constraints("balance_run")

    @property
    def audit_ref(self) -> str:
        return f"balance-run:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the chronology of {self.review.code}"
