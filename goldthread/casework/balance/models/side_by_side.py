"""Accounts that may not fit each other, and what people make of them. None is resolved here."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.balance.models.looked import BalanceRun
from goldthread.casework.chronology.querysets import TableQuerySet
from goldthread.casework.intake.belonging import Frozen
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class Made(models.TextChoices):
    """What a person made of it. `SUGGESTED` and `GONE` are nobody's words."""

    SUGGESTED = "suggested", "suggested"
    WEIGHED = "weighed", "weighed"
    NOT = "not", "not incongruent"
    GONE = "gone", "no longer suggested"


class Incongruence(OfReview, models.Model):
    """A strength beside facts that may not fit it; `rule` and the entry of the strength name it.

    Once decided its entries stay those that were decided of; `has_grown` says that more was found.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="incongruences")
    rule = models.CharField(max_length=20)
    identity = models.UUIDField()
    day = models.DateField()
    title = models.CharField(max_length=200)
    because = models.TextField()
    found_in = models.ForeignKey(
        BalanceRun, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    standing = models.CharField(max_length=10, choices=Made.choices)
    has_grown = models.BooleanField(default=False)
    objects = TableQuerySet.as_manager()
    is_confidential = True
    labels = Labels(
        open="id review identity found_in standing has_grown", sensitive="rule day title because"
    )

    class Meta:
        ordering: ClassVar = ["day", "pk"]
        indexes: ClassVar = [
            Index(fields=["review", "standing", "day"], name="incongruence_in_order")
        ]
        constraints: ClassVar = [
            UniqueConstraint(fields=["review", "rule", "identity"], name="incongruence_once")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("incongruence", args=[self.pk])

    @property
    def audit_ref(self) -> str:
        return f"incongruence:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"accounts that may not fit each other in review {self.review.code}"


class Part(models.TextChoices):
    CLAIM = "claim", "what was said"
    FACT = "fact", "what stands beside it"


class IncongruenceEntry(models.Model):
    """An entry of it, and which of its words are meant."""

    incongruence = models.ForeignKey(
        Incongruence, on_delete=models.PROTECT, related_name="entry_rows"
    )
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    identity = models.UUIDField()
    part = models.CharField(max_length=5, choices=Part.choices)
    field = models.CharField(max_length=10)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    because = models.TextField(blank=True)
    still_there = models.BooleanField(default=True)
    labels = Labels(
        open="id incongruence entry identity part field still_there",
        sensitive="start end because",
    )

    class Meta:
        ordering: ClassVar = ["part", "entry__sort_day", "pk"]  # claim before fact
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["incongruence", "identity", "part"], name="incongruence_entry_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry} ({self.part})"


class IncongruenceView(Frozen, models.Model):
    """What a person made of it, in words. A later one stands beside an earlier one."""

    incongruence = models.ForeignKey(Incongruence, on_delete=models.PROTECT, related_name="views")
    made = models.CharField(max_length=10, choices=Made.choices)
    words = models.TextField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id incongruence made at", personal="by", sensitive="words")

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(words=""), name="incongruence_view_has_words"),
            CheckConstraint(
                condition=Q(made__in=["weighed", "not"]), name="incongruence_view_made"
            ),
        ]

    def __str__(self) -> str:
        return self.words
