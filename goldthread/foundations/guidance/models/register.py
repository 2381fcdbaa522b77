"""What a partnership keeps: each piece of guidance, whose it is, and the situations it is for."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.guidance.querysets import (
    GuidanceQuerySet,
    SituationQuerySet,
    SuitedToQuerySet,
)
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels
from goldthread.rules.guidance import Thresholds

PERSON = settings.AUTH_USER_MODEL


class Kind(models.TextChoices):
    POLICY = "policy", "policy"
    PROCEDURE = "procedure", "procedure"
    PRACTICE = "practice", "practice guidance"
    RESOURCE = "resource", "resource"


class Ended(models.Model):
    """A row that holds until somebody ends it. It is never deleted."""

    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class Situation(Ended):
    """What a practitioner stands before: "dogs in the home". Each partnership has its own list."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    objects = SituationQuerySet.as_manager()
    labels = Labels(open="id partnership name at ended_at", personal="by ended_by")

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            both_or_neither("ended_by", "ended_at", name="situation_ended_who_when"),
            UniqueConstraint(
                fields=["partnership", "name"],
                condition=Q(ended_at__isnull=True),
                name="situation_name_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_ref(self) -> str:
        return f"situation:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the situation “{self.name}”"


class Guidance(models.Model):
    """A policy, procedure or resource. Its words and its title are its versions'.

    Without an organisation it is the partnership's own.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="guidance")
    number = models.PositiveIntegerField()
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="guidance"
    )
    made_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    objects = GuidanceQuerySet.as_manager()
    labels = Labels(
        open="id partnership number slug kind organisation made_at", personal="owner made_by"
    )

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["partnership", "number"], name="guidance_number_once")
        ]

    def __str__(self) -> str:
        return f"guidance {self.code}"

    def get_absolute_url(self) -> str:
        return reverse("guidance_page", args=[self.pk])

    @property
    def code(self) -> str:
        return f"G{self.number}"

    @property
    def audit_ref(self) -> str:
        return f"guidance:{self.pk}"

    @property
    def audit_name(self) -> str:
        return str(self)

    @property
    def whose(self) -> str:
        return str(self.organisation or self.partnership)


class Handing(models.Model):
    """Who keeps it from then on, and why. The first row is from the day it was made."""

    guidance = models.ForeignKey(Guidance, on_delete=models.PROTECT, related_name="handings")
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id guidance organisation at", personal="owner by", sensitive="reason")

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.guidance} to {self.owner}"


class SuitedTo(Ended):
    """The guidance is for a situation, from one day to another."""

    guidance = models.ForeignKey(Guidance, on_delete=models.PROTECT, related_name="suited_to")
    situation = models.ForeignKey(Situation, on_delete=models.PROTECT, related_name="suits")
    objects = SuitedToQuerySet.as_manager()
    labels = Labels(open="id guidance situation at ended_at", personal="by ended_by")

    class Meta:
        constraints: ClassVar = [
            both_or_neither("ended_by", "ended_at", name="suited_ended_who_when"),
            UniqueConstraint(
                fields=["guidance", "situation"],
                condition=Q(ended_at__isnull=True),
                name="guidance_for_a_situation_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.guidance} for {self.situation}"


_DAYS = (MinValueValidator(1), MaxValueValidator(365))


class GuidanceLimits(models.Model):
    """What counts as drift in one partnership; without a row, the numbers of the rule."""

    partnership = models.OneToOneField(Partnership, on_delete=models.PROTECT, related_name="+")
    draft_days = models.PositiveIntegerField(default=Thresholds.draft_days, validators=_DAYS)
    read_days = models.PositiveIntegerField(default=Thresholds.read_days, validators=_DAYS)
    read_share = models.PositiveIntegerField(
        default=Thresholds.read_share, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    labels = Labels(open="id partnership draft_days read_days read_share")

    def __str__(self) -> str:
        return f"limits of {self.partnership}"

    @property
    def audit_ref(self) -> str:
        return f"guidance-limits:{self.partnership_id}"

    @property
    def audit_name(self) -> str:
        return "what counts as drift of guidance"

    @classmethod
    def of(cls, partnership: Partnership) -> Thresholds:
        row = cls._default_manager.filter(partnership=partnership).first()
        return Thresholds(row.draft_days, row.read_days, row.read_share) if row else Thresholds()
