"""Who is what to whom."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils import timezone

from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.people.belonging import OfMatter
from goldthread.foundations.people.models.people import Person
from goldthread.foundations.people.models.shared import ACCOUNT, in_order
from goldthread.foundations.people.querysets import OfMatterQuerySet
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels


class Kin(models.TextChoices):
    """What `one` is to `other`."""

    PARENT = "parent", "parent of"
    ADOPTIVE = "adoptive-parent", "adoptive parent of"
    STEP = "step-parent", "step-parent of"
    CARER = "carer", "carer of"
    GRANDPARENT = "grandparent", "grandparent of"
    PARTNER = "partner", "partner of"
    SIBLING = "sibling", "brother or sister of"
    HALF_SIBLING = "half-sibling", "half-brother or half-sister of"
    RELATIVE = "relative", "other relative of"


class Relationship(OfMatter, models.Model):
    """What one person is to another, with its time as far as it is known."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="relationships")
    one = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="kin")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="kin_of")
    kind = models.CharField(max_length=20, choices=Kin.choices)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    struck_by = models.ForeignKey(
        ACCOUNT, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_because = models.TextField(blank=True)
    objects = OfMatterQuerySet.as_manager()
    is_confidential = True
    labels = Labels(
        open="id matter one other kind starts ends at struck_at",
        personal="by struck_by",
        sensitive="struck_because",
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            in_order(name="relationship_period"),
            CheckConstraint(condition=~Q(one=F("other")), name="relationship_of_two"),
            both_or_neither("struck_by", "struck_at", name="relationship_struck_who_when"),
            CheckConstraint(
                condition=Q(struck_at__isnull=True) | ~Q(struck_because=""),
                name="relationship_struck_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"person {self.one_id} {self.get_kind_display()} person {self.other_id}"

    @property
    def audit_ref(self) -> str:
        return f"relationship:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"a relationship in {self.matter.code}"
