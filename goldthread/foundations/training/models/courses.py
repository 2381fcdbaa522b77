"""Courses, when they are held, and who needs them."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.agencies.models import Organisation, Partnership, Period
from goldthread.foundations.agencies.roles import CASE_ROLES, Role
from goldthread.foundations.records.facts import both_or_neither, ends_after_it_starts
from goldthread.foundations.records.labels import Labels
from goldthread.foundations.training.querysets import OfPartnershipQuerySet
from goldthread.rules.training import Need, until

PERSON = settings.AUTH_USER_MODEL
ROLES = [(role.value, role.label) for role in Role if role in CASE_ROLES]


class Ended(models.Model):
    """A row that holds until somebody ends it and says why. It is never deleted."""

    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        abstract = True


class Course(Ended):
    """A course as it is. One that changes is a new course. Without an organisation: of all."""

    class Kind(models.TextChoices):
        COURSE = "course", "course"
        BRIEFING = "briefing", "briefing on learning from a review"
        ONLINE = "online", "online course"
        EVENT = "event", "conference or event"

    class Level(models.TextChoices):
        ALL = "all", "for everybody"
        CHILDREN = "children", "for those who work with children or parents"
        SPECIAL = "special", "for those with a special part in safeguarding"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="courses")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    level = models.CharField(max_length=10, choices=Level.choices)
    provider = models.CharField("who gives it", max_length=200)
    about = models.TextField("what it is about, and what people can do after it")
    minutes = models.PositiveIntegerField("how long it takes")
    lasts = models.PositiveSmallIntegerField("months it counts", null=True, blank=True)
    open_to: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    objects = OfPartnershipQuerySet.as_manager()
    labels = Labels(
        open="id partnership organisation title kind level provider about minutes lasts open_to at "
        "ended_at ended_because",
        personal="by ended_by",
    )

    class Meta:
        ordering: ClassVar = ["title", "pk"]
        constraints: ClassVar = [
            both_or_neither("ended_by", "ended_at", name="course_ended_who_when"),
            CheckConstraint(condition=Q(minutes__gt=0), name="course_takes_time"),
            UniqueConstraint(
                fields=["partnership", "title"],
                condition=Q(ended_at__isnull=True),
                name="course_title_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("training_course", args=[self.pk])

    @property
    def audit_ref(self) -> str:
        return f"course:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the course “{self.title}”"

    @property
    def whose(self) -> str:
        return str(self.organisation or self.partnership)

    @property
    def length(self) -> str:
        hours, minutes = divmod(self.minutes, 60)
        parts = [f"{hours} {'hour' if hours == 1 else 'hours'}"] if hours else []
        return " ".join([*parts, *([f"{minutes} minutes"] if minutes else [])])

    @property
    def roles(self) -> str:
        known = dict(ROLES)
        return ", ".join(str(known[one]) for one in self.open_to if one in known) or "everybody"

    def until(self, done: date) -> date | None:
        return until(done, self.lasts)


class Requirement(Period):
    """Who needs a course, by role, from a day to a day. Empty role: all; no organisation: all."""

    to_partnership = "course__partnership"

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="requirements")
    role = models.CharField(max_length=30, choices=ROLES, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    within_weeks = models.PositiveSmallIntegerField("within how many weeks of starting")
    every_months = models.PositiveSmallIntegerField("again every so many months", default=0)
    source = models.CharField("where it says so", max_length=300)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_because = models.TextField(blank=True)
    objects = OfPartnershipQuerySet.as_manager()
    labels = Labels(
        open="id course role organisation within_weeks every_months source starts ends at "
        "ended_because",
        personal="by ended_by",
    )

    class Meta:
        ordering: ClassVar = ["course__title", "pk"]
        constraints: ClassVar = [
            ends_after_it_starts(name="requirement_period"),
            CheckConstraint(
                condition=Q(ends__isnull=True) | ~Q(ended_because=""), name="requirement_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course} for {self.whom}"

    @property
    def whom(self) -> str:
        who = self.get_role_display() if self.role else "everybody"
        return f"{who}, {self.organisation}" if self.organisation else str(who)

    @property
    def rule(self) -> str:
        first = f"within {self.within_weeks} weeks of starting"
        return f"{first}, again every {self.every_months} months" if self.every_months else first

    def as_rule(self) -> Need:
        return Need(self.within_weeks, self.every_months)

    def means(self, role: str, organisation: int | None) -> bool:
        return self.role in ("", role) and self.organisation_id in (None, organisation)

    @property
    def partnership(self) -> Partnership:
        found: Partnership = self.course.partnership
        return found

    @property
    def audit_ref(self) -> str:
        return f"requirement:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"who needs training: {self}"


class Sitting(Ended):
    """A course held on a day, with places. Who comes after the places are taken waits."""

    to_partnership = "course__partnership"

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="sittings")
    on = models.DateField()
    starts = models.CharField("when it begins", max_length=20)
    place = models.CharField("where, or the link to join", max_length=300)
    trainer = models.CharField(max_length=200, blank=True)
    places = models.PositiveSmallIntegerField()
    objects = OfPartnershipQuerySet.as_manager()
    labels = Labels(
        open="id course on starts place places at ended_at ended_because",
        personal="by ended_by trainer",
    )

    class Meta:
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            both_or_neither("ended_by", "ended_at", name="sitting_ended_who_when"),
            CheckConstraint(condition=Q(places__gt=0), name="sitting_has_places"),
        ]

    def __str__(self) -> str:
        return f"{self.course}, {self.on.day} {self.on:%B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("training_sitting", args=[self.pk])

    @property
    def partnership(self) -> Partnership:
        found: Partnership = self.course.partnership
        return found

    @property
    def audit_ref(self) -> str:
        return f"sitting:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"“{self.course}” on {self.on.day} {self.on:%B %Y}"
