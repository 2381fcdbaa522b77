"""Files made of a document's words at one moment, and the two people who let them out."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone

from goldthread.casework.intake.belonging import Frozen
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels
from goldthread.publishing.documents.models import TwoYeses
from goldthread.publishing.papers.models.papers import Paper, Taking

PERSON = settings.AUTH_USER_MODEL


class Edition(Frozen, models.Model):
    """Words as they stood and the files made of them: these are what is checked and
    released. `writers`: ids of all whose words stand in it. `digest`: SHA-256 of the words.
    """

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    taking = models.ForeignKey(Taking, on_delete=models.PROTECT, related_name="+")
    words: models.JSONField[Any, Any] = models.JSONField(default=list)
    digest = models.CharField("SHA-256 of the words", max_length=64)
    writers: models.JSONField[Any, Any] = models.JSONField(default=list)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(
        open="id paper number taking digest at", personal="by writers", sensitive="words"
    )

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["paper", "number"], name="edition_number_once")
        ]

    def __str__(self) -> str:
        return f"edition {self.number}"


class EditionFile(Frozen, models.Model):
    """One file of an edition, without any mark of a draft. `template`: by which version of the
    partnership's own; none for the usual one."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="files")
    form = models.CharField(max_length=10)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    template = models.PositiveIntegerField("number of the template", null=True, blank=True)
    labels = Labels(open="id edition form sha256 template", sensitive="content")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["edition", "form"], name="edition_file_once")
        ]

    def __str__(self) -> str:
        return f"{self.edition} as {self.form}"


class EditionRelease(TwoYeses):
    """The first person's yes to one edition, and the second's, which lets it out."""

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="release")
    labels = Labels(
        open="id edition first_at second_at withdrawn_at",
        personal="first_by second_by withdrawn_by",
        sensitive="first_checked second_checked withdrawn_because",
    )

    class Meta:
        constraints: ClassVar = [
            both_or_neither("second_by", "second_at", name="edition_second_who_when"),
            both_or_neither("withdrawn_by", "withdrawn_at", name="edition_withdrawn_who_when"),
            CheckConstraint(
                condition=Q(second_by__isnull=True) | ~Q(second_by=models.F("first_by")),
                name="edition_needs_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"release of {self.edition}"
