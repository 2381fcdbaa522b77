"""A family in live work, and who works with it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.safeguards.models.base import PERSON
from goldthread.casework.safeguards.querysets import FamilyQuerySet, OfFamilyQuerySet
from goldthread.foundations.agencies.models import Matter, Partnership, Seat
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels


class Family(models.Model):
    """A family whom agencies work with now. Its doors are its matter's: those who work with it.

    Who belongs to it stands in the register of its matter (`foundations/people`), by code and name.
    """

    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="family")
    opened_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    closed_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_because = models.TextField(blank=True)
    objects = FamilyQuerySet.as_manager()
    is_confidential = True
    labels = Labels(
        open="id matter opened_at closed_at",
        personal="opened_by closed_by",
        sensitive="closed_because",
    )

    class Meta:
        ordering: ClassVar = ["matter__name", "pk"]
        verbose_name_plural = "families"
        constraints: ClassVar = [
            both_or_neither("closed_by", "closed_at", name="family_closed_who_when"),
            CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(closed_because=""),
                name="family_closed_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.matter.name

    def get_absolute_url(self) -> str:
        return reverse("live_family", args=[self.pk])

    @property
    def code(self) -> str:
        return self.matter.code

    @property
    def parts(self) -> Any:
        """The pages of its record, for the menu."""
        from goldthread.casework.safeguards import parts

        return parts.known()

    @property
    def partnership(self) -> Partnership:
        return self.matter.partnership

    @property
    def audit_ref(self) -> str:
        return f"family:{self.pk}"

    @property
    def audit_name(self) -> str:
        """Never the family's name: the trail is read by people who may not know it."""
        return f"the family {self.code}"


class Works(models.Model):
    """What somebody who works with a family is to it. Their seat says from when, and until when."""

    seat = models.OneToOneField(Seat, on_delete=models.PROTECT, related_name="works")
    part = models.CharField("what they are to this family", max_length=100)
    manages = models.BooleanField("decides as a manager", default=False)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    way: ClassVar[str] = "seat__matter__family"
    objects = OfFamilyQuerySet.as_manager()
    is_confidential = True
    labels = Labels(open="id seat part manages at", personal="by")

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name_plural = "works"

    def __str__(self) -> str:
        return f"{self.seat.holder}, {self.part}"

    @property
    def matter(self) -> Matter:
        return self.seat.matter

    @property
    def partnership(self) -> Partnership:
        return self.matter.partnership

    @property
    def audit_ref(self) -> str:
        return f"works:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the work of {self.seat.holder} with {self.matter.code}"
