"""Between a supervisor and a supervisee: what was agreed, and that both said yes."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.oversight.models.policies import KINDS
from goldthread.casework.oversight.querysets import AgreementQuerySet, OfAgreementQuerySet
from goldthread.casework.safeguards.models.base import PERSON
from goldthread.foundations.agencies.models import Organisation, Partnership, Period
from goldthread.foundations.records.facts import ends_after_it_starts
from goldthread.foundations.records.labels import Labels


@dataclass(frozen=True)
class BetweenTwo:
    """Stands where the audit trail asks for a matter: supervision is the agencies' own casework,
    and its rows are kept from whoever reads the trail of the partnership."""

    audit_ref: str
    is_live: bool = True


class Private(models.Model):
    """A row that is the two's own. Reading it is recorded."""

    is_confidential = True

    class Meta:
        abstract = True

    @property
    def audit_ref(self) -> str:
        return f"supervision-{type(self).__name__.lower()}:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"{self._meta.verbose_name} {self.pk} of supervision"

    @property
    def matter(self) -> BetweenTwo:
        return BetweenTwo(self.audit_ref)


class Agreement(Private, Period):
    """Who supervises whom. What was agreed stands in its terms; the newest that both said yes to
    holds. `overseer`: the supervisor's own manager, or the agency's safeguarding lead."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=KINDS)
    supervisor = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    supervisee = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    overseer = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_because = models.TextField(blank=True)
    objects = AgreementQuerySet.as_manager()
    labels = Labels(
        open="id partnership organisation kind starts ends at",
        personal="supervisor supervisee overseer by ended_by ended_because",
    )

    class Meta:
        ordering: ClassVar = ["supervisor__name", "supervisee__name", "pk"]
        verbose_name = "agreement"
        constraints: ClassVar = [
            ends_after_it_starts(name="supervision_agreement_period"),
            CheckConstraint(
                condition=~Q(supervisor=F("supervisee"))
                & ~Q(overseer=F("supervisee"))
                & ~Q(overseer=F("supervisor")),
                name="supervision_agreement_three_people",
            ),
            CheckConstraint(
                condition=Q(ends__isnull=True) | ~Q(ended_because=""),
                name="supervision_agreement_ended_says_why",
            ),
            UniqueConstraint(
                fields=["supervisor", "supervisee", "kind"],
                condition=Q(ends__isnull=True),
                name="supervision_agreement_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.supervisor} supervises {self.supervisee}"

    def get_absolute_url(self) -> str:
        return reverse("supervision_agreement", args=[self.pk])

    def other(self, person: Any) -> Any:
        return self.supervisee if person.pk == self.supervisor_id else self.supervisor


class Term(Private):
    """What the two agree for a year, from a day. Written by one, it holds once both said yes."""

    to_agreement: ClassVar[str] = "agreement"

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="terms")
    starts = models.DateField()
    covers = models.TextField("what it covers")
    missed = models.TextField("what happens when a session is missed")
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = OfAgreementQuerySet.as_manager()
    labels = Labels(open="id agreement starts at", personal="by covers missed")

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = "terms"

    def __str__(self) -> str:
        return f"terms from {self.starts:%d %B %Y}"


class Yes(Private):
    """One of the two agreed to the terms."""

    to_agreement: ClassVar[str] = "term__agreement"

    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="yeses")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = OfAgreementQuerySet.as_manager()
    labels = Labels(open="id term at", personal="by")

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = "yes"
        verbose_name_plural = "yeses"
        constraints: ClassVar = [
            UniqueConstraint(fields=["term", "by"], name="supervision_yes_once"),
        ]

    def __str__(self) -> str:
        return f"yes of {self.by}"
