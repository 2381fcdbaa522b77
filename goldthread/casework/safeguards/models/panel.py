"""The pre-birth panel: who sits on it, its meetings, what was discussed and decided, and its QA."""

from typing import ClassVar

from django.db import models
from django.db.models import UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.safeguards.models.base import PERSON, Entry
from goldthread.casework.safeguards.models.pathway import Pregnancy
from goldthread.casework.safeguards.querysets import (
    PanelItemQuerySet,
    PanelMeetingQuerySet,
    PanelPlaceQuerySet,
)
from goldthread.foundations.agencies.models import Matter, Partnership, Period
from goldthread.foundations.records.facts import ends_after_it_starts
from goldthread.foundations.records.labels import Labels


class PanelPlace(Period):
    """A place on the pre-birth panel. It opens the pathways on its agendas, and nothing else."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="panel_places")
    chairs = models.BooleanField("chairs the panel", default=False)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    objects = PanelPlaceQuerySet.as_manager()
    labels = Labels(open="id partnership chairs starts ends", personal="person by")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [ends_after_it_starts(name="panel_place_period")]

    def __str__(self) -> str:
        return f"{self.person}{', chair' if self.chairs else ''}"

    @property
    def audit_ref(self) -> str:
        return f"panel-place:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the place of {self.person} on the pre-birth panel"


class PanelMeeting(models.Model):
    """One meeting of the pre-birth panel."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    place = models.CharField("where, or the link to join", max_length=300, blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = PanelMeetingQuerySet.as_manager()
    labels = Labels(open="id partnership on place at", personal="by")

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["partnership", "on"], name="panel_meets_once_a_day")
        ]

    def __str__(self) -> str:
        return f"pre-birth panel of {self.on.day} {self.on:%B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("panel_meeting", args=[self.pk])

    @property
    def audit_ref(self) -> str:
        return f"panel-meeting:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the {self}"


class PanelItem(Entry):
    """An unborn child on the agenda of one meeting, with why, and what was decided."""

    class Outcome(models.TextChoices):
        ASSESS = "assess", "pre-birth assessment"
        STRATEGY = "strategy", "strategy discussion"
        CONFERENCE = "conference", "initial child protection conference"
        PLAN = "plan", "goes on with the plan as it is"
        HELP = "help", "early help, with a named lead"
        AGAIN = "again", "back at the next panel"
        NONE = "none", "no more from the panel"

    way = "pregnancy__family"
    meeting = models.ForeignKey(PanelMeeting, on_delete=models.PROTECT, related_name="items")
    pregnancy = models.ForeignKey(Pregnancy, on_delete=models.PROTECT, related_name="panel_items")
    why = models.TextField("why the panel is asked")
    objects = PanelItemQuerySet.as_manager()
    labels = Labels(open="id meeting pregnancy at", personal="by", sensitive="why")

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            UniqueConstraint(fields=["meeting", "pregnancy"], name="panel_item_once")
        ]

    def __str__(self) -> str:
        return f"{self.pregnancy.child.code} at the {self.meeting}"


class PanelDecision(Entry):
    """What the panel decided, and how both parents' history was used. The latest row holds."""

    way = "item__pregnancy__family"
    item = models.ForeignKey(PanelItem, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=20, choices=PanelItem.Outcome.choices)
    words = models.TextField("the decision, and why")
    mother_history = models.TextField("what the mother's history tells")
    father_history = models.TextField("what the father's or partner's history tells")
    dissent = models.TextField("who saw it differently, and why", blank=True)
    labels = Labels(
        open="id item outcome at",
        personal="by",
        sensitive="words mother_history father_history dissent",
    )

    def __str__(self) -> str:
        return self.get_outcome_display()


class PanelCheck(Entry):
    """Somebody who did not decide it looks at one of the panel's decisions: its QA."""

    way = "item__pregnancy__family"
    item = models.ForeignKey(PanelItem, on_delete=models.PROTECT, related_name="qa")
    both_parents = models.BooleanField("both parents' history was there, and used")
    clear = models.BooleanField("the decision and its reasons are clear")
    owned = models.BooleanField("every action has an owner and a day")
    child_in_view = models.BooleanField("the child's daily life is in view")
    words = models.TextField("what would make it better", blank=True)
    labels = Labels(
        open="id item both_parents clear owned child_in_view at", personal="by", sensitive="words"
    )

    def __str__(self) -> str:
        return f"check of {self.item}"


class FamilyAction(Entry):
    """An action of follow-through that belongs to a family, and to what led to it."""

    way = "pregnancy__family"
    action = models.OneToOneField(
        "followthrough.Action", on_delete=models.PROTECT, related_name="for_family"
    )
    pregnancy = models.ForeignKey(Pregnancy, on_delete=models.PROTECT, related_name="actions")
    item = models.ForeignKey(
        PanelItem, null=True, blank=True, on_delete=models.PROTECT, related_name="actions"
    )
    labels = Labels(open="id action pregnancy item at", personal="by")

    def __str__(self) -> str:
        return str(self.action)

    @property
    def matter(self) -> Matter:
        found: Matter = self.pregnancy.matter
        return found
