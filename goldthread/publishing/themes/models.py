"""Themes, what stands under them, and which summaries belong to them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels
from goldthread.improvement.coding.models import Theme as Coding
from goldthread.publishing.documents.models import Summary
from goldthread.publishing.themes.querysets import (
    MarkedQuerySet,
    PieceQuerySet,
    ThemeQuerySet,
)

PERSON = settings.AUTH_USER_MODEL


class Theme(models.Model):
    """A public page about `of`, one of the themes to which learning is coded."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="themes")
    name = models.CharField(max_length=100)
    slug = models.SlugField(max_length=80, unique=True)
    of = models.ForeignKey(Coding, on_delete=models.PROTECT, related_name="public_pages")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = ThemeQuerySet.as_manager()
    labels = Labels(open="id partnership name slug of at", personal="by")

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("theme", args=[self.pk])

    @property
    def audit_ref(self) -> str:
        return f"theme:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the theme “{self.name}”"


class Kind(models.TextChoices):
    WORDS = "words", "words of the theme"
    RESOURCE = "resource", "resource"


class Piece(models.Model):
    """Written once and never changed: other words are another piece."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="pieces")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    link = models.URLField(max_length=500, blank=True)
    look_again = models.DateField("day on which to look at it again", null=True, blank=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    yes_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    yes_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_because = models.TextField(blank=True)
    objects = PieceQuerySet.as_manager()
    labels = Labels(
        open="id theme kind title text link look_again at yes_at ended_at",
        personal="by yes_by ended_by",
        sensitive="ended_because",
    )

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            both_or_neither("yes_by", "yes_at", name="theme_piece_yes_who_when"),
            both_or_neither("ended_by", "ended_at", name="theme_piece_ended_who_when"),
            CheckConstraint(
                condition=Q(yes_by__isnull=True) | ~Q(yes_by=F("by")),
                name="theme_piece_needs_two_people",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def audit_ref(self) -> str:
        return f"theme-piece:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"“{self.title}” under {self.theme.audit_name}"

    @property
    def status(self) -> str:
        if self.ended_at is not None:
            return "withdrawn"
        return "released" if self.yes_at is not None else "with a second person"


class Marked(models.Model):
    """One person puts a summary under a theme, another says yes: then it shows there. One alone
    takes it away."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="marked")
    summary = models.ForeignKey(Summary, on_delete=models.PROTECT, related_name="themes")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    yes_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    yes_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    objects = MarkedQuerySet.as_manager()
    labels = Labels(open="id theme summary at yes_at ended_at", personal="by yes_by ended_by")

    class Meta:
        constraints: ClassVar = [
            both_or_neither("yes_by", "yes_at", name="theme_mark_yes_who_when"),
            both_or_neither("ended_by", "ended_at", name="theme_mark_ended_who_when"),
            CheckConstraint(
                condition=Q(yes_by__isnull=True) | ~Q(yes_by=F("by")),
                name="theme_mark_needs_two_people",
            ),
            UniqueConstraint(
                fields=["theme", "summary"],
                condition=Q(ended_at__isnull=True),
                name="theme_of_a_summary_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.summary} under {self.theme}"

    @property
    def status(self) -> str:
        return "released" if self.yes_at is not None else "with a second person"
