"""An agency is asked for its chronology: the call, its steps, its date, who writes."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.intake.belonging import Frozen
from goldthread.casework.reviews import moretime
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.moretime import MoreTime
from goldthread.casework.submissions.belonging import OfCall
from goldthread.casework.submissions.querysets import CallQuerySet, DraftQuerySet, MappingQuerySet
from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class Call(OfReview, models.Model):
    """One review asks one organisation for its chronology, for the period of that day.

    Its number is drawn at random: one that counts up would tell an agency how many were asked.
    `code` names the agency in the refs of its entries, such as police in police:14.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="calls")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="calls")
    code = models.SlugField(max_length=50)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    words = models.TextField("what the agency is told besides", blank=True)
    first_due = models.DateField()
    due = models.DateField()
    asked_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    objects = CallQuerySet.as_manager()
    # An agency's chronology is never published, whatever becomes of the review.
    is_confidential = True
    labels = Labels(
        open="id review organisation code first_due due asked_at",
        personal="asked_by",
        sensitive="words period_from period_to",
    )

    class Meta:
        ordering: ClassVar = ["organisation__name"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["review", "organisation"], name="call_once_an_agency"),
            UniqueConstraint(fields=["review", "code"], name="call_code_once"),
            both_or_neither("period_from", "period_to", name="call_period_from_to"),
        ]

    def __str__(self) -> str:
        return f"chronology of {self.organisation}"

    def get_absolute_url(self) -> str:
        return reverse("call", args=[self.pk])

    @property
    def answering(self) -> Organisation:
        """The body that answers for the one that was asked, where that has closed since."""
        return self.organisation.today()

    @property
    def audit_ref(self) -> str:
        return f"call:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the {self} for review {self.review.code}"


class StepKind(models.TextChoices):
    """What moves a call on. The latest says where it stands."""

    ASKED = "asked", "asked"
    ACKNOWLEDGED = "acknowledged", "acknowledged"
    NIL = "nil", "no contact declared"
    RECEIVED = "received", "received"
    EXCUSED = "excused", "excused"


class Happening(models.Model):
    """A row of a call's story: who and when. No name: the system itself."""

    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{type(self).__name__} of {self.at:%d %B %Y}"


class CallStep(Frozen, OfCall, Happening):
    """One step. A declared nil says in words what was searched, and who says so."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20, choices=StepKind.choices)
    words = models.TextField(blank=True)
    labels = Labels(open="id call kind at", personal="by", sensitive="words")

    class Meta(Happening.Meta):
        constraints: ClassVar = [
            CheckConstraint(
                condition=~Q(kind__in=["nil", "excused"]) | ~Q(words=""), name="call_step_says_why"
            )
        ]


class DueChange(Frozen, OfCall, Happening):
    """The date moved, with the reason. The first date stays on the call."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="due_changes")
    was = models.DateField()
    to = models.DateField()
    reason = models.TextField()
    labels = Labels(open="id call at was to", personal="by", sensitive="reason")

    class Meta(Happening.Meta):
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(reason=""), name="call_due_change_says_why")
        ]


class Extension(OfCall, MoreTime):
    """More time for a chronology. A date moved without being asked is a `DueChange`."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="extensions")
    labels = Labels(
        open="id call at was asked_for granted granted_to decided_at",
        personal="by decided_by",
        sensitive="reason words",
    )

    class Meta(MoreTime.Meta):
        constraints: ClassVar = moretime.constraints("call", "call")


class Chase(Frozen, OfCall, Happening):
    """The agency was asked again: by somebody or, without a name, by the nightly reminder."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="chases")
    on = models.DateField()
    words = models.TextField(blank=True)
    told = models.TextField("who was told", blank=True)
    labels = Labels(open="id call at on", personal="by told", sensitive="words")


class Writer(OfCall, Happening):
    """The agency's signatory named somebody to write its chronology. It ends, and never goes."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="writers")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    objects = DraftQuerySet.as_manager()
    labels = Labels(open="id call at ended_at", personal="by person ended_by")

    class Meta(Happening.Meta):
        constraints: ClassVar = [
            both_or_neither("ended_by", "ended_at", name="call_writer_ended_who_when"),
            UniqueConstraint(
                fields=["call", "person"],
                condition=Q(ended_at__isnull=True),
                name="call_writer_once",
            ),
        ]


class Mapping(models.Model):
    """How an agency's headings are understood: a heading, folded, to what it holds. Kept for the
    agency, for every later file of its own. The latest choice for a heading holds."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    heading = models.CharField("heading, in small letters", max_length=200)
    shown = models.CharField("heading, as it was written", max_length=200)
    role = models.CharField(max_length=20)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = MappingQuerySet.as_manager()
    labels = Labels(open="id organisation role at", personal="by", sensitive="heading shown")

    class Meta:
        ordering: ClassVar = ["organisation", "heading"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["organisation", "heading"], name="mapping_heading_once")
        ]

    def __str__(self) -> str:
        return f"{self.shown}: {self.role}"

    @property
    def partnership(self) -> Partnership:
        return self.organisation.partnership
