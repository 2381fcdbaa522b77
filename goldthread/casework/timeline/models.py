"""Life events of the family: what happened in their lives, beside what agencies wrote."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.casework.timeline.querysets import LifeEventQuerySet
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class LifeKind(models.TextChoices):
    BIRTH = "birth", "birth"
    DEATH = "death", "death"
    MOVE = "move", "move of home"
    BOOKING = "booking", "pregnancy booked"
    DUE = "due", "due date"
    PARTNER = "partner", "new partner"
    SEPARATION = "separation", "separation"
    PRISON = "prison", "imprisonment"
    PLACEMENT = "placement", "placement of a child"
    SCHOOL = "school", "school or nursery"
    OTHER = "other", "other"


class LifeEvent(OfReview, models.Model):
    """One event: of whom, what, when as written and as it can be meant, and who says so.

    It is never changed. A corrected event is a new row in the place of the old; one that should
    not be there is withdrawn with a reason, and stays.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="life_events")
    person = models.ForeignKey(
        Involvement, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    whom = models.CharField("of whom, in words", max_length=200, blank=True)
    kind = models.CharField(max_length=12, choices=LifeKind.choices)
    words = models.TextField("what happened", blank=True)
    date_text = models.CharField("when, as written", max_length=120)
    earliest = models.DateField()
    latest = models.DateField()
    source = models.CharField("where that stands", max_length=300)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    instead_of = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    corrected_because = models.TextField(blank=True)
    withdrawn_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    objects = LifeEventQuerySet.as_manager()
    is_confidential = True
    labels = Labels(
        open="id review kind at instead_of withdrawn_at",
        personal="by withdrawn_by",
        sensitive="person whom words date_text earliest latest source corrected_because "
        "withdrawn_because",
    )

    class Meta:
        ordering: ClassVar = ["earliest", "latest", "pk"]
        indexes: ClassVar = [Index(fields=["review", "earliest"], name="life_event_of_review")]
        constraints: ClassVar = [
            CheckConstraint(condition=Q(latest__gte=F("earliest")), name="life_event_in_order"),
            CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(whom=""), name="life_event_of_somebody"
            ),
            CheckConstraint(
                condition=Q(instead_of__isnull=True) | ~Q(corrected_because=""),
                name="life_event_corrected_says_why",
            ),
            CheckConstraint(
                condition=Q(
                    withdrawn_by__isnull=True, withdrawn_at__isnull=True, withdrawn_because=""
                )
                | Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False)
                & ~Q(withdrawn_because=""),
                name="life_event_withdrawn_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.date_text}"

    def get_absolute_url(self) -> str:
        return reverse("life_event", args=[self.pk])

    @property
    def is_doubtful(self) -> bool:
        return self.earliest != self.latest

    @property
    def audit_ref(self) -> str:
        return f"life-event:{self.pk}"

    @property
    def audit_name(self) -> str:
        """Never what happened, nor to whom."""
        return f"a life event of review {self.review.code}"
