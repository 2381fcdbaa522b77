"""What a check found, and what people decided of it: each decision is a row."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils import timezone

from goldthread.foundations.records.labels import Labels
from goldthread.publishing.anonymising.models.checks import LeakCheck
from goldthread.publishing.anonymising.querysets import MentionQuerySet

PERSON = settings.AUTH_USER_MODEL
# Of the register, these tell who it is whatever stands around them. Nobody may let them stand.
NEVER = frozenset(
    {
        "full-name", "nhs-number", "ni-number", "date-of-birth", "phone", "e-mail", "postcode",
        "case-reference", "username", "address",
    }
)  # fmt: skip
NAMES = frozenset({"forename", "surname", "alias", "family", "initials"})


class Nature(models.TextChoices):
    """How sure it is that a mention tells of somebody in the case."""

    REGISTER = "register", "on the register"
    MAYBE = "maybe", "a word that may be a name on the register"
    UNKNOWN = "unknown", "not on the register"
    DETAIL = "detail", "a detail that may tell who it is"


class Says(models.TextChoices):
    STANDS = "stands", "may stand"
    GOES = "goes", "must go"


class Mention(models.Model):
    """`start` and `end` count characters of the text that was checked. `instead`: what would stand
    there; empty where a person has to find the words. `softer`: words to consider."""

    check_of = models.ForeignKey(LeakCheck, on_delete=models.PROTECT, related_name="mentions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField()
    kind = models.CharField(max_length=40)
    nature = models.CharField(max_length=10, choices=Nature.choices)
    subject = models.CharField("code on the register", max_length=40, blank=True)
    why = models.TextField()
    instead = models.TextField(blank=True)
    softer = models.TextField(blank=True)
    confidence = models.FloatField("how sure, from 0 to 1", null=True, blank=True)
    objects = MentionQuerySet.as_manager()
    labels = Labels(
        open="id check_of start end kind nature subject instead softer confidence",
        sensitive="words why",
    )

    class Meta:
        ordering: ClassVar = ["start", "pk"]
        constraints: ClassVar = [
            CheckConstraint(condition=Q(end__gt=F("start")), name="mention_has_words")
        ]

    def __str__(self) -> str:
        return f"{self.kind} at {self.start}"

    def may_stand(self, children: frozenset[str]) -> bool:
        """`children`: codes of whom the review is about. No name of theirs may stand at all."""
        if self.nature != Nature.REGISTER:
            return True
        return self.kind not in NEVER and not (self.kind in NAMES and self.subject in children)


class Decision(models.Model):
    """Once that a person decided of a mention. `wording`: their own words for what is to stand
    there instead. `carried_from`: decided of the same words before."""

    mention = models.ForeignKey(Mention, on_delete=models.PROTECT, related_name="decisions")
    says = models.CharField(max_length=10, choices=Says.choices)
    because = models.TextField(blank=True)
    wording = models.TextField(blank=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    labels = Labels(
        open="id mention says wording at carried_from", personal="by", sensitive="because"
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=~Q(says=Says.STANDS) | ~Q(because=""), name="stands_with_a_reason"
            ),
            CheckConstraint(
                condition=Q(says=Says.GOES) | Q(wording=""), name="own_words_for_what_goes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_says_display()}: {self.because}"
