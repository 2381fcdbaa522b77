"""From a document to learning points: what the machine proposed beside what people decided."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.chronology.models import KeyEpisode
from goldthread.casework.freezing.models import FrozenChronology
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels
from goldthread.improvement.learning.querysets import (
    DraftQuerySet,
    LearningPointQuerySet,
    SaidOfStoryQuerySet,
)

PERSON = settings.AUTH_USER_MODEL


class Listing(models.TextChoices):
    """The two lists an item can stand in."""

    LEARNING = "learning", "learning point"
    RECOMMENDATION = "recommendation", "recommendation"


class AskKind(models.TextChoices):
    """What a recommendation asks for."""

    ASSURANCE = "assurance", "seek assurance"
    QA = "qa", "check by audit or other quality assurance"
    TRAINING = "training", "train"
    GUIDANCE = "guidance", "write or share guidance"
    POLICY = "policy", "write or change policy"
    PRACTICE = "practice", "change practice"
    MONITORING = "monitoring", "monitor"
    COMMISSIONING = "commissioning", "commission or provide a service"


class Draft(OfReview, models.Model):
    """A document brought in for a review, as read, and what was found in it."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="drafts")
    file = models.FileField(upload_to="sources/%Y/")
    file_name = models.CharField(max_length=200)
    media = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64)
    text = models.TextField(blank=True)
    found = models.JSONField("what the machine found of the review itself", default=dict)
    engine = models.CharField(max_length=40, blank=True)
    problems = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    brought_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(default=timezone.now)
    finished_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    finished_at = models.DateTimeField(null=True, blank=True)
    objects = DraftQuerySet.as_manager()
    labels = Labels(
        open="id review media sha256 engine brought_at read_at finished_at",
        personal="brought_by finished_by",
        sensitive="file file_name text found problems",
    )

    class Meta:
        ordering: ClassVar = ["-brought_at", "-pk"]
        constraints: ClassVar = [
            both_or_neither("finished_by", "finished_at", name="draft_finished_who_when")
        ]

    def __str__(self) -> str:
        return f"{self.file_name} for {self.review}"

    def get_absolute_url(self) -> str:
        return reverse("draft", args=[self.pk])

    @property
    def audit_ref(self) -> str:
        return f"draft:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"what was found in “{self.file_name}”"


class Proposal(models.Model):
    """An item the machine found, exactly as it proposed it. Never changed."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="proposals")
    order = models.PositiveIntegerField()
    listing = models.CharField(max_length=20, choices=Listing.choices)
    text = models.TextField()
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    number = models.CharField("number as printed", max_length=40, blank=True)
    addressed_to = models.CharField(max_length=500, blank=True)
    kind = models.CharField(max_length=20, choices=AskKind.choices, blank=True)
    because = models.TextField("why the machine thinks so")
    labels = Labels(
        open="id draft order listing start end number kind",
        sensitive="text addressed_to because",
    )

    class Meta:
        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["draft", "order"], name="proposal_order_once"),
            both_or_neither("start", "end", name="proposal_span_whole"),
        ]

    def __str__(self) -> str:
        return self.text


class Decision(models.Model):
    """What a person decided on one or more proposals (several when merged, none when added)."""

    class What(models.TextChoices):
        ACCEPTED = "accepted", "accepted as found"
        CHANGED = "changed", "accepted with changes"
        MOVED = "moved", "moved to the other list"
        SPLIT = "split", "split"
        MERGED = "merged", "merged"
        REJECTED = "rejected", "not an item"
        ADDED = "added", "added by hand"

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="decisions")
    proposals = models.ManyToManyField(Proposal, related_name="decisions", blank=True)
    what = models.CharField(max_length=20, choices=What.choices)
    together = models.BooleanField("accepted with all that were left", default=False)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    labels = Labels(open="id draft proposals what together at undone_at", personal="by undone_by")

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            both_or_neither("undone_by", "undone_at", name="decision_undone_who_when")
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()} on {self.at:%d %B %Y}"


class DecidedItem(models.Model):
    """An item as a person decided it. It enters the record when the draft is finished."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="items")
    order = models.PositiveIntegerField()
    listing = models.CharField(max_length=20, choices=Listing.choices)
    text = models.TextField()
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    number = models.CharField(max_length=40, blank=True)
    addressed_to = models.CharField("addressed to, as printed", max_length=500, blank=True)
    addressees = models.ManyToManyField(Organisation, blank=True, related_name="+")
    kind = models.CharField(max_length=20, choices=AskKind.choices, blank=True)
    labels = Labels(
        open="id decision order listing start end number addressees kind",
        sensitive="text addressed_to",
    )

    class Meta:
        ordering: ClassVar = ["order", "pk"]
        constraints: ClassVar = [
            both_or_neither("start", "end", name="decided_span_whole"),
            CheckConstraint(condition=~Q(text=""), name="decided_item_has_words"),
        ]

    def __str__(self) -> str:
        return self.text


class LearningPoint(OfReview, models.Model):
    """Something a review learned, confirmed by a person."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="learning_points")
    number = models.PositiveIntegerField()
    text = models.TextField()
    because = models.OneToOneField(
        DecidedItem, null=True, on_delete=models.PROTECT, related_name="learning_point"
    )
    confirmed_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(default=timezone.now)
    objects = LearningPointQuerySet.as_manager()
    search_fields: ClassVar = ("text",)
    labels = Labels(
        open="id review number because confirmed_at", personal="confirmed_by", sensitive="text"
    )

    class Meta:
        ordering: ClassVar = ["review", "number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["review", "number"], name="learning_number_once")
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("learning_point", args=[self.pk])

    @property
    def code(self) -> str:
        return f"L{self.number}"

    @property
    def audit_ref(self) -> str:
        return f"learning:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"learning point {self.code} of {self.review.code}"


class SaidOfStory(models.Model):
    """That a learning point comes from something in the child's story: said, and taken back."""

    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    objects = SaidOfStoryQuerySet.as_manager()

    class Meta:
        abstract = True


class FromEpisode(SaidOfStory):
    """A key episode that a learning point comes from: said by a person, taken back by a row."""

    learning_point = models.ForeignKey(
        LearningPoint, on_delete=models.PROTECT, related_name="from_episodes"
    )
    episode = models.ForeignKey(KeyEpisode, on_delete=models.PROTECT, related_name="led_to")
    labels = Labels(open="id learning_point episode at undone_at", personal="by undone_by")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            both_or_neither("undone_by", "undone_at", name="from_episode_back_who_when"),
            UniqueConstraint(
                fields=["learning_point", "episode"],
                condition=Q(undone_at__isnull=True),
                name="from_episode_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.episode.code} led to {self.learning_point.code}"


class FromEntry(SaidOfStory):
    """An entry of the combined chronology that a learning point comes from.

    `entry` is the row whose words are cited, and `frozen` the signed version that holds them; none
    where no signed version held it on that day. `identity` follows it through later versions.
    """

    learning_point = models.ForeignKey(
        LearningPoint, on_delete=models.PROTECT, related_name="from_entries"
    )
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    identity = models.UUIDField()
    frozen = models.ForeignKey(
        FrozenChronology, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    labels = Labels(
        open="id learning_point entry identity frozen at undone_at", personal="by undone_by"
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            both_or_neither("undone_by", "undone_at", name="from_entry_back_who_when"),
            UniqueConstraint(
                fields=["learning_point", "identity"],
                condition=Q(undone_at__isnull=True),
                name="from_entry_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry.ref} led to {self.learning_point.code}"
