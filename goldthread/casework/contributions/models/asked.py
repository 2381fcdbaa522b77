"""A return that an agency is asked for, its steps, its dates, and who else may read it."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.contributions.belonging import OfReturn
from goldthread.casework.contributions.querysets import ReturnQuerySet
from goldthread.casework.intake.belonging import Frozen
from goldthread.casework.reviews import moretime
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review, TermsOfReference
from goldthread.casework.reviews.moretime import MoreTime
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class Kind(models.TextChoices):
    """What an agency is asked for."""

    IMR = "imr", "management review (IMR)"
    SUMMARY = "summary", "summary of involvement"


class Return(OfReview, models.Model):
    """What one agency is asked for in one review, with the terms kept as they were sent.

    Its number is drawn at random: a number that counts up would tell an agency how many others
    were asked, and when.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="returns")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="returns")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.IMR)
    terms = models.ForeignKey(TermsOfReference, on_delete=models.PROTECT, related_name="returns")
    purpose = models.TextField("purpose, as sent", blank=True)
    scope = models.TextField("scope, as sent", blank=True)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    first_due = models.DateField()
    due = models.DateField()
    asked_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    objects = ReturnQuerySet.as_manager()
    # Agencies' reports are never published, whatever becomes of the review.
    is_confidential = True
    labels = Labels(
        open="id review organisation kind terms first_due due asked_at",
        personal="asked_by",
        sensitive="purpose scope period_from period_to",
    )

    class Meta:
        ordering: ClassVar = ["organisation__name", "kind"]
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["review", "organisation", "kind"], name="return_asked_once_of_each_kind"
            ),
            both_or_neither("period_from", "period_to", name="return_period_from_to"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.organisation}"

    def get_absolute_url(self) -> str:
        return reverse("return", args=[self.pk])

    @property
    def answering(self) -> Organisation:
        """The body that answers for the one that was asked, where that has closed since."""
        return self.organisation.today()

    @property
    def audit_ref(self) -> str:
        return f"return:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the {self} for review {self.review.code}"


class AskedLine(Frozen, models.Model):
    """A line of enquiry as it was sent to the agency."""

    agency_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField()
    question = models.TextField()
    prompt = models.TextField(blank=True)
    labels = Labels(open="id agency_return number", sensitive="question prompt")

    class Meta:
        ordering: ClassVar = ["agency_return", "number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["agency_return", "number"], name="asked_line_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.question}"


class StepKind(models.TextChoices):
    """What moves a return on."""

    INVITED = "invited", "invited"
    ACKNOWLEDGED = "acknowledged", "acknowledged"
    HANDED_IN = "handed-in", "written, and handed in for sign-off"
    HANDED_BACK = "handed-back", "handed back to the author"
    SIGNED = "signed", "signed off"
    SUBMITTED = "submitted", "sent"
    RETURNED = "returned", "returned for revision"
    ACCEPTED = "accepted", "accepted"
    NIL = "nil", "nil return"
    EXCUSED = "excused", "excused"


class Happening(models.Model):
    """A row of a return's story: who and when. No name: the system itself."""

    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{type(self).__name__} of {self.at:%d %B %Y}"


_SAY_WHY = [StepKind.HANDED_BACK.value, StepKind.RETURNED.value, StepKind.EXCUSED.value]


class Step(Frozen, OfReturn, Happening):
    """One step of a return. The latest says where it stands."""

    agency_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20, choices=StepKind.choices)
    words = models.TextField(blank=True)
    labels = Labels(open="id agency_return kind at", personal="by", sensitive="words")

    class Meta(Happening.Meta):
        constraints: ClassVar = [
            CheckConstraint(
                condition=~Q(kind__in=_SAY_WHY) | ~Q(words=""), name="return_step_says_why"
            )
        ]


class Extension(OfReturn, MoreTime):
    """More time for a return."""

    agency_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="extensions")
    labels = Labels(
        open="id agency_return at was asked_for granted granted_to decided_at",
        personal="by decided_by",
        sensitive="reason words",
    )

    class Meta(MoreTime.Meta):
        constraints: ClassVar = moretime.constraints("agency_return", "return")


class Chase(Frozen, OfReturn, Happening):
    """The agency was asked again: by somebody or, without a name, by the nightly reminder."""

    agency_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="chases")
    on = models.DateField()
    words = models.TextField(blank=True)
    told = models.TextField("who was told", blank=True)
    labels = Labels(open="id agency_return at on", personal="by told", sensitive="words")


class Release(OfReturn, Happening):
    """The business unit opens an accepted return to the other agencies of the review."""

    agency_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="releases")
    reason = models.TextField()
    ended_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    labels = Labels(open="id agency_return at ended_at", personal="by ended_by", sensitive="reason")

    class Meta(Happening.Meta):
        constraints: ClassVar = [
            both_or_neither("ended_by", "ended_at", name="return_release_ended_who_when"),
            UniqueConstraint(
                fields=["agency_return"],
                condition=Q(ended_at__isnull=True),
                name="return_released_once",
            ),
        ]
