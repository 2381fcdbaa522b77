"""What a review says of single entries: comments, tags, questions to their agency, episodes.

A row stays when it is taken back: who took it back, and when, is written beside it.
"""

from typing import Any, ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Index, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.chronology.belonging import OfEpisode
from goldthread.casework.chronology.models.episodes import KeyEpisode
from goldthread.casework.chronology.models.merged import Conflict
from goldthread.casework.chronology.querysets import (
    PartQuerySet,
    QueryQuerySet,
    StandingQuerySet,
)
from goldthread.casework.intake.belonging import Frozen
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Call, Entry
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class Tag(models.TextChoices):
    MISSED = "missed", "missed opportunity"
    GOOD = "good", "good practice"
    VOICE = "voice", "child’s voice"
    SEEN = "seen", "child seen"
    MANAGEMENT = "management", "management oversight"
    ABUSE = "abuse", "domestic abuse"
    HEALTH = "health", "mental health"
    DOGS = "dogs", "dogs"
    HISTORY = "history", "history known"
    THEN = "then", "known then"
    LATER = "later", "known later"


class OfEntry(OfReview, models.Model):
    """What is said of an entry, wherever its later versions go."""

    entry: Any = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    identity = models.UUIDField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    back_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    back_at = models.DateTimeField(null=True, blank=True)
    is_confidential = True
    objects = StandingQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering: ClassVar = ["at", "pk"]


class EntryNote(OfEntry):
    """A reviewer's comment."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="entry_notes")
    text = models.TextField()
    labels = Labels(
        open="id review entry identity at back_at", personal="by back_by", sensitive="text"
    )

    class Meta(OfEntry.Meta):
        indexes: ClassVar = [Index(fields=["review", "identity"], name="note_of_entry")]
        constraints: ClassVar = [
            both_or_neither("back_by", "back_at", name="entry_note_back_who_when")
        ]

    def __str__(self) -> str:
        return self.text


class EntryTag(OfEntry):
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="entry_tags")
    tag = models.CharField(max_length=20, choices=Tag.choices)
    labels = Labels(
        open="id review entry identity at back_at", personal="by back_by", sensitive="tag"
    )

    class Meta(OfEntry.Meta):
        indexes: ClassVar = [
            Index(fields=["review", "identity"], name="tag_of_entry"),
            Index(fields=["review", "tag"], name="tag_of_review"),
        ]
        constraints: ClassVar = [
            both_or_neither("back_by", "back_at", name="entry_tag_back_who_when"),
            UniqueConstraint(
                fields=["review", "identity", "tag"],
                condition=Q(back_at__isnull=True),
                name="entry_tag_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_tag_display())


class EpisodeEntry(OfEpisode, models.Model):
    """An entry belongs to a key episode."""

    episode = models.ForeignKey(KeyEpisode, on_delete=models.PROTECT, related_name="entry_rows")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    identity = models.UUIDField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    back_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    back_at = models.DateTimeField(null=True, blank=True)
    objects = PartQuerySet.as_manager()
    labels = Labels(open="id episode entry identity at back_at", personal="by back_by")

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            both_or_neither("back_by", "back_at", name="episode_entry_back_who_when"),
            UniqueConstraint(
                fields=["episode", "identity"],
                condition=Q(back_at__isnull=True),
                name="episode_entry_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry} in {self.episode.code}"


class AgencyQuery(OfReview, models.Model):
    """A question to an agency about its own entry. The agency sees this and nothing else, so the
    number is drawn at random and no other account is named by it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="entry_queries")
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="queries")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    identity = models.UUIDField()
    conflict = models.ForeignKey(
        Conflict, null=True, blank=True, on_delete=models.PROTECT, related_name="queries"
    )
    text = models.TextField()
    asked_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    objects = QueryQuerySet.as_manager()
    is_confidential = True
    labels = Labels(
        open="id review call entry identity conflict asked_at",
        personal="asked_by",
        sensitive="text",
    )

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]
        indexes: ClassVar = [Index(fields=["review", "identity"], name="query_of_entry")]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("agency_query", args=[self.pk])

    @property
    def audit_ref(self) -> str:
        return f"agency-query:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"a question about entry {self.entry} of review {self.review.code}"


class QueryAnswer(Frozen, models.Model):
    """An agency's answer, or one more."""

    query = models.ForeignKey(AgencyQuery, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id query at", personal="by", sensitive="text")

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return self.text
