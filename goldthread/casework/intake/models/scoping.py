"""What agencies were asked ("did you know this child?") and what they answered, row by row."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.intake.belonging import Frozen, OfReferral
from goldthread.casework.intake.models.referral import PERSON, Referral
from goldthread.casework.intake.querysets import OfReferralQuerySet, RequestQuerySet
from goldthread.foundations.agencies.models import Matter, Organisation, Partnership
from goldthread.foundations.records.labels import Labels


class ScopingRequest(OfReferral, models.Model):
    """One agency's request. It tells the names to look for, and nothing else of the case."""

    # In the address: an agency cannot tell from it how many others were asked.
    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="requests")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="scoping_requests"
    )
    asked = models.TextField("what is asked")
    secure = models.BooleanField("told to secure its records", default=True)
    due = models.DateField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = RequestQuerySet.as_manager()
    labels = Labels(
        open="id uuid referral organisation secure due at", personal="by", sensitive="asked"
    )

    class Meta:
        ordering: ClassVar = ["organisation__name"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["referral", "organisation"], name="scoping_request_once")
        ]

    def __str__(self) -> str:
        return f"{self.referral.code}, {self.organisation}"

    def get_absolute_url(self) -> str:
        return reverse("scoping_request", args=[self.uuid])

    @property
    def audit_name(self) -> str:
        return f"the scoping request of {self.organisation}, {self.referral.code}"


class Known(models.TextChoices):
    YES = "known", "known"
    OTHER_NAME = "other-name", "known under another name"
    NO = "not-known", "not known"


class ScopingReply(Frozen, models.Model):
    """An agency's answer exactly as sent. A later answer is a new row; none changes."""

    request = models.ForeignKey(ScopingRequest, on_delete=models.PROTECT, related_name="replies")
    known = models.CharField(max_length=20, choices=Known.choices)
    other_name = models.CharField("the name they were known by", max_length=300, blank=True)
    known_from = models.DateField(null=True, blank=True)
    known_until = models.DateField(null=True, blank=True)
    summary = models.TextField(blank=True)
    secured_on = models.DateField("records secured on", null=True, blank=True)
    secured_by = models.CharField("records secured by", max_length=200, blank=True)
    author = models.CharField("who would write for the agency", max_length=200, blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(
        open="id request known secured_on at",
        personal="by secured_by author",
        sensitive="other_name known_from known_until summary",
    )

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=~Q(known="other-name") | ~Q(other_name=""),
                name="scoping_reply_says_the_other_name",
            ),
            CheckConstraint(
                condition=Q(secured_on__isnull=True, secured_by="")
                | (Q(secured_on__isnull=False) & ~Q(secured_by="")),
                name="scoping_records_secured_who_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request}: {self.get_known_display()}"

    is_confidential = True

    @property
    def partnership(self) -> Partnership:
        return self.request.partnership

    @property
    def matter(self) -> Matter | None:
        return self.request.matter

    @property
    def audit_ref(self) -> str:
        return f"scopingreply:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the answer of {self.request.organisation}, {self.request.referral.code}"


class Reminder(OfReferral, models.Model):
    """Somebody was reminded of something: once for each occasion.

    `about` is its reference, such as "scopingrequest:7"; `occasion` such as "late-1".
    """

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="reminders")
    about = models.CharField(max_length=60)
    occasion = models.CharField(max_length=20)
    on = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    objects = OfReferralQuerySet.as_manager()
    labels = Labels(open="id referral about occasion on at")

    class Meta:
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["about", "occasion"], name="intake_reminder_once")
        ]

    def __str__(self) -> str:
        return f"{self.about}: {self.occasion}"

    @property
    def audit_name(self) -> str:
        return f"a reminder about {self.referral.audit_name}"
