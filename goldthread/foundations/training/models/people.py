"""What people booked, came to and did."""

from typing import ClassVar

from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils import timezone

from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels
from goldthread.foundations.records.reminded import OnceAWeek
from goldthread.foundations.training.models.courses import PERSON, Course, Ended, Sitting
from goldthread.foundations.training.querysets import OfPersonQuerySet


class Booking(Ended):
    """A place that somebody asked for. The first come have one, the others wait (`booking.py`)."""

    to_partnership = "sitting__course__partnership"

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="bookings")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    objects = OfPersonQuerySet.as_manager()
    labels = Labels(
        open="id sitting at ended_at", personal="person by ended_by", sensitive="ended_because"
    )

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            both_or_neither("ended_by", "ended_at", name="booking_ended_who_when"),
            UniqueConstraint(
                fields=["sitting", "person"],
                condition=Q(ended_at__isnull=True),
                name="booking_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.sitting}"

    @property
    def partnership(self) -> Partnership:
        found: Partnership = self.sitting.course.partnership
        return found

    @property
    def audit_ref(self) -> str:
        return f"booking:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"a place at {self.sitting.audit_name}"


class Attendance(models.Model):
    """Whether somebody came, as it was written down. The newest row holds."""

    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="attendance")
    came = models.BooleanField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id booking at", personal="by came")

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return "came" if self.came else "did not come"


class Done(Ended):
    """Somebody did a course on a day: came to it, or a learning system says so."""

    to_partnership = "course__partnership"

    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="done")
    on = models.DateField()
    booking = models.ForeignKey(
        Booking, null=True, blank=True, on_delete=models.PROTECT, related_name="done"
    )
    told_by = models.CharField("the file that says so", max_length=200, blank=True)
    objects = OfPersonQuerySet.as_manager()
    labels = Labels(
        open="id course booking at ended_at",
        personal="person on by ended_by told_by ended_because",
    )

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        verbose_name_plural = "done"
        constraints: ClassVar = [
            both_or_neither("ended_by", "ended_at", name="training_done_ended_who_when"),
            UniqueConstraint(
                fields=["person", "course", "on"],
                condition=Q(ended_at__isnull=True),
                name="training_done_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.course}, {self.on:%d %B %Y}"

    @property
    def partnership(self) -> Partnership:
        found: Partnership = self.course.partnership
        return found

    @property
    def audit_ref(self) -> str:
        return f"training-done:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"a record of {self.course.audit_name}"


class TrainingReminded(OnceAWeek):
    """Who was told that training waits."""
