"""What the partnership and its agencies say about supervision: how often, and what to ask."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from goldthread.casework.frameworks.models import Held
from goldthread.casework.oversight.querysets import RuleQuerySet
from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.records.facts import ends_after_it_starts
from goldthread.foundations.records.labels import Labels
from goldthread.rules.supervision import Every, Kind, Per

KINDS = [(one.value, one.words) for one in Kind]
PERS = [(one.value, one.value) for one in Per]


class Policy(Held):
    """How often supervision of one kind is held, from a day to a day.

    Without an organisation it holds for all agencies that have no row of their own.
    `open_long`: after how many months an open record asks for safeguarding supervision.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=KINDS)
    number = models.PositiveSmallIntegerField("every how many")
    per = models.CharField(max_length=10, choices=PERS)
    open_long = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.CharField("where your policy says so", max_length=300)
    objects = RuleQuerySet.as_manager()
    labels = Labels(
        open="id partnership organisation kind number per open_long source starts ends reason at "
        "ended_at ended_because",
        personal="by ended_by",
    )

    class Meta:
        ordering: ClassVar = ["starts", "pk"]
        verbose_name_plural = "policies"
        constraints: ClassVar = [
            ends_after_it_starts(name="supervision_policy_period"),
            CheckConstraint(condition=Q(number__gt=0), name="supervision_policy_some_time"),
            UniqueConstraint(
                fields=["partnership", "organisation", "kind"],
                condition=Q(ends__isnull=True, organisation__isnull=False),
                name="supervision_policy_one_open",
            ),
            UniqueConstraint(
                fields=["partnership", "kind"],
                condition=Q(ends__isnull=True, organisation__isnull=True),
                name="supervision_policy_one_for_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.as_rule().words}, {self.whose}"

    @property
    def whose(self) -> str:
        return str(self.organisation or self.partnership)

    @property
    def audit_ref(self) -> str:
        return f"supervision-policy:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the policy on supervision: {self}"

    def as_rule(self) -> Every:
        return Every(self.number, Per(self.per), self.source, own=True)


class Prompt(Held):
    """A question to reflect on, of the partnership's own, beside the usual ones."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=200)
    objects = RuleQuerySet.as_manager()
    labels = Labels(
        open="id partnership words starts ends reason at ended_at ended_because",
        personal="by ended_by",
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [ends_after_it_starts(name="supervision_prompt_period")]

    def __str__(self) -> str:
        return self.words

    @property
    def audit_ref(self) -> str:
        return f"supervision-prompt:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the prompt “{self.words}”"
