"""Key episodes: stretches of the review period that are studied closely, and what is said of them.

Agencies' chronologies come to this room next. An entry will point at episodes, never the reverse.
"""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.chronology.belonging import OfEpisode
from goldthread.casework.chronology.querysets import EpisodeQuerySet, PartQuerySet
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class Stretch(models.Model):
    """From when until when. Either end may be doubtful: what was written stays beside what it
    can mean at the earliest and at the latest. No end: the episode is one day or one moment.
    """

    starts = models.CharField("when it began, as written", max_length=120)
    starts_earliest = models.DateField()
    starts_latest = models.DateField()
    ends = models.CharField("when it ended, as written", max_length=120, blank=True)
    ends_earliest = models.DateField(null=True, blank=True)
    ends_latest = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def first_day(self) -> date:
        return self.starts_earliest

    @property
    def last_day(self) -> date:
        """The latest day that the episode can have lasted to."""
        return max(self.ends_latest or self.starts_latest, self.starts_latest)

    @property
    def span(self) -> str:
        return f"{self.starts} to {self.ends}" if self.ends else self.starts

    @property
    def is_doubtful(self) -> bool:
        return self.starts_earliest != self.starts_latest or self.ends_earliest != self.ends_latest


def stretch_holds(name: str) -> CheckConstraint:
    return CheckConstraint(
        condition=Q(starts_latest__gte=F("starts_earliest"))
        & (
            Q(ends="", ends_earliest__isnull=True, ends_latest__isnull=True)
            | Q(ends_earliest__isnull=False, ends_latest__gte=F("ends_earliest"))
            & Q(ends_latest__isnull=False, ends_latest__gte=F("starts_earliest"))
            & ~Q(ends="")
        ),
        name=name,
    )


STRETCH = "starts starts_earliest starts_latest ends ends_earliest ends_latest"


class KeyEpisode(OfReview, Stretch):
    """A stretch of the review period. What it says now; what it said before is in `wordings`."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="episodes")
    number = models.PositiveIntegerField()
    place = models.PositiveIntegerField("where it stands in the list")
    title = models.CharField(max_length=200)
    why_it_matters = models.TextField()
    outside_because = models.TextField("why it lies outside the review period", blank=True)
    selected_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    selected_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    objects = EpisodeQuerySet.as_manager()
    labels = Labels(
        open="id review number place selected_at version",
        personal="selected_by",
        sensitive=f"title why_it_matters outside_because {STRETCH}",
    )

    class Meta:
        ordering: ClassVar = ["place", "number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["review", "number"], name="episode_number_once"),
            stretch_holds("episode_stretch"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("episode", args=[self.pk])

    @property
    def code(self) -> str:
        return f"KE{self.number}"

    @property
    def is_confidential(self) -> bool:
        """Also where the review itself is published: how it was studied is not."""
        return True

    @property
    def audit_ref(self) -> str:
        return f"episode:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"key episode {self.code} of {self.review.code}"


class EpisodeWording(OfEpisode, Stretch):
    """What an episode said, version by version, and why it was changed. Never rewritten."""

    episode = models.ForeignKey(KeyEpisode, on_delete=models.PROTECT, related_name="wordings")
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    why_it_matters = models.TextField()
    outside_because = models.TextField(blank=True)
    changed_because = models.TextField(blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = PartQuerySet.as_manager()
    labels = Labels(
        open="id episode version at",
        personal="by",
        sensitive=f"title why_it_matters outside_because changed_because {STRETCH}",
    )

    class Meta:
        ordering: ClassVar = ["-version"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["episode", "version"], name="episode_wording_once")
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"


class EndKind(models.TextChoices):
    MERGED = "merged", "merged into another"
    WITHDRAWN = "withdrawn", "withdrawn"


class EpisodeEnd(OfEpisode, models.Model):
    """An episode left the list, with the reason; bringing it back is written beside it."""

    episode = models.ForeignKey(KeyEpisode, on_delete=models.PROTECT, related_name="ends_of")
    how = models.CharField(max_length=10, choices=EndKind.choices)
    into = models.ForeignKey(
        KeyEpisode, null=True, blank=True, on_delete=models.PROTECT, related_name="merged_from"
    )
    reason = models.TextField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    objects = PartQuerySet.as_manager()
    labels = Labels(
        open="id episode how into at undone_at", personal="by undone_by", sensitive="reason"
    )

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            both_or_neither("undone_by", "undone_at", name="episode_back_who_when"),
            UniqueConstraint(
                fields=["episode"], condition=Q(undone_at__isnull=True), name="episode_ends_once"
            ),
            CheckConstraint(condition=~Q(reason=""), name="episode_end_says_why"),
            CheckConstraint(
                condition=Q(how="merged", into__isnull=False)
                | Q(how="withdrawn", into__isnull=True),
                name="episode_merged_into_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.episode.code} {self.get_how_display()}"


class Known(models.TextChoices):
    """Hindsight is kept apart: what people could know on the day, and what came out later."""

    THEN = "then", "known then"
    NOW = "now", "known now"


class Whom(models.TextChoices):
    PRACTITIONERS = "practitioners", "practitioners"
    AGENCY = "agency", "one agency"
    PANEL = "panel", "the panel"
    FAMILY = "family", "the family"


class EpisodeQuestion(OfEpisode, models.Model):
    """What the review wants to understand about an episode, and from whom."""

    episode = models.ForeignKey(KeyEpisode, on_delete=models.PROTECT, related_name="questions")
    text = models.TextField()
    whom = models.CharField("for whom", max_length=20, choices=Whom.choices)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    objects = PartQuerySet.as_manager()
    labels = Labels(
        open="id episode whom organisation asked_at", personal="asked_by", sensitive="text"
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(whom="agency", organisation__isnull=False)
                | (~Q(whom="agency") & Q(organisation__isnull=True)),
                name="episode_question_for_an_agency",
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def for_whom(self) -> str:
        return str(self.organisation) if self.organisation else self.get_whom_display()

    @property
    def audit_ref(self) -> str:
        return f"episode-question:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"a question on {self.episode.audit_name}"


class EpisodeAnswer(models.Model):
    """An answer, or one more. A later one does not take an earlier one away."""

    question = models.ForeignKey(EpisodeQuestion, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField()
    known = models.CharField(max_length=4, choices=Known.choices)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id question known at", personal="by", sensitive="text")

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return self.text


class EpisodeAnalysis(OfEpisode, models.Model):
    """A piece of analysis by one author. A corrected one is a new row in the place of the old."""

    episode = models.ForeignKey(KeyEpisode, on_delete=models.PROTECT, related_name="analysis")
    text = models.TextField()
    known = models.CharField(max_length=4, choices=Known.choices)
    # Who knew it, in words such as "the midwife, from the booking form": what limits hindsight.
    known_by = models.CharField("who knew it then", max_length=300, blank=True)
    source = models.CharField("where that stands", max_length=300, blank=True)
    instead_of = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    author = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = PartQuerySet.as_manager()
    labels = Labels(
        open="id episode known instead_of at",
        personal="author",
        sensitive="text known_by source",
    )

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def audit_ref(self) -> str:
        return f"episode-analysis:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"analysis of {self.episode.audit_name}"
