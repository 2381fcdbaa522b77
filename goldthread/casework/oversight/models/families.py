"""What supervision said of a family, what it decided, and what makes a family complex."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import UniqueConstraint
from django.urls import reverse

from goldthread.casework.oversight.models.sessions import Session
from goldthread.casework.oversight.querysets import DiscussedQuerySet
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.models.base import PERSON, Entry
from goldthread.foundations.records.labels import Labels
from goldthread.rules.supervision import TRIGGERS


class Discussed(Entry):
    """A family was talked about in a session."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="families")
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="in_supervision")
    objects = DiscussedQuerySet.as_manager()
    labels = Labels(open="id session family at", personal="by")

    class Meta(Entry.Meta):
        verbose_name = "supervision"
        constraints: ClassVar = [
            UniqueConstraint(fields=["session", "family"], name="supervision_family_once")
        ]

    def __str__(self) -> str:
        return f"{self.family.code}, {self.session}"


class Reflection(Entry):
    """A question that was reflected on, as it was asked, and what was said. The two read it."""

    way = "discussed__family"
    discussed = models.ForeignKey(Discussed, on_delete=models.PROTECT, related_name="reflections")
    question = models.CharField(max_length=200)
    words = models.TextField()
    labels = Labels(open="id discussed question at", personal="by", sensitive="words")

    class Meta(Entry.Meta):
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.question


class Said(Entry):
    """The supervisor's oversight, signed; or the supervisee's own view of it. Each stays."""

    way = "discussed__family"
    discussed = models.ForeignKey(Discussed, on_delete=models.PROTECT, related_name="said")
    signed = models.BooleanField("the supervisor's oversight")
    words = models.TextField()
    labels = Labels(open="id discussed signed at", personal="by", sensitive="words")

    def __str__(self) -> str:
        return f"{'oversight' if self.signed else 'view'} of {self.by}"


class Decided(Entry):
    """What supervision decided for a family. It stays with the family when people move."""

    way = "discussed__family"
    discussed = models.ForeignKey(Discussed, on_delete=models.PROTECT, related_name="decided")
    what = models.TextField()
    due = models.DateField()
    labels = Labels(open="id discussed at", personal="by", sensitive="what due")

    class Meta(Entry.Meta):
        verbose_name = "decision in supervision"

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return reverse("family_supervision", args=[self.discussed.family_id])

    @property
    def owner(self) -> Any:
        """Who has it now: the newest row."""
        rows = list(self.owners.all())
        return rows[-1].owner if rows else None

    @property
    def ended(self) -> Any:
        return getattr(self, "end", None)


class DecidedOwner(Entry):
    """Who does it, from a moment on. The newest row holds."""

    way = "decided__discussed__family"
    decided = models.ForeignKey(Decided, on_delete=models.PROTECT, related_name="owners")
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    because = models.TextField(blank=True)
    labels = Labels(open="id decided at", personal="by owner", sensitive="because")

    class Meta(Entry.Meta):
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return str(self.owner)


class DecidedEnd(Entry):
    """It was done, or is no longer needed, and what shows it."""

    class How(models.TextChoices):
        DONE = "done", "done"
        NOT_NEEDED = "not-needed", "no longer needed"

    way = "decided__discussed__family"
    decided = models.OneToOneField(Decided, on_delete=models.PROTECT, related_name="end")
    how = models.CharField(max_length=12, choices=How.choices)
    words = models.TextField()
    labels = Labels(open="id decided how at", personal="by", sensitive="words")

    def __str__(self) -> str:
        return self.get_how_display()


class Complexity(Entry):
    """Something about a family that asks for safeguarding supervision, said or taken back. The
    newest row of a trigger holds."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="complexities")
    trigger = models.CharField(
        max_length=12, choices=[(one.code, one.words) for one in TRIGGERS]
    )  # fmt: skip
    holds = models.BooleanField()
    words = models.TextField()
    labels = Labels(open="id family at", personal="by", sensitive="trigger holds words")

    class Meta(Entry.Meta):
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.get_trigger_display()
