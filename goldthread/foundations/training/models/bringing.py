"""Records from a learning system: the file as it came, and rows that nobody could place yet."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels
from goldthread.foundations.training.models.courses import PERSON
from goldthread.foundations.training.models.people import Done
from goldthread.foundations.training.querysets import ImportQuerySet


class Brought(models.Model):
    """A file that somebody handed in. Its rows count once they are taken over."""

    to_partnership = "partnership"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    file = models.FileField(upload_to="training/%Y/")
    file_name = models.CharField(max_length=200)
    file_type = models.CharField(max_length=100)
    file_sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    columns: models.JSONField[Any, Any] = models.JSONField(default=dict)
    taken_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    objects = ImportQuerySet.as_manager()
    labels = Labels(
        open="id partnership file_type file_sha256 at columns taken_at",
        personal="file file_name by taken_by",
    )

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            both_or_neither("taken_by", "taken_at", name="training_file_taken_who_when"),
            UniqueConstraint(fields=["partnership", "file_sha256"], name="training_file_once"),
        ]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("training_file", args=[self.pk])

    @property
    def audit_ref(self) -> str:
        return f"training-file:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the training file “{self.file_name}”"


class Unplaced(models.Model):
    """A row that needs a person to decide: who it is, or that it is put aside and why."""

    to_partnership = "brought__partnership"

    brought = models.ForeignKey(Brought, on_delete=models.PROTECT, related_name="unplaced")
    row = models.PositiveIntegerField()
    cells: models.JSONField[Any, Any] = models.JSONField()
    why = models.CharField(max_length=300)
    done = models.ForeignKey(
        Done, null=True, blank=True, on_delete=models.PROTECT, related_name="from_rows"
    )
    aside = models.TextField("put aside because", blank=True)
    decided_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    objects = ImportQuerySet.as_manager()
    labels = Labels(open="id brought row decided_at", personal="cells why done aside decided_by")

    class Meta:
        ordering: ClassVar = ["brought", "row"]
        verbose_name_plural = "unplaced"
        constraints: ClassVar = [
            both_or_neither("decided_by", "decided_at", name="training_row_decided_who_when"),
            UniqueConstraint(fields=["brought", "row"], name="training_row_once"),
            CheckConstraint(
                condition=Q(decided_at__isnull=True, done__isnull=True, aside="")
                | Q(decided_at__isnull=False, done__isnull=False, aside="")
                | (Q(decided_at__isnull=False, done__isnull=True) & ~Q(aside="")),
                name="training_row_decided_how",
            ),
        ]

    def __str__(self) -> str:
        return f"row {self.row} of {self.brought}"

    @property
    def partnership(self) -> Partnership:
        return self.brought.partnership

    @property
    def audit_ref(self) -> str:
        return f"training-row:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"row {self.row} of {self.brought.audit_name}"
