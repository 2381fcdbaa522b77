"""The rows of a chronology, every word kept, and the corrections made in place."""

from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.intake.belonging import Frozen
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models.sent import SourceFile, Submission
from goldthread.casework.submissions.querysets import CorrectionQuerySet, EntryQuerySet
from goldthread.foundations.agencies.models import Matter, Organisation, Partnership
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL
UNDATED = date(9999, 12, 31)  # rows without a date stand last
# Words that a person may correct in place. `time` too, though it is worked out from words.
CORRECTABLE = ("date_text", "time", "source", "event", "response", "comment", "about")


class Entry(models.Model):
    """One row of one version.

    `number` stays with the row through the versions, and so does `identity`: what others link to.
    `continues` is the same row in the version before; `row` is where it stood in the file (from 1,
    headings not counted), 0 for one that was typed. `review` and `organisation` are those of the
    call, and `standing` says that it is of the latest version sent: so that 100,000 of them page
    fast. A correction changes the words here and keeps what was sent in `corrections`.
    """

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="entries")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="entries")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    ref = models.CharField(max_length=70)
    identity = models.UUIDField(default=uuid4, editable=False, db_index=True)
    continues = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="continued_by"
    )
    is_changed = models.BooleanField("says something else than the one it continues", default=False)
    standing = models.BooleanField(default=False)
    file = models.ForeignKey(
        SourceFile, null=True, blank=True, on_delete=models.PROTECT, related_name="entries"
    )
    table = models.CharField("table or sheet", max_length=200, blank=True)
    row = models.PositiveIntegerField(default=0)
    # When
    date_text = models.TextField("date, as written", blank=True)
    earliest = models.DateField(null=True, blank=True)
    latest = models.DateField(null=True, blank=True)
    sort_day = models.DateField(default=UNDATED)
    edtf = models.CharField(max_length=120, blank=True)
    uncertain = models.BooleanField(default=False)
    inferred = models.BooleanField("part of the date was taken from rows around it", default=False)
    date_note = models.CharField("what was taken for granted", max_length=300, blank=True)
    time = models.CharField(max_length=5, blank=True)
    sequence = models.FloatField(default=0)
    # What
    source = models.TextField(blank=True)
    event = models.TextField(blank=True)
    response = models.TextField(blank=True)
    comment = models.TextField("the agency's own comment", blank=True)
    about = models.CharField("whom it is about, as written", max_length=300, blank=True)
    other: models.JSONField[Any, Any] = models.JSONField("other columns", default=dict)
    is_nil = models.BooleanField("says that there was no contact", default=False)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdrawn_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField("taken out before it was sent", null=True, blank=True)
    objects = EntryQuerySet.as_manager()
    search_fields: ClassVar = ("event", "response", "comment", "about", "source")
    is_confidential = True
    labels = Labels(
        open="id submission review organisation number ref identity continues is_changed standing "
        "file row sequence at withdrawn_at",
        personal="by withdrawn_by",
        sensitive="table date_text earliest latest sort_day edtf uncertain inferred date_note time "
        "source event response comment about other is_nil",
    )

    class Meta:
        ordering: ClassVar = ["sort_day", "time", "sequence", "pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["review", "standing", "sort_day", "time", "sequence", "id"],
                name="entry_in_order",
            ),
            models.Index(
                fields=["review", "organisation", "standing", "sort_day"], name="entry_of_agency"
            ),
        ]
        constraints: ClassVar = [
            UniqueConstraint(fields=["submission", "number"], name="entry_number_once"),
            UniqueConstraint(fields=["submission", "identity"], name="entry_identity_once"),
            both_or_neither("earliest", "latest", name="entry_earliest_latest"),
            both_or_neither("withdrawn_by", "withdrawn_at", name="entry_withdrawn_who_when"),
            models.CheckConstraint(
                condition=Q(standing=False) | Q(withdrawn_at__isnull=True),
                name="entry_withdrawn_stands_nowhere",
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    def get_absolute_url(self) -> str:
        return reverse("chronology_entry", args=[self.pk])

    @property
    def partnership(self) -> Partnership:
        return self.review.partnership

    @property
    def matter(self) -> Matter:
        return self.review.matter

    @property
    def audit_ref(self) -> str:
        return f"entry:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"entry {self.ref} of review {self.review.code}"


class EntryCorrection(Frozen, models.Model):
    """A word corrected in place: what was sent, what stands now, and why."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="corrections")
    field = models.CharField(max_length=20)
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)
    why = models.TextField(blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = CorrectionQuerySet.as_manager()
    labels = Labels(open="id entry field at", personal="by", sensitive="old new why")

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.field} of {self.entry.ref}"
