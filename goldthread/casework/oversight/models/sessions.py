"""A session of supervision, and what in it is about the worker: for the two alone."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.oversight.models.agreements import Agreement, Private
from goldthread.casework.oversight.querysets import OfAgreementQuerySet
from goldthread.casework.safeguards.models.base import PERSON
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.records.labels import Labels


class Session(Private):
    """Held on a day, or it did not take place and why."""

    to_agreement: ClassVar[str] = "agreement"

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="sessions")
    on = models.DateField()
    held = models.BooleanField()
    why_not = models.TextField(blank=True)
    next_on = models.DateField("the day of the next one", null=True, blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = OfAgreementQuerySet.as_manager()
    labels = Labels(open="id agreement on held next_on at", personal="by why_not")

    class Meta:
        ordering: ClassVar = ["on", "pk"]
        verbose_name = "session"
        constraints: ClassVar = [
            CheckConstraint(condition=Q(held=True) | ~Q(why_not=""), name="supervision_not_held"),
            UniqueConstraint(
                fields=["agreement", "on"], condition=Q(held=True), name="supervision_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        said = f"{self.on.day} {self.on:%B %Y}"
        return said if self.held else f"{said}, did not take place"

    def get_absolute_url(self) -> str:
        return reverse("supervision_session", args=[self.pk])

    @property
    def partnership(self) -> Partnership:
        found: Partnership = self.agreement.partnership
        return found


class AboutWork(Private):
    """How the worker is, and how much there is to do. The two read it and nobody else."""

    to_agreement: ClassVar[str] = "session__agreement"

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="about_work")
    words = models.TextField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = OfAgreementQuerySet.as_manager()
    labels = Labels(open="id session at", personal="by", sensitive="words")

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        verbose_name = "note on wellbeing and workload"

    def __str__(self) -> str:
        return f"note by {self.by}"
