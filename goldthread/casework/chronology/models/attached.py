"""Documents that stand behind an entry, and the page of them that it is about."""

from typing import Any, ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.chronology.querysets import AttachedQuerySet
from goldthread.casework.reviews.belonging import OfReview
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Call, Entry
from goldthread.foundations.agencies.models import Matter, Partnership
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL
KINDS = {"application/pdf": "PDF", "image/png": "picture", "image/jpeg": "picture"}


class EntryDocument(OfReview, models.Model):
    """A file, kept exactly as it was sent. `call`: the agency that attached it; none where the
    review did. `pages`: how many a PDF has, 0 where that is not known. A withdrawn one is not
    handed out."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="entry_documents")
    call = models.ForeignKey(
        Call, null=True, blank=True, on_delete=models.PROTECT, related_name="entry_documents"
    )
    title = models.CharField(max_length=200)
    file = models.FileField(upload_to="entry-documents/%Y/")
    file_name = models.CharField(max_length=200)
    file_type = models.CharField(max_length=100)
    file_sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdrawn_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)
    objects = AttachedQuerySet.as_manager()
    is_confidential = True
    labels = Labels(
        open="id review call at file_type file_sha256 pages withdrawn_at",
        personal="by withdrawn_by",
        sensitive="title file file_name withdrawn_why",
    )

    class Meta:
        ordering: ClassVar = ["title", "at"]
        constraints: ClassVar = [
            both_or_neither("withdrawn_by", "withdrawn_at", name="entry_document_gone_who_when"),
            CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_why=""),
                name="entry_document_gone_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("entry_document", args=[self.pk])

    @property
    def kind(self) -> str:
        return KINDS.get(self.file_type, "Word document")

    @property
    def audit_ref(self) -> str:
        return f"entry-document:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"a document attached to entries of review {self.review.code}"


class EntryPage(models.Model):
    """An entry is about a page of a document. `page` 0: the document as a whole. `call`: the agency
    that says so; none where the review does."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    document = models.ForeignKey(EntryDocument, on_delete=models.PROTECT, related_name="cited")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+")
    call = models.ForeignKey(
        Call, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    identity = models.UUIDField()
    page = models.PositiveIntegerField(default=0)
    words = models.CharField("what stands there", max_length=300, blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    back_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    back_at = models.DateTimeField(null=True, blank=True)
    objects = AttachedQuerySet.as_manager()
    is_confidential = True
    labels = Labels(
        open="id document review call entry identity page at back_at",
        personal="by back_by",
        sensitive="words",
    )

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        indexes: ClassVar = [Index(fields=["review", "identity"], name="entry_page_of_entry")]
        constraints: ClassVar = [
            both_or_neither("back_by", "back_at", name="entry_page_back_who_when"),
            UniqueConstraint(
                fields=["document", "identity", "page"],
                condition=Q(back_at__isnull=True),
                name="entry_page_once",
            ),
        ]

    def __str__(self) -> str:
        return self.where

    @property
    def partnership(self) -> Partnership:
        return self.review.partnership

    @property
    def matter(self) -> Matter:
        return self.review.matter

    @property
    def where(self) -> str:
        """Such as “Discharge summary, page 12”."""
        title: Any = self.document.title
        return f"{title}, page {self.page}" if self.page else str(title)

    @property
    def href(self) -> str:
        """Opens a PDF at the page."""
        address = self.document.get_absolute_url()
        at_page = self.page and self.document.kind == "PDF"
        return f"{address}#page={self.page}" if at_page else address
