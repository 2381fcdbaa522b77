"""Rows of clocks and of the timetable: what they run from, stops, outcomes, milestones."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from goldthread.casework.intake.belonging import Frozen
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models.review import Review
from goldthread.casework.reviews.querysets import WorkingQuerySet
from goldthread.foundations.records.facts import both_or_neither, ends_after_it_starts
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class Anchor(Frozen, OfReview, models.Model):
    """The day of an event that clocks run from, such as "sent". The latest of an event holds."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="anchors")
    event = models.CharField(max_length=40)
    on = models.DateField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = WorkingQuerySet.as_manager()
    labels = Labels(open="id review event at", personal="by", sensitive="on")

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.event}: {self.on:%d %B %Y}"


class ClockStop(OfReview, models.Model):
    """A clock does not run, for parallel proceedings say. No step: every clock of the review."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="clock_stops")
    step = models.CharField(max_length=60, blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    reason = models.TextField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    objects = WorkingQuerySet.as_manager()
    labels = Labels(
        open="id review step starts ends at ended_at", personal="by ended_by", sensitive="reason"
    )

    class Meta:
        ordering: ClassVar = ["starts", "pk"]
        constraints: ClassVar = [
            ends_after_it_starts(name="clock_stop_period"),
            both_or_neither("ended_by", "ended_at", name="clock_stop_ended_who_when"),
            both_or_neither("ends", "ended_at", name="clock_stop_ended_on_when"),
        ]

    def __str__(self) -> str:
        return f"stopped from {self.starts:%d %B %Y}"


class ClockOutcome(Frozen, OfReview, models.Model):
    """When a step was done, or why it runs over. The latest row of a step holds."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="clock_outcomes")
    step = models.CharField(max_length=60)
    done_on = models.DateField(null=True, blank=True)
    overrun = models.TextField("why it ran over", blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = WorkingQuerySet.as_manager()
    labels = Labels(open="id review step done_on at", personal="by", sensitive="overrun")

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(done_on__isnull=False) | ~Q(overrun=""),
                name="clock_outcome_says_something",
            )
        ]

    def __str__(self) -> str:
        return f"{self.step}: {self.done_on or self.overrun}"


class Milestone(OfReview, models.Model):
    """A date of the timetable. The first date is kept; each move is a row with its reason."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="milestones")
    name = models.CharField(max_length=200)
    planned = models.DateField()
    first_planned = models.DateField()
    added_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_at = models.DateTimeField("when that was recorded", null=True, blank=True)
    objects = WorkingQuerySet.as_manager()
    labels = Labels(
        open="id review name planned first_planned added_at done_on done_at",
        personal="added_by done_by",
    )

    class Meta:
        ordering: ClassVar = ["planned", "pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["review", "name"], name="milestone_name_once"),
            CheckConstraint(
                condition=Q(done_on__isnull=True, done_by__isnull=True, done_at__isnull=True)
                | Q(done_on__isnull=False, done_by__isnull=False, done_at__isnull=False),
                name="milestone_done_who_when",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_ref(self) -> str:
        return f"milestone:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"“{self.name}” in the timetable of {self.review.code}"


class MilestoneMove(Frozen, models.Model):
    """A milestone got another date."""

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="moves")
    was = models.DateField()
    now = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id milestone was now at", personal="by", sensitive="reason")

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"from {self.was:%d %B %Y} to {self.now:%d %B %Y}"
