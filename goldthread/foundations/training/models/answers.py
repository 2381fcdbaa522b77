"""What people say of a sitting. Nothing here says who: that somebody answered is kept apart."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from goldthread.foundations.records.labels import Labels
from goldthread.foundations.training.models.courses import Sitting
from goldthread.foundations.training.models.people import Booking


class Stage(models.TextChoices):
    AFTER = "after", "after the session"
    LATER = "later", "some weeks later"


class Answer(models.Model):
    """One person's answers, without the person, the time or an order that could give them away."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="answers")
    stage = models.CharField(max_length=10, choices=Stage.choices)
    before = models.PositiveSmallIntegerField(null=True)
    after = models.PositiveSmallIntegerField(null=True)
    used = models.BooleanField(null=True)
    words = models.TextField(blank=True)
    labels = Labels(open="id sitting stage before after used", sensitive="words")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(stage="after", before__range=(1, 5), after__range=(1, 5))
                | Q(stage="later", used__isnull=False),
                name="training_answer_fits_its_stage",
            )
        ]

    def __str__(self) -> str:
        return f"an answer {self.get_stage_display()}"


class Answered(models.Model):
    """That somebody has answered, so that they are asked no more."""

    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="answered")
    stage = models.CharField(max_length=10, choices=Stage.choices)
    labels = Labels(open="id stage", personal="booking")

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(fields=["booking", "stage"], name="training_answered_once")
        ]

    def __str__(self) -> str:
        return f"{self.booking} answered {self.get_stage_display()}"
