"""A partnership's own ways: its protective marking and its templates, each with a history."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint
from django.utils import timezone

from goldthread.casework.intake.belonging import Frozen
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.records.labels import Labels
from goldthread.publishing.papers.models.papers import CHOICES
from goldthread.publishing.papers.querysets import HouseQuerySet

PERSON = settings.AUTH_USER_MODEL
USUAL = "OFFICIAL-SENSITIVE"


class Marking(Frozen, models.Model):
    """The words that stand on every draft, from a moment on. The newest row holds."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="markings")
    words = models.CharField(max_length=80)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = HouseQuerySet.as_manager()
    labels = Labels(open="id partnership words at", personal="by")

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.words

    @staticmethod
    def of(partnership: Partnership) -> str:
        row = Marking.objects.filter(partnership=partnership).first()
        return row.words if row else USUAL


class Template(Frozen, models.Model):
    """A Word template of one kind of document. The newest row holds; one without a file says that
    the partnership went back to the usual template."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="paper_templates"
    )
    kind = models.CharField(max_length=20, choices=CHOICES)
    number = models.PositiveIntegerField()
    name = models.CharField("file name", max_length=120, blank=True)
    content = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = HouseQuerySet.as_manager()
    labels = Labels(open="id partnership kind number name content sha256 at", personal="by")

    class Meta:
        ordering: ClassVar = ["kind", "-number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["partnership", "kind", "number"], name="template_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, template {self.number}"

    @property
    def audit_ref(self) -> str:
        return f"paper-template:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"template {self.number} of the {self.get_kind_display().lower()}"

    @staticmethod
    def of(partnership: Partnership, kind: str) -> "Template | None":
        """The one that is used; None for the usual one."""
        row = Template.objects.filter(partnership=partnership, kind=kind).first()
        return row if row is not None and row.content is not None else None
