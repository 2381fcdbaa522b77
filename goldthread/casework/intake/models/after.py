"""What follows: bodies to be notified by a day, and the letters that were produced."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from goldthread.casework.intake.belonging import Frozen, OfReferral
from goldthread.casework.intake.models.panel import Decision
from goldthread.casework.intake.models.referral import PERSON, Referral
from goldthread.casework.intake.models.scoping import ScopingRequest
from goldthread.casework.intake.querysets import LetterQuerySet, OfReferralQuerySet
from goldthread.foundations.agencies.models import Matter, Organisation, Partnership
from goldthread.foundations.records.labels import Labels


class Notification(OfReferral, models.Model):
    """Somebody who must be told, by when, and by which rule."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="notifications")
    step = models.CharField(max_length=60)
    to = models.CharField("who must be told", max_length=200)
    due = models.DateField(null=True, blank=True)
    source = models.TextField("the rule it comes from", blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = OfReferralQuerySet.as_manager()
    labels = Labels(open="id referral step to due source at", personal="by")

    class Meta:
        ordering: ClassVar = ["due", "pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["referral", "step"], name="notification_step_once")
        ]

    def __str__(self) -> str:
        return f"{self.to}, {self.referral.code}"

    @property
    def audit_name(self) -> str:
        return f"the notification to {self.to}, {self.referral.code}"


class EventDay(Frozen, OfReferral, models.Model):
    """The day of something from which clocks count, as the business unit knows it: such as when the
    local authority became aware, which the referrer may not know. The latest row holds.
    """

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="event_days")
    event = models.CharField(max_length=40)
    on = models.DateField()
    because = models.TextField("how it is known")
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = OfReferralQuerySet.as_manager()
    labels = Labels(open="id referral event on at", personal="by", sensitive="because")

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(because=""), name="event_day_says_how_it_is_known")
        ]

    def __str__(self) -> str:
        return f"{self.event} on {self.on}, {self.referral.code}"

    @property
    def audit_name(self) -> str:
        return f"the day of “{self.event}”, {self.referral.code}"


class Mark(models.TextChoices):
    SENT = "sent", "sent"
    MISSED = "missed", "missed"


class NotificationMark(Frozen, models.Model):
    """That it was sent, when and by whom; or that it was missed, and why. Rows only come."""

    notification = models.ForeignKey(Notification, on_delete=models.PROTECT, related_name="marks")
    what = models.CharField(max_length=10, choices=Mark.choices)
    on = models.DateField()
    who = models.CharField("who sent it", max_length=200, blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id notification what on at", personal="by who", sensitive="reason")

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(what="sent") | ~Q(reason=""), name="notification_missed_says_why"
            ),
            CheckConstraint(
                condition=Q(what="missed") | ~Q(who=""), name="notification_sent_by_whom"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notification}: {self.get_what_display()}"

    @property
    def partnership(self) -> Partnership:
        return self.notification.partnership

    @property
    def matter(self) -> Matter | None:
        return self.notification.matter

    @property
    def audit_ref(self) -> str:
        return f"notificationmark:{self.pk}"

    @property
    def audit_name(self) -> str:
        return self.notification.audit_name


class LetterKind(models.TextChoices):
    ACKNOWLEDGEMENT = "acknowledgement", "acknowledgement to the referrer"
    SCOPING = "scoping", "scoping request to an agency"
    SECURE = "secure", "instruction to secure records"
    TO_CHAIR = "to-chair", "recommendation to the chair"
    TO_REFERRER = "decision-referrer", "decision, to the referrer"
    TO_AGENCY = "decision-agency", "decision, to an agency"
    TO_PANEL = "national-panel", "notification to the national Panel"


class Letter(OfReferral, Frozen, models.Model):
    """A letter as it was produced: who, when, and the fingerprint of the very file."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)  # in the address
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=30, choices=LetterKind.choices)
    to = models.CharField("to whom", max_length=300)
    to_referrer = models.BooleanField(default=False)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    request = models.ForeignKey(
        ScopingRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="letters"
    )
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="letters"
    )
    words = models.TextField("what it says, in a person's words", blank=True)
    file = models.FileField(upload_to="letters/%Y/")
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = LetterQuerySet.as_manager()
    labels = Labels(
        open="id uuid referral kind to_referrer organisation request decision file_sha256 "
        "file_name at",
        personal="by to",
        sensitive="file words",
    )

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.referral.code}"

    @property
    def audit_name(self) -> str:
        return f"letter: {self.get_kind_display()}, {self.referral.code}"
