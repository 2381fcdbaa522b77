"""Versions of guidance: written by one person, let in force by two others, ended with a reason."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.guidance.models.register import Guidance
from goldthread.foundations.guidance.querysets import VersionQuerySet
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


def _not_the_same(one: str, other: str, *, name: str) -> CheckConstraint:
    condition = Q(**{f"{one}__isnull": True}) | ~Q(**{one: F(other)})
    return CheckConstraint(condition=condition, name=name)


class Version(models.Model):
    """What the guidance says, as written at one time. Writing again makes the next version.

    It is a draft until two people named for it, neither of whom wrote it, have said yes. It is in
    force from its day on, until a later one is, or until it is withdrawn.
    """

    guidance = models.ForeignKey(Guidance, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    summary = models.TextField("what it says, in plain words")
    what_changed = models.TextField("what changed, and why", blank=True)
    file = models.FileField(upload_to="guidance/%Y/", blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    file_type = models.CharField(max_length=100, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    link = models.URLField(max_length=500, blank=True)
    effective_from = models.DateField("in force from")
    review_due = models.DateField("to be looked at again by")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    first_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    first_at = models.DateTimeField(null=True, blank=True)
    first_checked = models.TextField("what the first person checked", blank=True)
    first_public = models.BooleanField("the first person says it may be public", default=False)
    second_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    second_at = models.DateTimeField(null=True, blank=True)
    second_checked = models.TextField("what the second person checked", blank=True)
    second_public = models.BooleanField("the second person says it may be public", default=False)
    ended_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(blank=True)
    instead = models.ForeignKey(
        Guidance, null=True, blank=True, on_delete=models.PROTECT, related_name="took_over"
    )
    objects = VersionQuerySet.as_manager()
    search_fields: ClassVar = ("title", "summary")
    labels = Labels(
        open="id guidance number title summary what_changed file file_name file_type file_sha256 "
        "link effective_from review_due at first_at first_public second_at second_public ended_at "
        "instead",
        personal="by first_by second_by ended_by first_checked second_checked",
        sensitive="ended_because",
    )

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["guidance", "number"], name="guidance_version_once"),
            both_or_neither("first_by", "first_at", name="guidance_first_who_when"),
            both_or_neither("second_by", "second_at", name="guidance_second_who_when"),
            both_or_neither("ended_by", "ended_at", name="guidance_ended_who_when"),
            _not_the_same("first_by", "by", name="guidance_first_did_not_write"),
            _not_the_same("second_by", "by", name="guidance_second_did_not_write"),
            _not_the_same("second_by", "first_by", name="guidance_needs_two_people"),
            CheckConstraint(
                condition=Q(second_by__isnull=True) | Q(first_by__isnull=False),
                name="guidance_first_before_second",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("guidance_version", args=[self.pk])

    @property
    def partnership(self) -> Partnership:
        return self.guidance.partnership

    @property
    def audit_ref(self) -> str:
        return f"guidance-version:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"version {self.number} of guidance {self.guidance.code}, “{self.title}”"

    @property
    def code(self) -> str:
        return f"{self.guidance.code}, version {self.number}"

    @property
    def is_confidential(self) -> bool:
        """A draft, and what is approved and waits for its day: reading it is recorded."""
        return self.second_at is None or self.effective_from > timezone.localdate()

    @property
    def is_draft(self) -> bool:
        return self.second_at is None and self.ended_at is None

    @property
    def in_force_since(self) -> date:
        """The later of its day and the day of the second yes. Only of approved versions."""
        assert self.second_at is not None  # noqa: S101 - asked only of approved versions
        return max(self.effective_from, timezone.localdate(self.second_at))


class Asked(models.Model):
    """Somebody is named to approve a version."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="asked")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id version at", personal="person by")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["version", "person"], name="guidance_asked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} for {self.version}"


class Refusal(models.Model):
    """A named approver says no, and what has to change. The next version is another draft."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="refusal")
    because = models.TextField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id version because at", personal="by")

    def __str__(self) -> str:
        return f"No to {self.version}"


class TakenFromPublic(models.Model):
    """A version that was public is not any more; inside it still holds."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="not_public")
    because = models.TextField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id version at", personal="by", sensitive="because")

    def __str__(self) -> str:
        return f"{self.version} taken from the public pages"
