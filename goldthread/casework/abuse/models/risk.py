"""Incidents by their day, and DASH: ticks, the band of the local rule, professional judgement."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q

from goldthread.casework.abuse.models.base import About, of_family, of_register
from goldthread.foundations.records.labels import Labels
from goldthread.rules.abuse import Band, raised

BANDS = [(one.value, one.value) for one in Band]


class Incident(About):
    """Something that happened on a day, as somebody told it."""

    class There(models.TextChoices):
        YES = "yes", "yes"
        NO = "no", "no"
        UNKNOWN = "unknown", "not known"

    family = of_family()
    on = models.DateField()
    what = models.TextField("what happened")
    told_by = models.CharField("who told it", max_length=200)
    police_ref = models.CharField("police reference", max_length=60, blank=True)
    child_there = models.CharField("a child was there, or heard it", max_length=10,
                                   choices=There.choices)  # fmt: skip
    pregnant = models.CharField("the adult was pregnant", max_length=10, choices=There.choices)
    hurt = models.CharField("somebody was hurt", max_length=10, choices=There.choices)
    labels = Labels(
        open="id family at",
        personal="by",
        sensitive="on what told_by police_ref child_there pregnant hurt",
    )

    class Meta(About.Meta):
        ordering: ClassVar = ["on", "at", "pk"]

    def __str__(self) -> str:
        return f"incident of {self.on:%Y-%m-%d}"


class Dash(About):
    """One DASH with one adult. `band` is what the rule of that day gave; a judgement only raises.

    Source: DOMAIN 6.4, judgement must never downgrade a score.
    """

    family = of_family()
    whom = of_register()
    on = models.DateField()
    ticks = models.PositiveSmallIntegerField("questions answered with yes")
    questions = models.PositiveSmallIntegerField("questions of the form")
    band = models.CharField(max_length=10, choices=BANDS)
    incidents = models.PositiveSmallIntegerField("incidents in the 12 months before")
    escalates = models.BooleanField("it is growing: a ground of its own", default=False)
    judgement = models.CharField(max_length=10, choices=BANDS, blank=True)
    because = models.TextField("why it is raised", blank=True)
    labels = Labels(
        open="id family at",
        personal="by",
        sensitive="whom on ticks questions band incidents escalates judgement because",
    )

    class Meta(About.Meta):
        verbose_name_plural = "dashes"
        ordering: ClassVar = ["on", "at", "pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(ticks__lte=F("questions")), name="abuse_ticks_of_questions"
            ),
            CheckConstraint(
                condition=Q(judgement="")
                | (Q(band="standard") & Q(judgement__in=["medium", "high"]))
                | (Q(band="medium") & Q(judgement="high")),
                name="abuse_judgement_only_raises",
            ),
            CheckConstraint(
                condition=Q(judgement="") | ~Q(because=""), name="abuse_raised_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ticks} of {self.questions} ticked, {self.holds}"

    @property
    def holds(self) -> str:
        """The band that holds: the rule's, or the one that judgement raised it to."""
        return raised(self.band, self.judgement)
