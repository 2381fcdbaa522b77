"""What a diagnosis means for a parent and a baby, and the ways to help: kept by the partnership."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.safeguards.models.base import PERSON
from goldthread.casework.safeguards.models.numbers import OwnNumber
from goldthread.casework.safeguards.querysets import TimetableQuerySet
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.records.labels import Labels


class Topic(models.Model):
    """One diagnosis, or one way of being unwell, that the partnership explains."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = TimetableQuerySet.as_manager()
    labels = Labels(open="id partnership title at", personal="by")

    class Meta:
        ordering: ClassVar = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("wellbeing_topic", args=[self.pk])

    @property
    def audit_ref(self) -> str:
        return f"wellbeing-topic:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"“{self.title}” in plain words"


class TopicText(models.Model):
    """Its words from a day. The latest row holds; what was said before stays."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="texts")
    parent = models.TextField("what it means for a parent")
    baby = models.TextField("what it can mean for a baby")
    pathway = models.TextField("ways to treatment here")
    crisis = models.TextField("who is called in a crisis")
    source = models.CharField("where it is from", max_length=300)
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    review_due = models.DateField()
    withdrawn = models.BooleanField("no longer used", default=False)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = models.Manager()
    labels = Labels(
        open="id topic parent baby pathway crisis source review_due withdrawn at",
        personal="owner by",
    )

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.topic}, {self.at:%Y-%m-%d}"

    @property
    def partnership(self) -> Any:
        return self.topic.partnership

    @property
    def audit_ref(self) -> str:
        return f"wellbeing-text:{self.pk}"

    @property
    def audit_name(self) -> str:
        return self.topic.audit_name


class WellbeingNumber(OwnNumber):
    """Weeks of the partnership's own in place of the usual ones of `rules/wellbeing.py`."""
