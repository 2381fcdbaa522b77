"""A review: which kind, of whom (by pseudonym), by which board. Its doors are its matter's."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.intake.models import Decision
from goldthread.casework.reviews.querysets import ReviewQuerySet
from goldthread.foundations.agencies.models import Matter, Partnership
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels
from goldthread.rules.reviewgates import Stage

STAGES = [(stage.value, stage.words) for stage in Stage]


class Framework(models.TextChoices):
    """Kinds of review. Their criteria and clocks are dated data (`casework/frameworks`)."""

    SCR = "scr", "Serious Case Review"
    CSPR = "cspr", "Child Safeguarding Practice Review"
    NATIONAL = "national cspr", "National Child Safeguarding Practice Review"
    CPR = "cpr", "Child Practice Review (Wales)"
    SUSR = "susr", "Single Unified Safeguarding Review (Wales)"
    LEARNING = "learning review", "Learning Review (Scotland)"
    CMR = "cmr", "Case Management Review (Northern Ireland)"
    SAR = "sar", "Safeguarding Adults Review"
    DHR = "dhr", "Domestic Homicide Review"
    PFD = "pfd", "Prevention of Future Deaths report"
    INQUIRY = "inq", "Public inquiry"
    HSIB = "hsib", "Health safety investigation"
    OTHER = "other", "Other review"


class Review(models.Model):
    """One review. Who may see it is decided by its matter."""

    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="review")
    title = models.CharField(max_length=300)
    framework = models.CharField(max_length=30, choices=Framework.choices)
    subject = models.CharField("pseudonym of the child or adult", max_length=100, blank=True)
    board = models.CharField("board as printed", max_length=300, blank=True)
    age = models.CharField("age as printed", max_length=60, blank=True)
    incident = models.TextField("what happened, as printed", blank=True)
    published_on = models.DateField(null=True, blank=True)
    address = models.URLField("where it is published", max_length=500, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    # Only of a review that this partnership commissioned here; one brought in as a document has no
    # life in these pages.
    commissioned_on = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=20, choices=STAGES, blank=True)
    local_kind = models.CharField("kind of the partnership's own", max_length=60, blank=True)
    decision = models.OneToOneField(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="review"
    )
    initiated_on = models.DateField("day it was decided to review", null=True, blank=True)
    decided_elsewhere = models.TextField("who decided, and how", blank=True)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    objects = ReviewQuerySet.as_manager()
    search_fields: ClassVar = ("title", "subject", "board", "incident")
    labels = Labels(
        open="id matter framework published_on address opened_at board commissioned_on stage "
        "local_kind initiated_on decision",
        personal="opened_by",
        sensitive="title subject age incident decided_elsewhere period_from period_to",
    )

    class Meta:
        ordering: ClassVar = ["-opened_at", "-pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(commissioned_on__isnull=True, stage="")
                | (Q(commissioned_on__isnull=False) & ~Q(stage="")),
                name="review_commissioned_has_stage",
            ),
            both_or_neither("period_from", "period_to", name="review_period_from_to"),
            CheckConstraint(
                condition=Q(period_to__isnull=True) | Q(period_to__gte=F("period_from")),
                name="review_period_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("review", args=[self.pk])

    @property
    def partnership(self) -> Partnership:
        return self.matter.partnership

    @property
    def code(self) -> str:
        return self.matter.code

    @property
    def is_commissioned(self) -> bool:
        """Whether it has a life here: stages, terms of reference, a panel, clocks."""
        return self.commissioned_on is not None

    @property
    def kind_code(self) -> str:
        """What the frameworks know its kind by: a national code, or "local-…"."""
        return self.local_kind or self.framework

    @property
    def at_stage(self) -> Stage | None:
        return Stage(self.stage) if self.stage else None

    @property
    def is_confidential(self) -> bool:
        return self.matter.circle == Matter.Circle.SEATS

    @property
    def audit_ref(self) -> str:
        return f"review:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"review {self.code}, “{self.title}”"
