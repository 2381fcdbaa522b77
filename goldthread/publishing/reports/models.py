"""Reports to the board: frozen with their figures, by one person, and approved by another."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.intake.belonging import Frozen
from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.records.labels import Labels
from goldthread.publishing.reports.querysets import ReportQuerySet

PERSON = settings.AUTH_USER_MODEL


class Kind(models.TextChoices):
    QUARTERLY = "quarterly", "assurance report"
    IMPROVEMENTS = "improvements", "briefing on improvements made"


class Report(Frozen, models.Model):
    """Figures and words as they stood, and the files made of them. Never changed: what is wrong is
    another report. `named`: reviews whose recommendations are named in it. `digest`: SHA-256 of
    figures, words and both files."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField()
    parts: models.JSONField[Any, Any] = models.JSONField("headings, words and rows as they stood")
    pdf = models.BinaryField()
    word = models.BinaryField()
    digest = models.CharField(max_length=64)
    named = models.ManyToManyField(Review, related_name="named_in_reports")
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = ReportQuerySet.as_manager()
    labels = Labels(
        open="id partnership kind number title since until digest named at",
        personal="by",
        sensitive="parts pdf word",
    )

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["partnership", "number"], name="report_number_once")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("board_report", args=[self.pk])

    @property
    def audit_ref(self) -> str:
        return f"board-report:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"report {self.number}, “{self.title}”"

    @property
    def is_approved(self) -> bool:
        return hasattr(self, "approval")

    @property
    def status(self) -> str:
        return "approved" if self.is_approved else "with a second person"


class Approval(Frozen, models.Model):
    """Somebody other than the drafter read these very files and stands by them."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="approval")
    digest = models.CharField("of what was read", max_length=64)
    drafted_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id report digest at", personal="drafted_by by")

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(drafted_by__isnull=True) | ~Q(by=F("drafted_by")),
                name="report_needs_two_people",
            )
        ]

    def __str__(self) -> str:
        return f"approval of {self.report}"
