"""Decisions that matter, and who made them before they took effect."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q
from django.urls import reverse

from goldthread.casework.safeguards.models.base import Entry
from goldthread.casework.safeguards.models.family import Family
from goldthread.casework.safeguards.models.pathway import Pregnancy
from goldthread.foundations.records.labels import Labels


class KeyDecision(Entry):
    """A decision that is asked of a manager: what, what else could be done, on what it rests.

    Source: the Oliver briefing, "managers should have oversight on key decisions and plans being
    made, in particular decisions in this case like the discharge from hospital plan".
    """

    class Kind(models.TextChoices):
        HOME = "home", "a baby goes home from hospital"
        STEP_DOWN = "step-down", "step down to less help"
        CLOSING = "closing", "close the work"
        RETURN = "return", "a child returns home"
        NO_CONFERENCE = "no-conference", "no child protection conference is held"
        OTHER = "other", "another decision that matters"

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="key_decisions")
    pregnancy = models.ForeignKey(
        Pregnancy, null=True, blank=True, on_delete=models.PROTECT, related_name="key_decisions"
    )
    kind = models.CharField(max_length=20, choices=Kind.choices)
    what = models.TextField("what is proposed")
    options = models.TextField("what else could be done")
    evidence = models.TextField("what it rests on")
    dissent = models.TextField("who sees it differently, and why", blank=True)
    labels = Labels(
        open="id family pregnancy kind at", personal="by", sensitive="what options evidence dissent"
    )

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            CheckConstraint(
                condition=~Q(kind="home") | Q(pregnancy__isnull=False),
                name="going_home_is_of_a_child",
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def get_absolute_url(self) -> str:
        return reverse("key_decision", args=[self.pk])


class Ruling(Entry):
    """What a manager decided. The latest row holds; what was decided before stays."""

    class Outcome(models.TextChoices):
        AGREED = "agreed", "agreed"
        REFUSED = "refused", "not agreed"
        MORE = "more", "not yet: more is to be found out first"

    way = "decision__family"
    decision = models.ForeignKey(KeyDecision, on_delete=models.PROTECT, related_name="rulings")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    words = models.TextField("why")
    look_again = models.DateField("when it is looked at again")
    labels = Labels(open="id decision outcome look_again at", personal="by", sensitive="words")

    def __str__(self) -> str:
        return self.get_outcome_display()


class TookEffect(Entry):
    """The day on which it happened; before a manager's yes only in an emergency, and why."""

    way = "decision__family"
    decision = models.OneToOneField(KeyDecision, on_delete=models.PROTECT, related_name="effect")
    on = models.DateField()
    emergency = models.TextField("why it could not wait", blank=True)
    labels = Labels(open="id decision at", personal="by", sensitive="on emergency")

    def __str__(self) -> str:
        return f"took effect on {self.on:%d %B %Y}"
