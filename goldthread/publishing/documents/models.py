"""Learning summaries: written by a person, released by two."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.alongside.models import Hold
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels
from goldthread.publishing.documents.querysets import SummaryQuerySet, TakenDownQuerySet

PERSON = settings.AUTH_USER_MODEL


class Summary(OfReview, models.Model):
    """The public learning summary of one review. Its address never changes."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="summary")
    slug = models.SlugField(max_length=80, unique=True)
    made_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    objects = SummaryQuerySet.as_manager()
    labels = Labels(open="id review slug made_at", personal="made_by")

    def __str__(self) -> str:
        return f"Learning summary of {self.review}"

    def get_absolute_url(self) -> str:
        return reverse("summary", args=[self.pk])

    @property
    def audit_ref(self) -> str:
        return f"summary:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the learning summary of {self.review.code}"


class Version(models.Model):
    """The words of a summary, as written at one time. Writing again makes a new version."""

    summary = models.ForeignKey(Summary, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    what_happened = models.TextField("what happened")
    what_we_learned = models.TextField("what we learned")
    what_we_asked = models.TextField("what we asked for")
    what_changed = models.TextField("what has changed since")
    where_to_get_help = models.TextField("where to get help")
    how_to_tell_us = models.TextField("how to tell us")
    language = models.CharField(max_length=10, default="en-GB")
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(
        open="id summary number title what_happened what_we_learned what_we_asked what_changed "
        "where_to_get_help how_to_tell_us language at",
        personal="by",
    )

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["summary", "number"], name="version_number_once")
        ]

    def __str__(self) -> str:
        return f"Version {self.number}: {self.title}"


class TwoYeses(models.Model):
    """The first person's yes to something, the second's, which lets it out, and the end of that."""

    first_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    first_at = models.DateTimeField(default=timezone.now)
    first_checked = models.TextField("what the first person checked")
    second_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    second_at = models.DateTimeField(null=True, blank=True)
    second_checked = models.TextField("what the second person checked", blank=True)
    withdrawn_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        abstract = True


class Release(TwoYeses):
    """The first person's yes to one version, and the second's, which makes it public."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="release")
    until = models.DateField("last day on which it is public", null=True, blank=True)
    labels = Labels(
        open="id version first_at second_at until withdrawn_at",
        personal="first_by second_by withdrawn_by",
        sensitive="first_checked second_checked withdrawn_because",
    )

    class Meta:
        constraints: ClassVar = [
            both_or_neither("second_by", "second_at", name="release_second_who_when"),
            both_or_neither("withdrawn_by", "withdrawn_at", name="release_withdrawn_who_when"),
            CheckConstraint(
                condition=Q(second_by__isnull=True) | ~Q(second_by=models.F("first_by")),
                name="release_needs_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"Release of {self.version}"

    @property
    def is_open(self) -> bool:
        """Neither withdrawn nor past its last day."""
        ended = self.until is not None and self.until < timezone.localdate()
        return self.withdrawn_at is None and not ended


class What(models.TextChoices):
    """What two people can let out. `target` is the id of the summary, of the summary whose
    translation it is (`part` says the language), of the document, or of the original."""

    SUMMARY = "summary", "learning summary"
    TRANSLATION = "translation", "translation"
    PAPER = "document", "document"
    COPY = "safe-copy", "safe copy"


class TakenDown(OfReview, models.Model):
    """From this moment on something that was let out before is not public, until two people put
    it back or let out other words."""

    class Why(models.TextChoices):
        HELD = "held", "publication is held"
        BLOCKED = "blocked", "the leak check does not pass any more"

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="taken_down")
    what = models.CharField(max_length=12, choices=What.choices)
    target = models.PositiveBigIntegerField()
    part = models.CharField(max_length=10, blank=True)
    name = models.CharField(max_length=200)
    why = models.CharField(max_length=10, choices=Why.choices)
    said = models.TextField("what the leak check said", blank=True)
    hold = models.ForeignKey(Hold, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = TakenDownQuerySet.as_manager()
    labels = Labels(
        open="id review what target part name why hold at", personal="by", sensitive="said"
    )

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["what", "target", "part"], name="taken_down_target")
        ]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(why="held", hold__isnull=False)
                | (Q(why="blocked", hold__isnull=True) & ~Q(said="")),
                name="taken_down_says_why",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, taken down"

    @property
    def audit_ref(self) -> str:
        return f"taken-down:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"{self.name} of {self.review.code}"


class PutBack(OfReview, TwoYeses):
    """Two people read again what was taken down and say that it may be public."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="put_back")
    what = models.CharField(max_length=12, choices=What.choices)
    target = models.PositiveBigIntegerField()
    part = models.CharField(max_length=10, blank=True)
    name = models.CharField(max_length=200)
    labels = Labels(
        open="id review what target part name first_at second_at withdrawn_at",
        personal="first_by second_by withdrawn_by",
        sensitive="first_checked second_checked withdrawn_because",
    )

    class Meta:
        ordering: ClassVar = ["first_at", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["what", "target", "part"], name="put_back_target")
        ]
        constraints: ClassVar = [
            both_or_neither("second_by", "second_at", name="put_back_second_who_when"),
            both_or_neither("withdrawn_by", "withdrawn_at", name="put_back_withdrawn_who_when"),
            CheckConstraint(
                condition=Q(second_by__isnull=True) | ~Q(second_by=models.F("first_by")),
                name="put_back_needs_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, put back"

    @property
    def audit_ref(self) -> str:
        return f"put-back:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"{self.name} of {self.review.code}"


class NationalCopy(models.Model):
    """A copy of what is to be published, sent beforehand to somebody who must have it."""

    class To(models.TextChoices):
        PANEL = "panel", "the national panel"
        STATE = "secretary-of-state", "the Secretary of State"

    summary = models.ForeignKey(Summary, on_delete=models.PROTECT, related_name="national_copies")
    to = models.CharField("to whom", max_length=20, choices=To.choices)
    sent_on = models.DateField()
    how = models.CharField("how it was sent, and what says so", max_length=300)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    taken_back_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)
    labels = Labels(
        open="id summary to sent_on at taken_back_at", personal="by taken_back_by", sensitive="how"
    )

    class Meta:
        ordering: ClassVar = ["sent_on", "pk"]
        constraints: ClassVar = [
            both_or_neither("taken_back_by", "taken_back_at", name="national_copy_back_who_when")
        ]

    def __str__(self) -> str:
        return f"Copy to {self.get_to_display()}"
