"""What every row beside a review shares."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from goldthread.casework.alongside.querysets import LatestQuerySet, OfReviewQuerySet
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review

PERSON = settings.AUTH_USER_MODEL


class Entry(OfReview, models.Model):
    """Something in a register of one review: who wrote it down, and when."""

    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = OfReviewQuerySet.as_manager()
    # Whatever the review's circle: open to the unit and the seated panel alone.
    is_confidential = True

    class Meta:
        abstract = True
        ordering: ClassVar = ["at", "pk"]

    @property
    def audit_ref(self) -> str:
        return f"{type(self).__name__.lower()}:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"{self}, of review {self.review.code}"


class Row(Entry):
    """What happened to such a thing. Rows are added and never changed; the latest holds."""

    objects = LatestQuerySet.as_manager()
    of: ClassVar[str]

    class Meta(Entry.Meta):
        abstract = True

    @property
    def review(self) -> Review:
        thing: Any = getattr(self, self.of)
        found: Review = thing.review
        return found
