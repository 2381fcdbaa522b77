"""How we know of one body's part of a recommendation: tests, judgements, what the body says."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q

from goldthread.foundations.agencies.models import Matter, Partnership
from goldthread.foundations.followthrough.models import Happening, Reopening, local_day
from goldthread.foundations.records.labels import Labels
from goldthread.improvement.assurance.models.auditing import Audit
from goldthread.improvement.assurance.querysets import OfPartQuerySet
from goldthread.improvement.recommendations.models import Address
from goldthread.rules.looks import About, Judged, Looked, Means, Verdict

TESTED = [
    (Verdict.YES.value, "It is happening"),
    (Verdict.PART.value, "It is happening in part"),
    (Verdict.NO.value, "It is not happening"),
]
JUDGED = [
    (Verdict.YES.value, "Yes"),
    (Verdict.PART.value, "In part"),
    (Verdict.NO.value, "No"),
    (Verdict.UNSURE.value, "It cannot be said"),
]


class OfPart(Happening):
    """A row that belongs to one body's part, and is seen by whoever sees that."""

    class Meta(Happening.Meta):
        abstract = True

    @property
    def partnership(self) -> Partnership:
        return self.address.partnership  # type: ignore[attr-defined,no-any-return]

    @property
    def matter(self) -> Matter:
        return self.address.matter  # type: ignore[attr-defined,no-any-return]

    @property
    def is_confidential(self) -> bool:
        return self.address.is_confidential  # type: ignore[attr-defined,no-any-return]


class Test(OfPart):
    """A look at practice on some day. A test made again is a new row."""

    __test__ = False  # it is no test of the program

    address = models.ForeignKey(Address, on_delete=models.PROTECT, related_name="tests")
    means = models.CharField(max_length=20, choices=[(m.value, m.words) for m in Means])
    on = models.DateField("the last day of the practice that was looked at")
    looked_at = models.PositiveIntegerField("how many cases were looked at", null=True, blank=True)
    found = models.PositiveIntegerField("in how many it was happening", null=True, blank=True)
    verdict = models.CharField(max_length=20, choices=TESTED)
    shows = models.TextField("what it shows")
    audit = models.ForeignKey(
        Audit, null=True, blank=True, on_delete=models.PROTECT, related_name="tests"
    )
    file = models.FileField(upload_to="assurance/%Y/", blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    file_type = models.CharField(max_length=100, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    objects = OfPartQuerySet.as_manager()
    labels = Labels(
        open="id address means on looked_at found verdict audit at file_type file_sha256",
        personal="by",
        sensitive="shows file file_name",
    )

    class Meta(OfPart.Meta):
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(found__isnull=True)
                | Q(looked_at__isnull=False, found__lte=F("looked_at")),
                name="test_finds_no_more_than_it_looks_at",
            )
        ]

    def __str__(self) -> str:
        return f"{Means(self.means).words} of {self.on.day} {self.on:%B %Y}"

    @property
    def audit_ref(self) -> str:
        return f"test:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the {self} of {self.address.audit_name}"

    @property
    def facts(self) -> Looked:
        return Looked(self.on, Means(self.means), Verdict(self.verdict))

    @property
    def numbers(self) -> str:
        """Such as "18 of 20"."""
        if self.looked_at is None:
            return ""
        return (
            f"{self.found} of {self.looked_at}" if self.found is not None else str(self.looked_at)
        )


class Judgement(OfPart):
    """What a person makes of it: of what is in place, or of what happens. The latest holds."""

    address = models.ForeignKey(Address, on_delete=models.PROTECT, related_name="judgements")
    about = models.CharField(max_length=10, choices=[(a.value, a.words) for a in About])
    verdict = models.CharField(max_length=20, choices=JUDGED)
    reasoning = models.TextField()
    next_look = models.DateField()
    objects = OfPartQuerySet.as_manager()
    labels = Labels(
        open="id address about verdict next_look at", personal="by", sensitive="reasoning"
    )

    @property
    def facts(self) -> Judged:
        return Judged(local_day(self.at), About(self.about), Verdict(self.verdict), self.next_look)

    @property
    def about_words(self) -> str:
        return About(self.about).words


class Reply(OfPart):
    """What the body says to what was found."""

    address = models.ForeignKey(Address, on_delete=models.PROTECT, related_name="replies")
    words = models.TextField()
    objects = OfPartQuerySet.as_manager()
    labels = Labels(open="id address at", personal="by", sensitive="words")


class OpenedAgain(models.Model):
    """An action that was opened again because a test did not find it happening."""

    test = models.ForeignKey(Test, on_delete=models.PROTECT, related_name="opened_again")
    reopening = models.OneToOneField(
        Reopening, on_delete=models.PROTECT, related_name="because_of_test"
    )
    labels = Labels(open="id test reopening")

    def __str__(self) -> str:
        return f"{self.reopening.ending.action.code} because of the {self.test}"
