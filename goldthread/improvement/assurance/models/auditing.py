"""Audit tools, samples, what each agency answers, and what is found."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse

from goldthread.foundations.agencies.models import Matter, Organisation, Partnership
from goldthread.foundations.followthrough.models import Action, Happening
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels
from goldthread.improvement.assurance.querysets import (
    AskedQuerySet,
    AuditQuerySet,
    OfAuditQuerySet,
    ToolQuerySet,
)
from goldthread.improvement.recommendations.models import Recommendation
from goldthread.rules.looks import Means
from goldthread.rules.sampling import Case as Drawn

PERSON = settings.AUTH_USER_MODEL
SAMPLED = [(Means.AUDIT.value, Means.AUDIT.words), (Means.DIP_SAMPLE.value, Means.DIP_SAMPLE.words)]


class Tool(Happening):
    """A version of an audit tool. Once it is in use it never changes; the next version does."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="tools")
    name = models.CharField(max_length=200)
    number = models.PositiveSmallIntegerField(default=1)
    purpose = models.TextField("what it is to find out")
    guidance = models.TextField("guidance for whoever answers", blank=True)
    used_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    used_at = models.DateTimeField("in use since", null=True, blank=True)
    objects = ToolQuerySet.as_manager()
    labels = Labels(
        open="id partnership name number purpose guidance at used_at", personal="by used_by"
    )

    class Meta:
        ordering: ClassVar = ["name", "-number"]
        constraints: ClassVar = [
            both_or_neither("used_by", "used_at", name="tool_used_who_when"),
            UniqueConstraint(fields=["partnership", "name", "number"], name="tool_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("audit_tool", args=[self.pk])

    @property
    def audit_ref(self) -> str:
        return f"tool:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the audit tool “{self}”"


class Grade(models.Model):
    """A grade with what it looks like. `meets`: it counts as what is wanted."""

    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="grades")
    name = models.CharField(max_length=60)
    looks_like = models.TextField("what it looks like")
    meets = models.BooleanField("this is what is wanted")
    labels = Labels(open="id tool name looks_like meets")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [UniqueConstraint(fields=["tool", "name"], name="grade_name_once")]

    def __str__(self) -> str:
        return self.name


class Question(models.Model):
    class Kind(models.TextChoices):
        YES_NO = "yes-no", "yes or no"
        GRADE = "grade", "a grade"
        WORDS = "words", "in words"

    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="questions")
    text = models.CharField(max_length=500)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    guidance = models.TextField(blank=True)
    labels = Labels(open="id tool text kind guidance")

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.text


class Audit(Happening):
    """A tool put to a sample of cases. `because`: the recommendation that it looks at."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="audits")
    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="audits")
    title = models.CharField(max_length=200)
    why = models.TextField("why it is held")
    means = models.CharField(max_length=20, choices=SAMPLED)
    because = models.ForeignKey(
        Recommendation, null=True, blank=True, on_delete=models.PROTECT, related_name="audits"
    )
    due = models.DateField("when answers are due")
    closed_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    conclusion = models.TextField(blank=True)
    objects = AuditQuerySet.as_manager()
    labels = Labels(
        open="id partnership tool title means because due at closed_at",
        personal="by closed_by",
        sensitive="why conclusion",
    )

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            both_or_neither("closed_by", "closed_at", name="audit_closed_who_when"),
            CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(conclusion=""),
                name="closed_audit_says_what_it_found",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("case_audit", args=[self.pk])

    @property
    def sample(self) -> "Sample | None":
        """The one that holds: not voided."""
        held: Sample | None = self.samples.filter(voided_at__isnull=True).first()
        return held

    @property
    def audit_ref(self) -> str:
        return f"audit:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the audit “{self.title}”"

    @property
    def matter(self) -> Matter | None:
        return self.because.matter if self.because is not None else None

    @property
    def is_confidential(self) -> bool:
        return self.because is not None and self.because.is_confidential


class Sample(Happening):
    """What was drawn and from what: with the seed and the frame anybody draws the same again."""

    audit = models.ForeignKey(
        Audit, on_delete=models.PROTECT, related_name="samples", related_query_name="sample"
    )
    frame: models.JSONField[list[list[str]], list[list[str]]] = models.JSONField(
        "references and their groups"
    )
    by_group = models.BooleanField()
    seed = models.CharField(max_length=64)
    size = models.PositiveSmallIntegerField()
    voided_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    voided_at = models.DateTimeField(null=True, blank=True)
    voided_why = models.TextField(blank=True)
    labels = Labels(
        open="id audit at by_group seed size voided_at",
        personal="by voided_by",
        sensitive="frame voided_why",
    )

    class Meta(Happening.Meta):
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["audit"], condition=Q(voided_at__isnull=True), name="one_sample_holds"
            ),
            CheckConstraint(
                condition=Q(voided_at__isnull=True) | ~Q(voided_why=""),
                name="voided_sample_says_why",
            ),
        ]

    @property
    def cases_of_frame(self) -> list[Drawn]:
        return [Drawn(reference, group) for reference, group in self.frame]


class Case(models.Model):
    """A case that was drawn, by a reference that names nobody."""

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="cases")
    reference = models.CharField(max_length=30)
    group = models.CharField(max_length=30, blank=True)
    labels = Labels(open="id sample", sensitive="reference group")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["sample", "reference"], name="case_drawn_once")
        ]

    def __str__(self) -> str:
        return self.reference


class Asked(Happening):
    """An agency that answers for itself, and when it handed its answers in."""

    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="asked")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="audits")
    handed_in_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    handed_in_at = models.DateTimeField(null=True, blank=True)
    objects = AskedQuerySet.as_manager()
    labels = Labels(open="id audit organisation at handed_in_at", personal="by handed_in_by")
    is_confidential = True  # its answers tell of children

    class Meta:
        ordering: ClassVar = ["organisation__name", "pk"]
        constraints: ClassVar = [
            both_or_neither("handed_in_by", "handed_in_at", name="answers_handed_in_who_when"),
            UniqueConstraint(fields=["audit", "organisation"], name="agency_asked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.audit}"

    def get_absolute_url(self) -> str:
        return reverse("audit_answers", args=[self.pk])

    @property
    def partnership(self) -> Partnership:
        return self.audit.partnership

    @property
    def matter(self) -> Matter | None:
        return self.audit.matter

    @property
    def audit_ref(self) -> str:
        return f"audit-answers:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the answers of {self.organisation} to {self.audit.audit_name}"


class GivenBack(Happening):
    """Answers that were handed in and went back to the agency, with the reason."""

    asked = models.ForeignKey(Asked, on_delete=models.PROTECT, related_name="given_back")
    handed_in_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    handed_in_at = models.DateTimeField()
    why = models.TextField()
    labels = Labels(open="id asked at handed_in_at", personal="by handed_in_by", sensitive="why")


class CaseAnswer(Happening):
    """What an agency says of one case. Said again it is a new row; the latest holds."""

    asked = models.ForeignKey(Asked, on_delete=models.PROTECT, related_name="answers")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="answers")
    known = models.BooleanField("the agency knows this case")
    values: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(
        "by the question's id", default=dict
    )
    labels = Labels(open="id asked case known at", personal="by", sensitive="values")


class Finding(Happening):
    """What an audit found of one agency, and the action that came of it."""

    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="findings")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    action = models.OneToOneField(
        Action, null=True, blank=True, on_delete=models.PROTECT, related_name="found_by_audit"
    )
    objects = OfAuditQuerySet.as_manager()
    labels = Labels(open="id audit organisation action at", personal="by", sensitive="words")

    @property
    def partnership(self) -> Partnership:
        return self.audit.partnership

    @property
    def audit_ref(self) -> str:
        return f"finding:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"a finding of {self.audit.audit_name}"
