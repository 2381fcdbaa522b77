"""Themes of a partnership, and which recommendations and learning points belong under them."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels
from goldthread.improvement.coding.querysets import CodedQuerySet, ThemeQuerySet
from goldthread.improvement.learning.models import LearningPoint
from goldthread.improvement.recommendations.models import Recommendation

PERSON = settings.AUTH_USER_MODEL


class Theme(models.Model):
    """What keeps coming back under one name. One that is not used any more is retired, not lost."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="coded_themes"
    )
    name = models.CharField(max_length=100)
    means = models.TextField("what belongs here")
    words = models.TextField("words that suggest it, one on a line", blank=True)
    source = models.CharField("where the theme is taken from", max_length=300, blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    retired_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    retired_at = models.DateTimeField(null=True, blank=True)
    objects = ThemeQuerySet.as_manager()
    labels = Labels(
        open="id partnership name means words source at retired_at", personal="by retired_by"
    )

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            both_or_neither("retired_by", "retired_at", name="coded_theme_retired_who_when"),
            UniqueConstraint("partnership", Lower("name"), name="coded_theme_named_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("coded_theme", args=[self.pk])

    @property
    def audit_ref(self) -> str:
        return f"coded-theme:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the theme “{self.name}” of learning"

    @property
    def suggesting(self) -> tuple[str, ...]:
        return tuple(one.strip() for one in self.words.splitlines() if one.strip())


class Coded(models.Model):
    """A person said that something belongs under a theme, or that what was suggested does not.

    `said`: the words because of which it was suggested, where it was; `passage`: the text that the
    person had before them. Taken back by the row's end.
    """

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="coded")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="coded")
    recommendation = models.ForeignKey(
        Recommendation, null=True, blank=True, on_delete=models.PROTECT, related_name="coded"
    )
    learning_point = models.ForeignKey(
        LearningPoint, null=True, blank=True, on_delete=models.PROTECT, related_name="coded"
    )
    fits = models.BooleanField("it belongs there")
    said = models.TextField("suggested because of", blank=True)
    passage = models.TextField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    objects = CodedQuerySet.as_manager()
    labels = Labels(
        open="id theme review recommendation learning_point fits at undone_at",
        personal="by undone_by",
        sensitive="said passage",
    )

    class Meta:
        verbose_name_plural = "coded"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            both_or_neither("undone_by", "undone_at", name="coded_undone_who_when"),
            CheckConstraint(
                condition=Q(recommendation__isnull=True) ^ Q(learning_point__isnull=True),
                name="coded_is_of_one_thing",
            ),
            UniqueConstraint(
                fields=["theme", "recommendation"],
                condition=Q(undone_at__isnull=True, recommendation__isnull=False),
                name="recommendation_coded_once",
            ),
            UniqueConstraint(
                fields=["theme", "learning_point"],
                condition=Q(undone_at__isnull=True, learning_point__isnull=False),
                name="learning_coded_once",
            ),
        ]
        indexes: ClassVar = [
            # Years and themes are counted from this index alone.
            models.Index(
                fields=["theme", "review", "recommendation"],
                condition=Q(undone_at__isnull=True, fits=True),
                name="coded_standing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.item.code} under {self.theme}"

    @property
    def item(self) -> Any:
        return self.recommendation or self.learning_point
