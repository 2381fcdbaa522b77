"""What nobody knows, accounts that do not fit together, and a second look by somebody else."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.urls import reverse

from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.models.base import PERSON
from goldthread.casework.weighing.models.base import Row, says
from goldthread.casework.weighing.models.thinking import Evidence
from goldthread.foundations.records.labels import Labels


class Unknown(Row):
    """A question that is open. Who finds out, and by when, are rows of their own."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="unknowns")
    words = models.TextField("what is not known")
    labels = Labels(open="id family at", personal="by", sensitive="words")

    class Meta(Row.Meta):
        verbose_name = "open question"
        constraints: ClassVar = [says("words", name="unknown_has_words")]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("not_known", args=[self.family_id])


class TwoAccounts(Row):
    """Two statements that do not fit together; the question about them is followed to an answer.

    Source: the Oliver briefing, “open to challenging information or behaviour which appears to be
    incongruent to information they hold”.
    """

    way = "unknown__family"
    unknown = models.OneToOneField(Unknown, on_delete=models.PROTECT, related_name="accounts")
    one = models.TextField("what was said or seen")
    one_from = models.CharField("by whom", max_length=300)
    one_how = models.CharField(max_length=10, choices=Evidence.How.choices)
    one_on = models.DateField("when")
    other = models.TextField("what does not fit with it")
    other_from = models.CharField("by whom", max_length=300)
    other_how = models.CharField(max_length=10, choices=Evidence.How.choices)
    other_on = models.DateField("when")
    labels = Labels(
        open="id unknown at",
        personal="by",
        sensitive="one one_from one_how one_on other other_from other_how other_on",
    )

    class Meta(Row.Meta):
        verbose_name = "pair of accounts"
        verbose_name_plural = "pairs of accounts"
        constraints: ClassVar = [
            says("one", name="two_accounts_have_one"),
            says("other", name="two_accounts_have_the_other"),
        ]

    def __str__(self) -> str:
        return f"{self.one} / {self.other}"


class FindsOut(Row):
    """Who finds out, and by when. The latest row holds; the first day stays in sight."""

    way = "unknown__family"
    unknown = models.ForeignKey(Unknown, on_delete=models.PROTECT, related_name="askers")
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    due = models.DateField("by when")
    words = models.TextField("why it changes", blank=True)
    labels = Labels(open="id unknown due at", personal="by owner", sensitive="words")

    class Meta(Row.Meta):
        verbose_name_plural = "finds out"

    def __str__(self) -> str:
        return f"{self.owner}, by {self.due:%d %B %Y}"


class Found(Row):
    """The end of a question: its answer, or why it is not to be found out."""

    class How(models.TextChoices):
        ANSWERED = "answered", "it is answered"
        NOT = "not", "it is not to be found out"

    way = "unknown__family"
    unknown = models.OneToOneField(Unknown, on_delete=models.PROTECT, related_name="found")
    how = models.CharField(max_length=10, choices=How.choices)
    words = models.TextField("what was found, or why not")
    labels = Labels(open="id unknown how at", personal="by", sensitive="words")

    class Meta(Row.Meta):
        verbose_name_plural = "found"
        constraints: ClassVar = [says("words", name="found_has_words")]

    def __str__(self) -> str:
        return self.get_how_display()


class SecondLook(Row):
    """Somebody who did not write most of it is asked to look at all of it, by a day."""

    class Point(models.TextChoices):
        CONFERENCE = "conference", "before a conference"
        STEP_DOWN = "step-down", "before stepping down to less help"
        CLOSING = "closing", "before closing"
        INCIDENT = "incident", "after an incident"
        WEEKS = "weeks", "every so many weeks"

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="second_looks")
    point = models.CharField(max_length=12, choices=Point.choices)
    who = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    due = models.DateField("by when")
    weeks = models.PositiveSmallIntegerField("every how many weeks", null=True, blank=True)
    same_agency = models.TextField("why nobody of another agency", blank=True)
    labels = Labels(open="id family point due weeks at", personal="by who", sensitive="same_agency")

    class Meta(Row.Meta):
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(by__isnull=True) | ~Q(by=F("who")) | Q(point="weeks"),
                name="weighing_second_look_is_asked_of_another",
            ),
            CheckConstraint(
                condition=~Q(point="weeks") | Q(weeks__gte=1),
                name="weighing_second_look_says_how_often",
            ),
        ]

    def __str__(self) -> str:
        return f"second look {self.get_point_display()}"

    def get_absolute_url(self) -> str:
        return reverse("second_looks", args=[self.family_id])


class Looked(Row):
    """The end of a second look: what they saw differently, or why it was not taken."""

    class How(models.TextChoices):
        DONE = "done", "I have looked"
        NOT = "not", "it is not taken, or by somebody else"

    way = "look__family"
    look = models.OneToOneField(SecondLook, on_delete=models.PROTECT, related_name="looked")
    how = models.CharField(max_length=10, choices=How.choices)
    words = models.TextField("what they saw differently, or why not")
    follows = models.TextField("what follows from it", blank=True)
    labels = Labels(open="id look how at", personal="by", sensitive="words follows")

    class Meta(Row.Meta):
        verbose_name_plural = "looked"
        constraints: ClassVar = [says("words", name="looked_has_words")]

    def __str__(self) -> str:
        return self.get_how_display()
