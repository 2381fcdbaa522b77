"""An event, where and when it is, who leads it, what is said of it beforehand, how it ended."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.chronology.models import KeyEpisode
from goldthread.casework.practitioners.belonging import OfEvent
from goldthread.casework.practitioners.querysets import EventQuerySet, PartQuerySet
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class Event(OfReview, models.Model):
    """A meeting with those who worked with the family, to understand how it was for them then."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    made_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    objects = EventQuerySet.as_manager()
    labels = Labels(open="id review number made_at", personal="made_by")

    class Meta:
        ordering: ClassVar = ["review", "number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["review", "number"], name="event_number_once")
        ]

    def __str__(self) -> str:
        return f"Practitioner event {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("event", args=[self.pk])

    @property
    def is_confidential(self) -> bool:
        """Also where the review itself is published: what practitioners said is not."""
        return True

    @property
    def audit_ref(self) -> str:
        return f"event:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"practitioner event {self.number} of {self.review.code}"


class Arrangement(OfEvent, models.Model):
    """Where and when, and what for. A change is a new version, so that replies to an older one
    show.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="arrangements")
    version = models.PositiveIntegerField()
    day = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    place = models.CharField(max_length=300, blank=True)
    link = models.URLField("link to join by", max_length=500, blank=True)
    purpose = models.TextField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = PartQuerySet.as_manager()
    labels = Labels(
        open="id event version day starts ends at", personal="by", sensitive="place link purpose"
    )

    class Meta:
        ordering: ClassVar = ["-version"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["event", "version"], name="event_arrangement_version_once"),
            CheckConstraint(condition=Q(ends__gt=F("starts")), name="event_arrangement_ends_later"),
            CheckConstraint(
                condition=~Q(place="") | ~Q(link=""), name="event_arrangement_is_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.starts:%H:%M}"


class Statement(OfEvent, models.Model):
    """The safe-space statement, in versions. Who acknowledged, acknowledged one of them."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="statements")
    version = models.PositiveIntegerField()
    words = models.TextField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = PartQuerySet.as_manager()
    labels = Labels(open="id event version words at", personal="by")

    class Meta:
        ordering: ClassVar = ["-version"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["event", "version"], name="event_statement_version_once")
        ]

    def __str__(self) -> str:
        return f"Safe-space statement, version {self.version}"


class Facilitator(OfEvent, models.Model):
    """Who leads the event. One with an account, and a seat at the table, keeps the key."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="facilitators")
    person = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # A moment and not a day: the key goes at once.
    ended_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    objects = PartQuerySet.as_manager()
    labels = Labels(open="id event at ended_at", personal="person name by ended_by")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            both_or_neither("ended_by", "ended_at", name="event_facilitator_ended_who_when"),
            CheckConstraint(
                condition=Q(person__isnull=False, name="") | (Q(person__isnull=True) & ~Q(name="")),
                name="event_facilitator_is_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person) if self.person_id else self.name


class Topic(OfEvent, models.Model):
    """A key episode that will be talked about. Taken out with a reason, never deleted."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="topics")
    episode = models.ForeignKey(KeyEpisode, on_delete=models.PROTECT, related_name="topics")
    place = models.PositiveIntegerField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    out_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    out_at = models.DateTimeField(null=True, blank=True)
    out_because = models.TextField(blank=True)
    objects = PartQuerySet.as_manager()
    labels = Labels(
        open="id event episode place at out_at", personal="by out_by", sensitive="out_because"
    )

    class Meta:
        ordering: ClassVar = ["place", "pk"]
        constraints: ClassVar = [
            both_or_neither("out_by", "out_at", name="event_topic_out_who_when"),
            CheckConstraint(
                condition=Q(out_at__isnull=True) | ~Q(out_because=""),
                name="event_topic_out_says_why",
            ),
            UniqueConstraint(
                fields=["event", "episode"],
                condition=Q(out_at__isnull=True),
                name="event_topic_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.episode.code} at {self.event}"

    def get_absolute_url(self) -> str:
        return reverse("event_topic", args=[self.event_id, self.pk])


class TopicWords(models.Model):
    """What is said of an episode beforehand, in versions.

    `neutral` is what those who are invited read, once it is released: no name, no blame, nothing
    that they need not know. `questions` and `known_then` are for whoever leads the talk.
    """

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="wordings")
    version = models.PositiveIntegerField()
    neutral = models.TextField("in neutral words")
    questions = models.TextField(blank=True)
    known_then = models.TextField("what was known then", blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    released_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    released_at = models.DateTimeField(null=True, blank=True)
    labels = Labels(
        open="id topic version at released_at",
        personal="by released_by",
        sensitive="neutral questions known_then",
    )

    class Meta:
        ordering: ClassVar = ["-version"]
        constraints: ClassVar = [
            both_or_neither("released_by", "released_at", name="event_topic_released_who_when"),
            UniqueConstraint(fields=["topic", "version"], name="event_topic_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.topic}, version {self.version}"


class NotHeld(OfReview, models.Model):
    """No event took place, and why: one event, or (`event` empty) none in this review at all."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="events_not_held")
    event = models.ForeignKey(
        Event, null=True, blank=True, on_delete=models.PROTECT, related_name="not_held_rows"
    )
    reason = models.TextField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    labels = Labels(
        open="id review event at undone_at", personal="by undone_by", sensitive="reason"
    )

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            both_or_neither("undone_by", "undone_at", name="event_not_held_undone_who_when"),
            CheckConstraint(condition=~Q(reason=""), name="event_not_held_says_why"),
        ]

    def __str__(self) -> str:
        return self.reason


class Closing(OfEvent, models.Model):
    """The record was closed: nothing more is added under a code until it is opened again."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="closings")
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_because = models.TextField(blank=True)
    objects = PartQuerySet.as_manager()
    labels = Labels(
        open="id event at opened_at", personal="by opened_by", sensitive="opened_because"
    )

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            both_or_neither("opened_by", "opened_at", name="event_closing_opened_who_when"),
            UniqueConstraint(
                fields=["event"], condition=Q(opened_at__isnull=True), name="event_closed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} closed"
