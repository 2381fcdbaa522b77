"""MARAC and Clare's Law: what was asked of others, by when, and what came of it."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q
from django.urls import reverse

from goldthread.casework.abuse.models.base import About, of_family, of_register
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.records.labels import Labels


class Marac(About):
    """Referred to MARAC, or a manager's decision that it is not."""

    class How(models.TextChoices):
        REFERRED = "referred", "referred"
        NOT = "not", "not referred, as a manager decided"

    class Consent(models.TextChoices):
        GIVEN = "given", "they agree"
        WITHOUT = "without", "without consent, because it is overridden"

    family = of_family()
    whom = of_register()
    how = models.CharField(max_length=10, choices=How.choices)
    on = models.DateField()
    why = models.TextField()
    consent = models.CharField(max_length=10, choices=Consent.choices, blank=True)
    without = models.TextField("why it goes without consent", blank=True)
    repeat = models.BooleanField("within the time of an earlier one", default=False)
    labels = Labels(
        open="id family at", personal="by", sensitive="whom how on why consent without repeat"
    )

    class Meta(About.Meta):
        ordering: ClassVar = ["on", "at", "pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=~Q(how="referred") | ~Q(consent=""), name="abuse_marac_says_consent"
            ),
            CheckConstraint(
                condition=~Q(consent="without") | ~Q(without=""),
                name="abuse_marac_says_why_without",
            ),
        ]

    def __str__(self) -> str:
        return f"MARAC, {self.get_how_display()}"

    def get_absolute_url(self) -> str:
        return reverse("abuse", args=[self.family_id])


class MaracHeard(About):
    """MARAC heard it on a day, and what followed."""

    way = "marac__family"
    marac = models.ForeignKey(Marac, on_delete=models.PROTECT, related_name="heard")
    on = models.DateField()
    words = models.TextField("what was agreed")
    labels = Labels(open="id marac at", personal="by", sensitive="on words")

    def __str__(self) -> str:
        return f"heard on {self.on:%Y-%m-%d}"


class MaracAction(About):
    """An action from MARAC, in follow-through: it ends evidenced, or as no longer needed."""

    way = "marac__family"
    marac = models.ForeignKey(Marac, on_delete=models.PROTECT, related_name="actions")
    action = models.OneToOneField(Action, on_delete=models.PROTECT, related_name="+")
    labels = Labels(open="id marac action at", personal="by")

    def __str__(self) -> str:
        return self.action.code


class Disclosure(About):
    """Clare's Law was considered: who might be told about whose past.

    What is disclosed is never kept here: there is no field for it.
    """

    class Route(models.TextChoices):
        ASK = "ask", "right to ask: the person, family or a friend asks"
        KNOW = "know", "right to know: an agency asks"

    family = of_family()
    whom = of_register()
    about = of_register()
    route = models.CharField(max_length=5, choices=Route.choices)
    on = models.DateField("day it was considered")
    labels = Labels(open="id family at", personal="by", sensitive="whom about route on")

    class Meta(About.Meta):
        ordering: ClassVar = ["on", "at", "pk"]

    def __str__(self) -> str:
        return "Clare’s Law"


class DisclosureStep(About):
    """Applied for, not pursued, or decided. The latest row holds."""

    class Step(models.TextChoices):
        APPLIED = "applied", "applied for"
        NOT_PURSUED = "not-pursued", "not pursued"
        TOLD = "told", "decided: a disclosure was made"
        NONE = "none", "decided: there is none to make"
        WITHDRAWN = "withdrawn", "withdrawn"

    way = "disclosure__family"
    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=12, choices=Step.choices)
    on = models.DateField()
    who = models.CharField("by whom", max_length=120)
    told_to = models.CharField("who was told", max_length=120, blank=True)
    safely = models.CharField("how it was done safely", max_length=200, blank=True)
    because = models.CharField("why it goes no further", max_length=200, blank=True)
    labels = Labels(
        open="id disclosure at", personal="by", sensitive="step on who told_to safely because"
    )

    class Meta(About.Meta):
        ordering: ClassVar = ["on", "at", "pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=~Q(step="told") | (~Q(told_to="") & ~Q(safely="")),
                name="abuse_disclosed_to_whom_and_safely",
            ),
            CheckConstraint(
                condition=~Q(step__in=["not-pursued", "withdrawn"]) | ~Q(because=""),
                name="abuse_disclosure_ends_with_why",
            ),
        ]

    def __str__(self) -> str:
        return self.get_step_display()
