"""Passages that speak of a strength or of a risk: suggested, and what a person decided of each."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils import timezone

from goldthread.casework.balance.models.looked import BalanceRun
from goldthread.casework.chronology.querysets import TableQuerySet
from goldthread.casework.intake.belonging import Frozen
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class Kind(models.TextChoices):
    STRENGTH = "strength", "strength"
    RISK = "risk", "risk"


class Standing(models.TextChoices):
    SUGGESTED = "suggested", "suggested"
    ACCEPTED = "accepted", "accepted"
    REJECTED = "rejected", "rejected"
    GONE = "gone", "no longer there"


class BalancePassage(OfReview, models.Model):
    """A stretch of an entry's words. It follows the entry by `identity`, and within it by its words
    (`nth`: which of several that read alike). `whose`: on whose word in the family it stands alone.

    Agency, day and month (counted from year 0) are the entry's, written here so that the counts of
    100,000 of them are quick. One that a person marked was `found_in` nothing.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="balance_passages")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    identity = models.UUIDField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    month = models.PositiveIntegerField(null=True, blank=True)
    field = models.CharField(max_length=10)  # event, response
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.CharField(max_length=400)
    nth = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField("what it speaks of", max_length=60)
    about = models.CharField("the matter it belongs to", max_length=20, blank=True)
    whose = models.CharField("on whose word alone", max_length=40, blank=True)
    because = models.TextField(blank=True)
    found_in = models.ForeignKey(
        BalanceRun, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    standing = models.CharField(max_length=10, choices=Standing.choices)
    objects = TableQuerySet.as_manager()
    is_confidential = True
    labels = Labels(
        open="id review entry identity organisation field nth found_in standing",
        sensitive="day month start end words kind name about whose because",
    )

    class Meta:
        ordering: ClassVar = ["day", "entry", "field", "start", "pk"]
        indexes: ClassVar = [
            Index(fields=["review", "standing", "day"], name="balance_in_order"),
            Index(fields=["review", "identity"], name="balance_of_entry"),
        ]
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["review", "identity", "field", "name", "words", "nth"],
                name="balance_passage_once",
            ),
            CheckConstraint(condition=Q(end__gt=F("start")), name="balance_passage_has_words"),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def audit_ref(self) -> str:
        return f"balance-passage:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"a passage of entry {self.entry.ref} of review {self.review.code}"


class PassageDecision(Frozen, models.Model):
    """A person accepted, changed or rejected a passage. The latest holds; what it was before is
    kept beside it."""

    passage = models.ForeignKey(BalancePassage, on_delete=models.PROTECT, related_name="decisions")
    standing = models.CharField(max_length=10, choices=Standing.choices)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    whose = models.CharField(max_length=40, blank=True)
    was_kind = models.CharField(max_length=10, choices=Kind.choices)
    was_whose = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(
        open="id passage standing at",
        personal="by",
        sensitive="kind whose was_kind was_whose reason",
    )

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=~Q(reason="")
                | Q(standing="accepted", kind=F("was_kind"), whose=F("was_whose")),
                name="balance_decision_says_why",
            )
        ]

    def __str__(self) -> str:
        return f"{self.standing}: {self.reason}"

    @property
    def is_change(self) -> bool:
        return (self.kind, self.whose) != (self.was_kind, self.was_whose)
