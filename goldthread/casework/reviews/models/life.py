"""Rows of a review's life: stages, pseudonym, panel, independence, letters at set-up."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils import timezone

from goldthread.casework.intake.belonging import Frozen
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models.review import STAGES, Review
from goldthread.casework.reviews.querysets import WorkingQuerySet
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class StageMove(Frozen, OfReview, models.Model):
    """A review entered a stage. Going back needs a reason."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="moves")
    was = models.CharField(max_length=20, choices=STAGES, blank=True)
    stage = models.CharField(max_length=20, choices=STAGES)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.TextField(blank=True)
    objects = WorkingQuerySet.as_manager()
    labels = Labels(open="id review was stage at", personal="by", sensitive="reason")

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} since {self.at:%d %B %Y}"


class GateReason(Frozen, OfReview, models.Model):
    """What somebody said in place of a fact that a gate asks for. The latest of each fact holds; a
    row that does not stand takes back the one before it.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="gate_reasons")
    fact = models.CharField(max_length=40)
    reason = models.TextField()
    stands = models.BooleanField(default=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = WorkingQuerySet.as_manager()
    labels = Labels(open="id review fact stands at", personal="by", sensitive="reason")

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(reason=""), name="gate_reason_says_why")
        ]

    def __str__(self) -> str:
        return f"what stands for {self.fact.replace('_', ' ')}"


class Wish(models.TextChoices):
    """What is known of the family's wishes about the name."""

    CHOSE = "chose", "The family chose or agreed to this name"
    OTHER = "other", "The family was asked and wished for something else"
    NO_VIEW = "no-view", "The family was asked and left it to us"
    NOT_POSSIBLE = "not-possible", "It was not possible to ask the family"
    NOT_YET = "not-yet", "The family has not been asked yet"


class Check(models.TextChoices):
    CLEAR = "clear", "checked, nothing found"
    CLASH = "clash", "the same as a real name"
    BLOCKED = "blocked", "could not be checked"


class Pseudonym(Frozen, OfReview, models.Model):
    """A name for the child or adult, the family's wishes, and how it was checked. The latest
    holds; whether it is still clear of real names is asked again whenever a gate needs it.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="pseudonyms")
    name = models.CharField(max_length=100)
    wish = models.CharField(max_length=20, choices=Wish.choices)
    wish_words = models.TextField("what they wished, or why they could not be asked", blank=True)
    check_result = models.CharField(max_length=20, choices=Check.choices)
    check_words = models.TextField(blank=True)
    despite = models.TextField("why it is kept in spite of a warning", blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = WorkingQuerySet.as_manager()
    labels = Labels(
        open="id review wish check_result at",
        personal="by",
        sensitive="name wish_words check_words despite",
    )

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=~Q(wish__in=[Wish.OTHER.value, Wish.NOT_POSSIBLE.value])
                | ~Q(wish_words=""),
                name="pseudonym_wish_has_words",
            )
        ]

    def __str__(self) -> str:
        return self.name


class PanelPlan(Frozen, OfReview, models.Model):
    """Which sectors should sit on the panel. The latest holds."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="panel_plans")
    sectors = models.JSONField(default=list)  # of `Sector` values
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = WorkingQuerySet.as_manager()
    labels = Labels(open="id review sectors at", personal="by")

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return ", ".join(self.sectors)


class IndependenceStatement(Frozen, OfReview, models.Model):
    """Somebody says, of themselves, that they stand apart from the case. Frozen once made."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="statements")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=Role.choices)
    words = models.TextField("what they confirmed")
    interests = models.TextField("interests declared", blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    objects = WorkingQuerySet.as_manager()
    labels = Labels(open="id review role made_at", personal="person words", sensitive="interests")

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}, {self.made_at:%d %B %Y}"


class StatementWithdrawal(Frozen, models.Model):
    """A statement no longer holds, from this moment, and why."""

    statement = models.OneToOneField(
        IndependenceStatement, on_delete=models.PROTECT, related_name="withdrawal"
    )
    reason = models.TextField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id statement at", personal="by", sensitive="reason")

    def __str__(self) -> str:
        return f"{self.statement}, withdrawn {self.at:%d %B %Y}"


class SetUpLetter(OfReview, models.Model):
    """A letter or notice that this kind of review begins with, and when it went."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="letters")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    sent_on = models.DateField(null=True, blank=True)
    sent_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField("when that was recorded", null=True, blank=True)
    objects = WorkingQuerySet.as_manager()
    labels = Labels(open="id review number name sent_on sent_at", personal="sent_by")

    class Meta:
        ordering: ClassVar = ["review", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "number"], name="letter_number_once"),
            CheckConstraint(
                condition=Q(sent_on__isnull=True, sent_by__isnull=True, sent_at__isnull=True)
                | Q(sent_on__isnull=False, sent_by__isnull=False, sent_at__isnull=False),
                name="letter_sent_who_when",
            ),
        ]

    def __str__(self) -> str:
        return self.name
