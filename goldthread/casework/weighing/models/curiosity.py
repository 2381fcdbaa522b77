"""Reflections at their moments, and what was seen that may keep others from seeing."""

from typing import ClassVar

from django.db import models
from django.urls import reverse

from goldthread.casework.safeguards.models import Family
from goldthread.casework.weighing.models.base import Row, says
from goldthread.foundations.records.labels import Labels
from goldthread.rules.curiosity import KINDS, MOMENTS, words_of


class Reflection(Row):
    """Somebody stopped at a moment and thought. A later thought is another row."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="curious_reflections")
    moment = models.CharField("code of the moment, see rules/curiosity", max_length=20)
    on = models.DateField("the day it is about")
    words = models.TextField("in your own words", blank=True)
    labels = Labels(open="id family moment at", personal="by", sensitive="on words")

    def __str__(self) -> str:
        return f"reflection {self.called}"

    @property
    def called(self) -> str:
        """Its moment, in words."""
        return words_of(MOMENTS, self.moment)

    def get_absolute_url(self) -> str:
        return reverse("curiosity", args=[self.family_id])


class Reply(Row):
    """What was answered to one question, with the question as it was asked that day."""

    way = "reflection__family"
    reflection = models.ForeignKey(Reflection, on_delete=models.PROTECT, related_name="replies")
    code = models.CharField(max_length=20)
    asked = models.CharField(max_length=300)
    words = models.TextField()
    labels = Labels(open="id reflection code asked at", personal="by", sensitive="words")

    class Meta(Row.Meta):
        verbose_name_plural = "replies"
        constraints: ClassVar = [says("words", name="reply_has_words")]

    def __str__(self) -> str:
        return self.asked


class Observation(Row):
    """What was seen, on a day, by whom, and what was done to find out. Never a name for anybody."""

    family = models.ForeignKey(
        Family, on_delete=models.PROTECT, related_name="curious_observations"
    )
    kind = models.CharField("code of what it was, see rules/curiosity", max_length=20)
    words = models.TextField("what was seen")
    on = models.DateField("when")
    seen_by = models.CharField("by whom", max_length=300)
    done = models.TextField("what was done to find out")
    other = models.TextField("what else could explain it", blank=True)
    labels = Labels(
        open="id family at", personal="by", sensitive="kind words on seen_by done other"
    )

    class Meta(Row.Meta):
        constraints: ClassVar = [
            says("words", name="observation_has_words"),
            says("seen_by", name="observation_says_by_whom"),
            says("done", name="observation_says_what_was_done"),
        ]

    def __str__(self) -> str:
        return words_of(KINDS, self.kind)


class Since(Row):
    """What was found out since, or another explanation."""

    way = "observation__family"
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="since")
    words = models.TextField("what was found out", blank=True)
    other = models.TextField("what else could explain it", blank=True)
    labels = Labels(open="id observation at", personal="by", sensitive="words other")

    class Meta(Row.Meta):
        verbose_name = "later word on an observation"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~(models.Q(words="") & models.Q(other="")),
                name="weighing_since_says_something",
            )
        ]

    def __str__(self) -> str:
        return f"since: {self.observation}"
