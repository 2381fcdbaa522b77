"""Versions of the combined chronology that never change, and who signed them (ADR 18)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.chronology.models import Merge
from goldthread.casework.freezing.querysets import FrozenQuerySet, OfFrozenQuerySet
from goldthread.casework.intake.belonging import Frozen
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.models import Matter, Partnership
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class FrozenChronology(Frozen, OfReview, models.Model):
    """A numbered version: what stood at one moment, for what, and what was unsettled then.

    The document itself is in `parts`; `sha256` is the digest of all their bytes in order, and
    `size` how many there are. `counts` holds entries, links and so on, so that a list of versions
    opens none of them.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="frozen_chronologies")
    number = models.PositiveIntegerField()
    merge = models.ForeignKey(Merge, on_delete=models.PROTECT, related_name="+")
    purpose = models.TextField("what it is for")
    reason = models.TextField("why it was frozen with things unsettled", blank=True)
    unsettled: models.JSONField[Any, Any] = models.JSONField(default=list)
    counts: models.JSONField[Any, Any] = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = FrozenQuerySet.as_manager()
    # Also where the review itself is published: how it was studied is not.
    is_confidential = True
    labels = Labels(
        open="id review number merge counts sha256 size at",
        personal="by",
        sensitive="purpose reason unsettled",
    )

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["review", "number"], name="frozen_number_once"),
            CheckConstraint(condition=~Q(purpose=""), name="frozen_says_what_for"),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("frozen_version", args=[self.review_id, self.number])

    @property
    def short_digest(self) -> str:
        """Enough of it to compare by eye."""
        return f"{self.sha256[:8]} {self.sha256[8:16]}"

    @property
    def citation(self) -> str:
        return f"{self.review.code} chronology version {self.number}"

    @property
    def audit_ref(self) -> str:
        return f"frozen-chronology:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"version {self.number} of the chronology of {self.review.code}"


class OfFrozen:
    """For models with a `frozen`: its partnership and its doors."""

    frozen: Any

    @property
    def partnership(self) -> Partnership:
        found: Partnership = self.frozen.partnership
        return found

    @property
    def matter(self) -> Matter:
        found: Matter = self.frozen.matter
        return found


class FrozenPart(Frozen, OfFrozen, models.Model):
    """Some of the bytes of a frozen document, so that one page does not need them all.

    `kind` says which list its lines are of ("" for what stands around the lists); `first` is the
    place of the first of its `lines` in that list; `refs` are those of its entries, to find one by.
    """

    frozen = models.ForeignKey(FrozenChronology, on_delete=models.PROTECT, related_name="parts")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, blank=True)
    first = models.PositiveIntegerField(default=0)
    lines = models.PositiveIntegerField(default=0)
    refs = models.TextField(blank=True)
    content = models.BinaryField()
    objects = OfFrozenQuerySet.as_manager()
    labels = Labels(open="id frozen number kind first lines refs", sensitive="content")

    class Meta:
        ordering: ClassVar = ["frozen", "number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["frozen", "number"], name="frozen_part_once")
        ]
        indexes: ClassVar = [Index(fields=["frozen", "kind", "first"], name="frozen_part_of_kind")]

    def __str__(self) -> str:
        return f"part {self.number}"


class FrozenSignature(Frozen, OfFrozen, models.Model):
    """The lead reviewer or the chair signed a version, in these words and over this digest."""

    frozen = models.ForeignKey(
        FrozenChronology, on_delete=models.PROTECT, related_name="signatures"
    )
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    post = models.CharField("signed as", max_length=60)
    words = models.TextField("what was signed")
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)
    objects = OfFrozenQuerySet.as_manager()
    labels = Labels(open="id frozen post sha256 at", personal="by name", sensitive="words")

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["frozen", "by"], name="frozen_signed_once_each")
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.post}"
