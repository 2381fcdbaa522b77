"""What was found when agencies' chronologies were brought together, and what people decided of it.

Rows point at an entry as it stood when they were made, and carry its `identity`, by which they
follow it through later versions of its agency's chronology.
"""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils import timezone

from goldthread.casework.chronology.models import asked
from goldthread.casework.chronology.models.asked import AskedJob
from goldthread.casework.chronology.querysets import LinkQuerySet, TableQuerySet
from goldthread.casework.intake.belonging import Frozen
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class Merge(AskedJob):
    """Once that the agencies' chronologies were brought together: by whom, from which versions."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="merges")
    entries = models.PositiveIntegerField(default=0)
    links = models.PositiveIntegerField("suggested or confirmed", default=0)
    conflicts = models.PositiveIntegerField(default=0)
    silences = models.PositiveIntegerField(default=0)
    engine = models.CharField("version of the matching", max_length=40, blank=True)
    labels = Labels(
        open="id review number submissions asked_at done_at failed_at entries links conflicts "
        "silences engine",
        personal="asked_by",
    )

    class Meta(AskedJob.Meta):
        constraints: ClassVar = asked.constraints("merge")

    @property
    def audit_ref(self) -> str:
        return f"merge:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the combined chronology of {self.review.code}"


class Silence(models.Model):
    """A stretch in which an agency, or with none named everybody, wrote nothing. Of one merge."""

    merge = models.ForeignKey(Merge, on_delete=models.PROTECT, related_name="silence_rows")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    start = models.DateField()
    end = models.DateField()
    kind = models.CharField(max_length=20)  # declared-nil, no-entry, not-returned
    labels = Labels(open="id merge organisation kind", sensitive="start end")

    class Meta:
        ordering: ClassVar = ["start", "end", "pk"]
        indexes: ClassVar = [Index(fields=["merge", "start"], name="silence_of_merge")]

    def __str__(self) -> str:
        return f"{self.days} days of {self.organisation or 'everybody'}"

    @property
    def days(self) -> int:
        return (self.end - self.start).days


class Standing(models.TextChoices):
    SUGGESTED = "suggested", "suggested"
    ACCEPTED = "accepted", "one occurrence"
    REJECTED = "rejected", "not one occurrence"
    GONE = "gone", "no longer suggested"


class Link(OfReview, models.Model):
    """Two accounts of one occurrence, as found or as a person says.

    `standing` is what the latest decision says, written here too so that 100,000 entries page fast.
    A pair exists once, whoever thought of it first: what was rejected is not suggested again.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="entry_links")
    one = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    one_identity = models.UUIDField()
    other_identity = models.UUIDField()
    found_in = models.ForeignKey(
        Merge, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    score = models.FloatField("from 0 to 1", null=True, blank=True)
    because: models.JSONField[Any, Any] = models.JSONField(default=list)
    standing = models.CharField(max_length=10, choices=Standing.choices)
    objects = LinkQuerySet.as_manager()
    is_confidential = True
    labels = Labels(
        open="id review one other one_identity other_identity found_in score standing",
        sensitive="because",
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            Index(fields=["review", "one_identity"], name="link_of_one"),
            Index(fields=["review", "other_identity"], name="link_of_other"),
            Index(fields=["review", "standing"], name="link_standing"),
        ]
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["review", "one_identity", "other_identity"], name="link_pair_once"
            ),
            CheckConstraint(
                condition=Q(one_identity__lt=F("other_identity")), name="link_in_one_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one} and {self.other}"

    @property
    def audit_ref(self) -> str:
        return f"link:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"entries {self.one} and {self.other} of review {self.review.code}"


class LinkDecision(Frozen, models.Model):
    """A person said whether two accounts tell of one occurrence, and why. The latest holds."""

    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="decisions")
    accepted = models.BooleanField()
    reason = models.TextField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id link accepted at", personal="by", sensitive="reason")

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(reason=""), name="link_decision_says_why")
        ]

    def __str__(self) -> str:
        return self.reason


class Conflict(OfReview, models.Model):
    """Two accounts that cannot both be right. Both words stay; nothing here resolves it."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="entry_conflicts")
    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="conflicts")
    about = models.CharField(max_length=20)  # date, time, seen, attendance, injury
    because = models.TextField()
    still_there = models.BooleanField("found again in the latest versions", default=True)
    at = models.DateTimeField(default=timezone.now)
    objects = TableQuerySet.as_manager()
    is_confidential = True
    labels = Labels(open="id review link about still_there at", sensitive="because")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["link", "about"], name="conflict_once_a_matter")
        ]

    def __str__(self) -> str:
        return self.because

    @property
    def audit_ref(self) -> str:
        return f"conflict:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the conflict about {self.about} between {self.link.audit_name}"


class Weighing(models.Model):
    """A reviewer's view of a conflict: which account was primary evidence, or neither, and why.

    Another view does not take this one away: whoever said it takes it back.
    """

    conflict = models.ForeignKey(Conflict, on_delete=models.PROTECT, related_name="weighings")
    primary = models.ForeignKey(
        Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    why = models.TextField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    back_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    back_at = models.DateTimeField(null=True, blank=True)
    labels = Labels(open="id conflict primary at back_at", personal="by back_by", sensitive="why")

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            both_or_neither("back_by", "back_at", name="weighing_back_who_when"),
            CheckConstraint(condition=~Q(why=""), name="weighing_says_why"),
        ]

    def __str__(self) -> str:
        return self.why
