"""Who is invited, what they replied, and the codes behind which they stand."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.practitioners.belonging import OfEvent
from goldthread.casework.practitioners.models.events import Arrangement, Event, Statement
from goldthread.casework.practitioners.querysets import InvitedQuerySet, KeyQuerySet
from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class Invited(OfEvent, models.Model):
    """A practitioner who is asked to come. They have no seat: they see this, and nothing else."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="invited")
    role = models.CharField("what they were in the case", max_length=60)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="event_invitations"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdrawn_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    objects = InvitedQuerySet.as_manager()
    labels = Labels(
        open="id event at withdrawn_at",
        personal="role organisation person name email by withdrawn_by",
        sensitive="withdrawn_because",
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            both_or_neither(
                "withdrawn_by", "withdrawn_at", name="event_invited_withdrawn_who_when"
            ),
            CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_because=""),
                name="event_invited_withdrawn_says_why",
            ),
            UniqueConstraint(
                fields=["event", "email"],
                condition=Q(withdrawn_at__isnull=True),
                name="event_invited_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("invited", args=[self.event_id, self.pk])

    @property
    def audit_ref(self) -> str:
        return f"event-invitation:{self.pk}"

    @property
    def audit_name(self) -> str:
        """No name and no code: the trail must not be a second key."""
        return f"invitation {self.pk} to {self.event.audit_name}"


class Code(models.Model):
    """A code under which words stand. Who is behind it is written elsewhere, in `Key`."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="event_codes")
    word = models.CharField(max_length=20)
    role = models.CharField(max_length=60)
    labels = Labels(open="id review word role")

    class Meta:
        ordering: ClassVar = ["word"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["review", "word"], name="event_code_once")
        ]

    def __str__(self) -> str:
        return self.word


class Key(models.Model):
    """Who is behind a code. Kept apart from everything that is said under it."""

    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="keys")
    invited = models.OneToOneField(Invited, on_delete=models.PROTECT, related_name="key")
    objects = KeyQuerySet.as_manager()
    labels = Labels(open="id", personal="code invited")

    def __str__(self) -> str:
        return f"a key of {self.invited.event}"


class Coming(models.TextChoices):
    COMING = "coming", "coming"
    NOT_COMING = "not-coming", "not coming"
    SOMEONE_ELSE = "someone-else", "someone else should be asked"


class Reply(models.Model):
    """What an invited person said. A later reply is a new row; the latest holds."""

    invited = models.ForeignKey(Invited, on_delete=models.PROTECT, related_name="replies")
    arrangement = models.ForeignKey(Arrangement, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=20, choices=Coming.choices)
    someone_else = models.CharField("who should be asked", max_length=300, blank=True)
    needs = models.TextField("what would help them to take part", blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(
        open="id invited arrangement answer at", personal="by someone_else", sensitive="needs"
    )

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=~Q(answer="someone-else") | ~Q(someone_else=""),
                name="event_reply_names_someone_else",
            )
        ]

    def __str__(self) -> str:
        return self.get_answer_display()


class Acknowledgement(models.Model):
    """An invited person has read a version of the safe-space statement."""

    invited = models.ForeignKey(Invited, on_delete=models.PROTECT, related_name="acknowledged")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id invited statement at")

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(fields=["invited", "statement"], name="event_acknowledged_once")
        ]

    def __str__(self) -> str:
        return f"{self.statement} read"


class Attendance(models.Model):
    """Whether somebody came. Put right by a later row; the latest holds."""

    invited = models.ForeignKey(Invited, on_delete=models.PROTECT, related_name="attendance")
    came = models.BooleanField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id invited came at", personal="by")

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return "came" if self.came else "did not come"


class SupportNote(models.Model):
    """What support somebody was offered or asked for. They can read it themselves."""

    invited = models.ForeignKey(Invited, on_delete=models.PROTECT, related_name="support")
    words = models.TextField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id invited at", personal="by", sensitive="words")

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.words


class Reminded(models.Model):
    """An e-mail that reminded somebody, so that nobody is reminded too often."""

    invited = models.ForeignKey(Invited, on_delete=models.PROTECT, related_name="reminded")
    of = models.CharField(max_length=20)
    on = models.DateField()
    labels = Labels(open="id invited of on")

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"reminded of {self.of} on {self.on}"
