"""What an agency writes: section texts with every version kept, files as they were sent."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils import timezone

from goldthread.casework.contributions.belonging import OfReturn
from goldthread.casework.contributions.models.asked import Happening, Return
from goldthread.casework.contributions.querysets import DraftQuerySet
from goldthread.casework.intake.belonging import Frozen
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class WordFile(OfReturn, models.Model):
    """A Word document that an author sent in, kept exactly as it was sent."""

    agency_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="word_files")
    number = models.PositiveIntegerField()
    file = models.FileField(upload_to="returns/%Y/")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    taken_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_at = models.DateTimeField("when its text was taken over", null=True, blank=True)
    objects = DraftQuerySet.as_manager()
    labels = Labels(
        open="id agency_return number sha256 at taken_at",
        personal="by taken_by",
        sensitive="file file_name",
    )

    class Meta:
        ordering: ClassVar = ["agency_return", "-number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["agency_return", "number"], name="word_file_number_once"),
            both_or_neither("taken_by", "taken_at", name="word_file_taken_who_when"),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def audit_ref(self) -> str:
        return f"word-file:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"Word file {self.number} of {self.agency_return.audit_name}"


class SectionText(Frozen, OfReturn, models.Model):
    """One saved version of one section. The highest version is the text as it stands."""

    agency_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="texts")
    section = models.SlugField(max_length=40)
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    word_file = models.ForeignKey(
        WordFile, null=True, blank=True, on_delete=models.PROTECT, related_name="texts"
    )
    objects = DraftQuerySet.as_manager()
    labels = Labels(
        open="id agency_return section version at word_file", personal="by", sensitive="text"
    )

    class Meta:
        ordering: ClassVar = ["agency_return", "section", "-version"]
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["agency_return", "section", "version"], name="section_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.section}, version {self.version}"


class RecordsSecured(Frozen, OfReturn, Happening):
    """When the agency secured its records, and which. The latest row holds."""

    agency_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="secured")
    on = models.DateField()
    words = models.TextField("which records, and where they are kept", blank=True)
    labels = Labels(open="id agency_return at on", personal="by", sensitive="words")


class NilReturn(Frozen, OfReturn, Happening):
    """The agency found nothing: who says so, what was searched, for which period."""

    agency_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="nils")
    searched = models.TextField("what was searched, and for whom")
    period_from = models.DateField()
    period_to = models.DateField()
    said_by = models.CharField("who says so: name and post", max_length=200)
    labels = Labels(
        open="id agency_return at period_from period_to",
        personal="by said_by",
        sensitive="searched",
    )

    class Meta(Happening.Meta):
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(period_to__gte=F("period_from")), name="nil_return_period_in_order"
            )
        ]
