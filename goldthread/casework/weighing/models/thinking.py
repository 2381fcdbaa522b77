"""Factors, evidence, hypotheses, and how each piece of evidence was laid against them."""

from typing import ClassVar

from django.db import models
from django.urls import reverse

from goldthread.casework.safeguards.models import Family
from goldthread.casework.weighing.models.base import Row, Turn, says
from goldthread.foundations.records.labels import Labels
from goldthread.rules import hypotheses
from goldthread.rules.weighing import RISK, STRENGTH


class Factor(Row):
    """What speaks for harm, or for safety, in the words of whoever wrote it. No weight, no grade.

    Source: the Oliver briefing, “where risk factors are identified it is important that they are
    fully explored”, and on the balance of strengths and hope.
    """

    class Side(models.TextChoices):
        RISK = RISK, "a risk"
        STRENGTH = STRENGTH, "a strength"

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="weighed_factors")
    side = models.CharField(max_length=10, choices=Side.choices)
    words = models.TextField("what it is")
    labels = Labels(open="id family at", personal="by", sensitive="side words")

    class Meta(Row.Meta):
        constraints: ClassVar = [says("words", name="factor_has_words")]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("weighing", args=[self.family_id])


class FactorTurn(Turn):
    """A risk or strength is over, or is there again."""

    way = "factor__family"
    factor = models.ForeignKey(Factor, on_delete=models.PROTECT, related_name="turns")
    labels = Labels(open="id factor at", personal="by", sensitive="stands words")

    def __str__(self) -> str:
        return f"{'there again' if self.stands else 'over'}: {self.factor}"


class Evidence(Row):
    """One thing that was seen, told or recorded, on the day it is about."""

    class How(models.TextChoices):
        SEEN = "seen", "seen by whoever it comes from"
        TOLD = "told", "told to us"
        RECORDED = "recorded", "read in a record"

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="weighed_evidence")
    words = models.TextField("what was seen, told or recorded")
    source = models.CharField("who or which record", max_length=300)
    how = models.CharField(max_length=10, choices=How.choices)
    on = models.DateField("the day it is about")
    labels = Labels(open="id family at", personal="by", sensitive="words source how on")

    class Meta(Row.Meta):
        verbose_name = "piece of evidence"
        verbose_name_plural = "pieces of evidence"
        constraints: ClassVar = [
            says("words", name="evidence_has_words"),
            says("source", name="evidence_has_a_source"),
        ]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("weighing", args=[self.family_id])


class EvidenceTurn(Turn):
    """It was found not to be so, or holds after all."""

    way = "evidence__family"
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="turns")
    labels = Labels(open="id evidence at", personal="by", sensitive="stands words")

    def __str__(self) -> str:
        return f"{'holds again' if self.stands else 'does not hold'}: {self.evidence}"


class Bearing(Row):
    """How a piece of evidence bears on a factor. The latest row of the two holds."""

    class Speaks(models.TextChoices):
        FOR = "for", "speaks for it"
        AGAINST = "against", "speaks against it"
        NEITHER = "neither", "has nothing to do with it"

    way = "factor__family"
    factor = models.ForeignKey(Factor, on_delete=models.PROTECT, related_name="bearings")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="bearings")
    speaks = models.CharField(max_length=10, choices=Speaks.choices)
    labels = Labels(open="id factor evidence at", personal="by", sensitive="speaks")

    def __str__(self) -> str:
        return f"{self.evidence}: {self.get_speaks_display()}"


class Hypothesis(Row):
    """One way in which all of it could be explained. Another always stands beside it."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="hypotheses")
    words = models.TextField("what could be so")
    labels = Labels(open="id family at", personal="by", sensitive="words")

    class Meta(Row.Meta):
        verbose_name_plural = "hypotheses"
        constraints: ClassVar = [says("words", name="hypothesis_has_words")]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("hypotheses", args=[self.family_id])


class HypothesisTurn(Turn):
    """Set aside with a reason, or taken up again."""

    way = "hypothesis__family"
    hypothesis = models.ForeignKey(Hypothesis, on_delete=models.PROTECT, related_name="turns")
    labels = Labels(open="id hypothesis at", personal="by", sensitive="stands words")

    def __str__(self) -> str:
        return f"{'taken up again' if self.stands else 'set aside'}: {self.hypothesis}"


class Expectation(Row):
    """What we would expect to see if the hypothesis were so."""

    way = "hypothesis__family"
    hypothesis = models.ForeignKey(
        Hypothesis, on_delete=models.PROTECT, related_name="expectations"
    )
    words = models.TextField("what we would expect to see")
    labels = Labels(open="id hypothesis at", personal="by", sensitive="words")

    class Meta(Row.Meta):
        constraints: ClassVar = [says("words", name="expectation_has_words")]

    def __str__(self) -> str:
        return self.words


class Sought(Row):
    """Whether somebody looked for what a hypothesis lets expect. The latest row holds; without one
    nobody has looked yet.
    """

    class Came(models.TextChoices):
        THERE = "there", "looked for, and there"
        NOT_THERE = "not-there", "looked for, and not there"

    way = "expectation__hypothesis__family"
    expectation = models.ForeignKey(Expectation, on_delete=models.PROTECT, related_name="sought")
    came = models.CharField("what came of it", max_length=10, choices=Came.choices)
    on = models.DateField("the day it was looked for")
    words = models.TextField("who looked, where, and what was seen")
    labels = Labels(open="id expectation at", personal="by", sensitive="came on words")

    class Meta(Row.Meta):
        verbose_name = "look for what was expected"
        constraints: ClassVar = [says("words", name="sought_has_words")]

    def __str__(self) -> str:
        return self.get_came_display()


class Judgement(Row):
    """How a piece of evidence fits a hypothesis, as somebody saw it. The latest row holds."""

    class Mark(models.TextChoices):
        FITS = hypotheses.FITS, "fits"
        AGAINST = hypotheses.AGAINST, "does not fit"
        SILENT = hypotheses.SILENT, "says nothing either way"

    way = "hypothesis__family"
    hypothesis = models.ForeignKey(Hypothesis, on_delete=models.PROTECT, related_name="judgements")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="judgements")
    mark = models.CharField(max_length=10, choices=Mark.choices)
    labels = Labels(open="id hypothesis evidence at", personal="by", sensitive="mark")

    def __str__(self) -> str:
        return self.get_mark_display()
