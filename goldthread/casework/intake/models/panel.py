"""The panel's work: facts under a framework, a recommendation, each member's view, the decision."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.intake.belonging import Frozen, OfReferral
from goldthread.casework.intake.models.referral import PERSON, Referral
from goldthread.casework.intake.querysets import DecisionQuerySet, OfReferralQuerySet
from goldthread.foundations.agencies.models import Matter, Partnership
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels


class PanelRule(Frozen, models.Model):
    """When a partnership's panel has a quorum, and how its duty team is reached. The latest row
    holds; the ones before stay."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="panel_rules"
    )
    least = models.PositiveSmallIntegerField("fewest members", default=3)
    police = models.BooleanField(default=True)
    health = models.BooleanField(default=True)
    local_authority = models.BooleanField(default=True)
    duty_team = models.CharField("how to reach the duty team", max_length=300, blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(
        open="id partnership least police health local_authority duty_team at", personal="by"
    )

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"Quorum of {self.partnership}: {self.least}"

    @property
    def audit_ref(self) -> str:
        return f"panelrule:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the panel's rules of {self.partnership}"


class CriteriaRecord(OfReferral, models.Model):
    """A framework under which a referral is looked at, such as "notification" or "scr"."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="criteria")
    framework = models.CharField(max_length=40)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = OfReferralQuerySet.as_manager()
    labels = Labels(open="id referral framework at", personal="by")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["referral", "framework"], name="criteria_framework_once")
        ]

    def __str__(self) -> str:
        return f"{self.referral.code}: {self.framework}"

    @property
    def audit_name(self) -> str:
        return f"the criteria “{self.framework}” of {self.referral.code}"


class Fact(Frozen, models.Model):
    """One question answered. A later answer is a new row; the latest holds.

    `value` is the answer as JSON: true, false, a number, a word, or null for "not known yet".
    """

    record = models.ForeignKey(CriteriaRecord, on_delete=models.PROTECT, related_name="facts")
    key = models.CharField(max_length=60)
    value = models.JSONField(null=True)
    judgement = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id record key judgement at", personal="by", sensitive="value reason")

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(judgement=False) | (~Q(reason="") & Q(by__isnull=False)),
                name="fact_of_judgement_is_reasoned_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.record}: {self.key}"

    @property
    def audit_ref(self) -> str:
        return f"fact:{self.pk}"


class Advice(models.TextChoices):
    HOLD = "hold", "the criteria are met"
    ALTERNATIVE = "alternative", "not met: another review"
    NONE = "none", "not met: no review"


class Recommendation(OfReferral, models.Model):
    """What is put to the panel, with the facts as they were; when it is sent, to the chair."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="recommendations")
    framework = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    facts = models.JSONField(default=dict)
    rule_outcome = models.CharField(max_length=200)
    rule_because = models.JSONField(default=list)
    advice = models.CharField(max_length=20, choices=Advice.choices)
    alternative = models.CharField("kind of the other review", max_length=60, blank=True)
    reasons = models.TextField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    sent_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    quorate = models.BooleanField(null=True, blank=True)
    without_quorum = models.TextField("why it went on without a quorum", blank=True)
    objects = OfReferralQuerySet.as_manager()
    labels = Labels(
        open="id referral framework number advice alternative rule_outcome at sent_at quorate",
        personal="by sent_by",
        sensitive="facts rule_because reasons without_quorum",
    )

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["referral", "number"], name="panel_recommendation_number"),
            both_or_neither("sent_by", "sent_at", name="panel_recommendation_sent_who_when"),
            CheckConstraint(
                condition=~Q(advice="alternative") | ~Q(alternative=""),
                name="panel_recommendation_which_other",
            ),
            CheckConstraint(
                condition=Q(quorate__isnull=True) | Q(quorate=True) | ~Q(without_quorum=""),
                name="panel_recommendation_without_quorum_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"Recommendation {self.number} of {self.referral.code}"

    @property
    def audit_name(self) -> str:
        return f"recommendation {self.number} to the chair, {self.referral.code}"


class PanelView(Frozen, models.Model):
    """One member's own view of a recommendation. A later view is a new row; all are kept."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="views"
    )
    agrees = models.BooleanField()
    reason = models.TextField()
    sector = models.CharField("sector they sit for", max_length=30, blank=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id recommendation agrees sector at", personal="by", sensitive="reason")

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(reason=""), name="panel_view_says_why")
        ]

    def __str__(self) -> str:
        return f"{self.by}: {'agrees' if self.agrees else 'disagrees'}"

    is_confidential = True

    @property
    def partnership(self) -> Partnership:
        return self.recommendation.partnership

    @property
    def matter(self) -> Matter | None:
        return self.recommendation.matter

    @property
    def audit_ref(self) -> str:
        return f"panelview:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"a view of {self.recommendation.audit_name}"


# Criteria that lead to something other than a review of their own.
NO_REVIEW = frozenset({"notification", "rapid-review"})


class Decision(Frozen, models.Model):
    """The chair's decision. Written once; a new fact makes a new row that names what changed.

    `kind` is the code of the review that is to be held ("" where none is).
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    recommendation = models.OneToOneField(
        Recommendation, on_delete=models.PROTECT, related_name="decision"
    )
    framework = models.CharField(max_length=40)
    outcome = models.CharField(max_length=20, choices=Advice.choices)
    kind = models.CharField("kind of review to be held", max_length=60, blank=True)
    rationale = models.TextField()
    differs_because = models.TextField("why it differs from the rule or the panel", blank=True)
    no_review_because = models.TextField("why another review or none", blank=True)
    facts = models.JSONField(default=dict)
    rule_outcome = models.CharField(max_length=200)
    rule_because = models.JSONField(default=list)
    former = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="later"
    )
    what_changed = models.TextField(blank=True)
    recommended_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)
    objects = DecisionQuerySet.as_manager()
    labels = Labels(
        open="id matter number recommendation framework outcome kind rule_outcome former "
        "decided_at",
        personal="recommended_by decided_by",
        sensitive="rationale differs_because no_review_because facts rule_because what_changed",
    )

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["matter", "number"], name="decision_number_once"),
            CheckConstraint(condition=~Q(rationale=""), name="decision_has_a_rationale"),
            CheckConstraint(
                condition=~Q(decided_by=F("recommended_by")), name="decision_by_somebody_else"
            ),
            CheckConstraint(
                condition=Q(outcome="hold") | ~Q(no_review_because=""),
                name="decision_not_met_says_why",
            ),
            CheckConstraint(
                condition=~Q(outcome="alternative") | ~Q(kind=""), name="decision_which_other"
            ),
            CheckConstraint(
                condition=Q(former__isnull=True, what_changed="")
                | (Q(former__isnull=False) & ~Q(what_changed="")),
                name="decision_anew_names_what_changed",
            ),
        ]

    def __str__(self) -> str:
        return f"Decision {self.number} of {self.matter.code}: {self.get_outcome_display()}"

    def get_absolute_url(self) -> str:
        return reverse("panel_decision", args=[self.referral.pk])

    is_confidential = True

    @property
    def referral(self) -> Referral:
        found: Referral = self.matter.referral
        return found

    @property
    def partnership(self) -> Partnership:
        return self.matter.partnership

    @property
    def leads_to_review(self) -> bool:
        """Whether a review of `kind` is to be opened because of this decision."""
        return bool(self.kind) and self.outcome != Advice.NONE

    @property
    def audit_ref(self) -> str:
        return f"decision:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"decision {self.number} of {self.matter.code}"
