"""Who writes a return, and whether they are independent of the case."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from goldthread.casework.contributions.belonging import OfReturn
from goldthread.casework.contributions.models.asked import Happening, Return
from goldthread.casework.intake.belonging import Frozen
from goldthread.foundations.agencies.models import Matter, Partnership
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class Delegation(OfReturn, Happening):
    """The agency's signatory named an author. It ends with a moment and a reason, never goes."""

    agency_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="delegations")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="delegations")
    ended_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.TextField(blank=True)
    labels = Labels(
        open="id agency_return at ended_at", personal="by person ended_by", sensitive="ended_why"
    )

    class Meta(Happening.Meta):
        constraints: ClassVar = [
            both_or_neither("ended_by", "ended_at", name="delegation_ended_who_when"),
            CheckConstraint(
                condition=Q(ended_at__isnull=True) | ~Q(ended_why=""), name="delegation_ended_why"
            ),
            UniqueConstraint(
                fields=["agency_return", "person"],
                condition=Q(ended_at__isnull=True),
                name="delegation_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} writes {self.agency_return}"


class IndependenceStatement(Frozen, models.Model):
    """An author's own answers: involved with the case? line manager of anyone who was?"""

    delegation = models.OneToOneField(
        Delegation, on_delete=models.PROTECT, related_name="statement"
    )
    involved = models.BooleanField("had involvement with the child or family")
    managed = models.BooleanField("line-managed somebody who had")
    post = models.CharField("post and how it stands to the case", max_length=300)
    words = models.TextField("what there was", blank=True)
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id delegation at", personal="post involved managed", sensitive="words")

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(involved=False, managed=False) | ~Q(words=""),
                name="independence_yes_says_what",
            )
        ]

    def __str__(self) -> str:
        return f"independence of {self.delegation.person}"

    @property
    def is_independent(self) -> bool:
        return not self.involved and not self.managed


class IndependenceRuling(Frozen, models.Model):
    """The business unit's answer where an author is not independent. Frozen, with its reason."""

    statement = models.OneToOneField(
        IndependenceStatement, on_delete=models.PROTECT, related_name="ruling"
    )
    accepted = models.BooleanField()
    reason = models.TextField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id statement accepted at", personal="by", sensitive="reason")

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(reason=""), name="independence_ruling_says_why")
        ]

    def __str__(self) -> str:
        return f"{'accepted' if self.accepted else 'not accepted'}: {self.statement}"

    @property
    def partnership(self) -> Partnership:
        return self.statement.delegation.partnership

    @property
    def matter(self) -> Matter:
        return self.statement.delegation.matter
