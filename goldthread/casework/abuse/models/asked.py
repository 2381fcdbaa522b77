"""Who is harmed and who harms, that it was asked, and what control looks like there."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q

from goldthread.casework.abuse.models.base import About, of_family, of_register
from goldthread.foundations.records.labels import Labels
from goldthread.rules.abuse import OTHER, POINTS, SIGNS


class Part(About):
    """What somebody of the register is in this, as it is known on one day. The latest row holds."""

    class What(models.TextChoices):
        HARMED = "harmed", "is harmed"
        HARMS = "harms", "is the one who harms"
        NEITHER = "neither", "is neither, as far as is known now"

    class Works(models.TextChoices):
        NO = "no", "no"
        YES = "yes", "yes"
        UNKNOWN = "unknown", "not known yet"

    family = of_family()
    whom = of_register()
    what = models.CharField(max_length=10, choices=What.choices)
    works = models.CharField(
        "they or their kin work for an agency", max_length=10, choices=Works.choices, blank=True
    )
    words = models.TextField("how it is known")
    labels = Labels(open="id family at", personal="by", sensitive="whom what works words")

    class Meta(About.Meta):
        constraints: ClassVar = [
            CheckConstraint(
                condition=~Q(what="harms") | ~Q(works=""), name="abuse_who_harms_works_where"
            )
        ]

    def __str__(self) -> str:
        return f"{self.whom.code} {self.get_what_display()}"


class Enquiry(About):
    """An adult was asked about abuse, or could not be, and why. A row each time."""

    class How(models.TextChoices):
        ALONE = "alone", "asked, alone"
        NOT_ALONE = "not-alone", "asked, with somebody else there"
        NOT_ASKED = "not-asked", "it was not possible to ask"

    class Why(models.TextChoices):
        PARTNER = "partner", "the partner was there"
        CHILD = "child", "a child was there who is old enough to understand"
        INTERPRETER = "interpreter", "the interpreter was family or a friend"
        TELEPHONE = "telephone", "by telephone, with others there"
        OTHER = "other", "something else"

    class Told(models.TextChoices):
        ABUSE = "abuse", "they told of abuse, now or before"
        NONE = "none", "they told of none"
        NO_ANSWER = "no-answer", "they did not want to answer"

    family = of_family()
    whom = of_register()
    on = models.DateField()
    point = models.CharField(
        max_length=20,
        choices=[*((one.code, one.words) for one in POINTS), (OTHER, "another contact")],
    )
    how = models.CharField(max_length=10, choices=How.choices)
    why = models.CharField(max_length=12, choices=Why.choices, blank=True)
    asked_by = models.CharField("who asked, where it was not you", max_length=200, blank=True)
    where = models.CharField(max_length=200)
    told = models.CharField(max_length=10, choices=Told.choices, blank=True)
    words = models.TextField("the answer, in their words", blank=True)
    again_on = models.DateField("day to ask again", null=True, blank=True)
    labels = Labels(
        open="id family at",
        personal="by",
        sensitive="whom on point how why asked_by where told words again_on",
    )

    class Meta(About.Meta):
        verbose_name_plural = "enquiries"
        ordering: ClassVar = ["on", "at", "pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(how="alone") | (~Q(why="") & Q(again_on__isnull=False)),
                name="abuse_not_asked_says_why_and_when",
            ),
            CheckConstraint(
                condition=Q(how="not-asked") | ~Q(told=""), name="abuse_asked_has_an_answer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_how_display()}, {self.get_point_display()}"


class Control(About):
    """What was talked about with the adult on one sign of coercion and control, in their words."""

    family = of_family()
    whom = of_register()
    sign = models.CharField(max_length=20, choices=[(one.code, one.words) for one in SIGNS])
    on = models.DateField()
    words = models.TextField("in their words, or what was seen")
    labels = Labels(open="id family at", personal="by", sensitive="whom sign on words")

    class Meta(About.Meta):
        ordering: ClassVar = ["on", "at", "pk"]

    def __str__(self) -> str:
        return self.get_sign_display()


class Experience(About):
    """What it is like for one child. The latest row holds; what was written before stays."""

    family = of_family()
    child = of_register()
    on = models.DateField()
    words = models.TextField("what it is like for this child")
    child_said = models.BooleanField("the child said so, or showed it", default=False)
    labels = Labels(open="id family at", personal="by", sensitive="child on words child_said")

    class Meta(About.Meta):
        ordering: ClassVar = ["on", "at", "pk"]

    def __str__(self) -> str:
        return f"experience of {self.child.code}"
