"""What came in: versions of an agency's chronology, and the files they were taken from."""

from typing import Any, ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.submissions.belonging import OfCall
from goldthread.casework.submissions.models.asked import Call
from goldthread.casework.submissions.querysets import FileQuerySet, SubmissionQuerySet
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class Submission(OfCall, models.Model):
    """One version of an agency's chronology. Until it is sent it is a draft, and the agency's own;
    once it is sent nothing of it changes, and the next version stands in its place."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveIntegerField()
    begun_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)
    sent_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    words = models.TextField("what the agency says with it", blank=True)
    entry_count = models.PositiveIntegerField(default=0)
    # Against the version before: how many entries are new, changed, gone.
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)
    objects = SubmissionQuerySet.as_manager()
    labels = Labels(
        open="id call number begun_at sent_at entry_count added changed removed",
        personal="begun_by sent_by",
        sensitive="words",
    )

    class Meta:
        ordering: ClassVar = ["call", "-number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["call", "number"], name="chronology_version_once"),
            UniqueConstraint(
                fields=["call"], condition=Q(sent_at__isnull=True), name="chronology_one_draft"
            ),
            both_or_neither("sent_by", "sent_at", name="chronology_sent_who_when"),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of the {self.call}"

    def get_absolute_url(self) -> str:
        return reverse("chronology_sent", args=[self.call_id, self.number])

    @property
    def is_sent(self) -> bool:
        return self.sent_at is not None

    @property
    def audit_ref(self) -> str:
        return f"chronology-version:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"version {self.number} of {self.call.audit_name}"


class SourceFile(OfCall, models.Model):
    """A file as it was sent in, never altered, and how it is understood.

    Until its rows are added it is a draft of the person who chose it: `columns` holds the choices
    of its preview (table, then column, to role), `mended` its corrections (row, then field). Once
    they are added, `submission` names the version, and `notes` what the engine told of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="files")
    file = models.FileField(upload_to="chronologies/%Y/")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    columns: models.JSONField[Any, Any] = models.JSONField(default=dict)
    mended: models.JSONField[Any, Any] = models.JSONField(default=dict)
    submission = models.ForeignKey(
        Submission, null=True, blank=True, on_delete=models.PROTECT, related_name="files"
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    notes: models.JSONField[Any, Any] = models.JSONField(default=list)
    engine = models.CharField("version of the reader", max_length=40, blank=True)
    put_away_at = models.DateTimeField("left unused", null=True, blank=True)
    objects = FileQuerySet.as_manager()
    labels = Labels(
        open="id call sha256 at submission taken_at engine put_away_at",
        personal="by",
        sensitive="file file_name columns mended notes",
    )

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            both_or_neither("submission", "taken_at", name="chronology_file_taken_where_when"),
        ]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("chronology_preview", args=[self.call_id, self.pk])

    @property
    def audit_ref(self) -> str:
        return f"chronology-file:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"a file of {self.call.audit_name}"
