"""Meetings of a review's panel, who was asked and came, what was said, decided and agreed to do."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.meetings.querysets import (
    MeetingQuerySet,
    OfPanelQuerySet,
    PaperQuerySet,
)
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.models import Conflict
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels
from goldthread.foundations.records.reminded import OnceAWeek

PERSON = settings.AUTH_USER_MODEL


class Kind(models.TextChoices):
    PANEL = "panel", "panel"
    SUB_GROUP = "sub-group", "sub-group"
    SCOPING = "scoping", "scoping"
    COMMISSIONING = "commissioning", "commissioning"
    EXECUTIVE = "executive", "executive"
    OTHER = "other", "other"


class State(models.TextChoices):
    PLANNED = "planned", "planned"
    HELD = "held", "held"
    CANCELLED = "cancelled", "cancelled"


class Meeting(OfReview, models.Model):
    """A meeting about one review. Where and when it is now; `Move` keeps what it was before."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="meetings")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.PANEL)
    purpose = models.TextField(blank=True)
    on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    place = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=500, blank=True)
    chair = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    quorum = models.CharField("what makes a quorum", max_length=300, blank=True)
    changed = models.PositiveSmallIntegerField("times moved or cancelled", default=0)
    made_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    objects = MeetingQuerySet.as_manager()
    labels = Labels(
        open="id review number kind on starts ends made_at quorum changed",
        personal="chair made_by place link",
        sensitive="purpose",
    )
    # Whatever the review's circle: a meeting is open to the unit and the seated panel alone.
    is_confidential = True

    class Meta:
        ordering: ClassVar = ["on", "starts", "pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["review", "number"], name="meeting_number_once"),
            CheckConstraint(condition=Q(ends__gt=F("starts")), name="meeting_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display().capitalize()} meeting {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("meeting", args=[self.pk])

    @property
    def begins_at(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.on, self.starts))

    @property
    def ends_at(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.on, self.ends))

    @property
    def audit_ref(self) -> str:
        return f"meeting:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"{self.get_kind_display()} meeting {self.number} of {self.review.code}"


class OfMeeting(OfReview, models.Model):
    """A row of a meeting: who wrote it, and when. Rows are added, never overwritten."""

    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    meeting: Any
    objects = OfPanelQuerySet.as_manager()
    is_confidential = True

    class Meta:
        abstract = True
        ordering: ClassVar = ["at", "pk"]

    @property
    def review(self) -> Review:
        found: Review = self.meeting.review
        return found

    @property
    def audit_ref(self) -> str:
        return f"meeting-{type(self).__name__.lower()}:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"{self}, {self.meeting.audit_name}"


class MeetingState(OfMeeting):
    """It is planned until a row says held (with its quorum) or cancelled (with the reason)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="states")
    state = models.CharField(max_length=20, choices=State.choices)
    quorate = models.BooleanField(null=True, blank=True)
    words = models.TextField(blank=True)
    labels = Labels(open="id meeting state quorate at", personal="by", sensitive="words")

    class Meta(OfMeeting.Meta):
        constraints: ClassVar = [
            CheckConstraint(
                condition=(Q(state="held", quorate__isnull=False))
                | (~Q(state="held") & Q(quorate__isnull=True)),
                name="held_meeting_says_its_quorum",
            ),
            CheckConstraint(
                condition=Q(quorate=True) | Q(state="planned") | ~Q(words=""),
                name="meeting_without_quorum_or_cancelled_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.get_state_display()


class Move(OfMeeting):
    """Another day, time or place: what it was, and why it changed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="moves")
    was = models.CharField(max_length=700)
    now = models.CharField(max_length=700)
    reason = models.TextField()
    labels = Labels(open="id meeting at", personal="by was now", sensitive="reason")

    def __str__(self) -> str:
        return "a change of day, time or place"


class AgendaItem(OfMeeting):
    """One thing to talk about. One that is taken off stays, with who did it and when."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="agenda")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    led_by = models.CharField("who leads it", max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField("minutes planned", null=True, blank=True)
    dropped_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    dropped_at = models.DateTimeField(null=True, blank=True)
    labels = Labels(
        open="id meeting order minutes at dropped_at",
        personal="by led_by dropped_by",
        sensitive="title words",
    )

    class Meta(OfMeeting.Meta):
        ordering: ClassVar = ["order", "pk"]
        constraints: ClassVar = [
            both_or_neither("dropped_by", "dropped_at", name="agenda_item_dropped_who_when")
        ]

    def __str__(self) -> str:
        return self.title


class Paper(OfMeeting):
    """A file for the meeting, kept exactly as it was sent. A withdrawn one is not handed out."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="papers")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="papers"
    )
    title = models.CharField(max_length=200)
    file = models.FileField(upload_to="meeting-papers/%Y/")
    file_name = models.CharField(max_length=200)
    file_type = models.CharField(max_length=100)
    file_sha256 = models.CharField(max_length=64)
    withdrawn_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)
    objects = PaperQuerySet.as_manager()
    labels = Labels(
        open="id meeting item at file_type file_sha256 withdrawn_at",
        personal="by withdrawn_by",
        sensitive="title file file_name withdrawn_why",
    )

    class Meta(OfMeeting.Meta):
        constraints: ClassVar = [
            both_or_neither("withdrawn_by", "withdrawn_at", name="paper_withdrawn_who_when")
        ]

    def __str__(self) -> str:
        return f"paper “{self.title}”"


class Invitee(OfMeeting):
    """Somebody who was asked: a person with a seat, or somebody named who has no account here."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="invitees")
    person = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200)
    role = models.CharField("role, and body", max_length=200, blank=True)
    labels = Labels(open="id meeting at", personal="by person name role")

    class Meta(OfMeeting.Meta):
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["meeting", "person"],
                condition=Q(person__isnull=False),
                name="invited_once",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Came(models.TextChoices):
    CAME = "came", "came"
    APOLOGIES = "apologies", "sent apologies"
    DEPUTY = "deputy", "sent a deputy"
    ABSENT = "absent", "did not come"


class OfInvitee(OfMeeting):
    invitee: Any

    class Meta(OfMeeting.Meta):
        abstract = True

    @property
    def meeting(self) -> Meeting:
        found: Meeting = self.invitee.meeting
        return found


class InviteeRows(OfPanelQuerySet):
    to_matter = "invitee__meeting__review__matter__in"


class Attendance(OfInvitee):
    """How it went for somebody who was asked. A correction is a new row; the latest holds."""

    invitee = models.ForeignKey(Invitee, on_delete=models.PROTECT, related_name="attendance")
    how = models.CharField(max_length=20, choices=Came.choices)
    deputy = models.CharField(max_length=200, blank=True)
    objects = InviteeRows.as_manager()
    labels = Labels(open="id invitee how at", personal="by deputy")

    class Meta(OfInvitee.Meta):
        constraints: ClassVar = [
            CheckConstraint(
                condition=(Q(how="deputy") & ~Q(deputy="")) | (~Q(how="deputy") & Q(deputy="")),
                name="deputy_is_named",
            )
        ]

    def __str__(self) -> str:
        return f"attendance of {self.invitee}"


class Interest(OfInvitee):
    """The question about conflicts of interest, asked at the start, and what was answered."""

    class Answer(models.TextChoices):
        NONE = "none", "no conflict of interest"
        STAYED = "stayed", "an interest, said openly; stayed"
        LEFT = "left", "an interest; left for that part"
        CLOSED = "closed", "a conflict of interest; the review is closed to them"

    invitee = models.ForeignKey(Invitee, on_delete=models.PROTECT, related_name="interests")
    answer = models.CharField(max_length=20, choices=Answer.choices)
    words = models.TextField(blank=True)
    conflict = models.ForeignKey(
        Conflict, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    objects = InviteeRows.as_manager()
    labels = Labels(open="id invitee answer conflict at", personal="by", sensitive="words")

    class Meta(OfInvitee.Meta):
        constraints: ClassVar = [
            CheckConstraint(condition=Q(answer="none") | ~Q(words=""), name="interest_says_what")
        ]

    def __str__(self) -> str:
        return f"what {self.invitee} said of their interests"


class Reminded(OnceAWeek):
    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(fields=["ref", "on"], name="meeting_reminded_once")
        ]
