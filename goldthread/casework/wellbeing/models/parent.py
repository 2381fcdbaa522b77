"""A parent's mental health as they and their worker say it; consent, consultations, visits."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q

from goldthread.casework.wellbeing.models.base import About, of_family, of_register
from goldthread.casework.wellbeing.models.explained import Topic
from goldthread.foundations.records.labels import Labels


class Told(About):
    """What they and their worker say it is, on one day. The latest row of a parent holds.

    No medication is kept, only who treats them.
    """

    class Kind(models.TextChoices):
        DIAGNOSED = "diagnosed", "a diagnosis, as told"
        NOT = "not-diagnosed", "not diagnosed"
        UNKNOWN = "unknown", "not known yet whether it is diagnosed"

    family = of_family()
    whom = of_register()
    kind = models.CharField(max_length=15, choices=Kind.choices)
    diagnosis = models.CharField("the diagnosis, as told", max_length=200, blank=True)
    told_by = models.CharField("who told it", max_length=200, blank=True)
    topic = models.ForeignKey(
        Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    their_words = models.TextField("in their own words")
    days = models.TextField("how it shows day to day")
    helps = models.TextField("what helps", blank=True)
    treated_by = models.CharField("treated by whom", max_length=200, blank=True)
    labels = Labels(
        open="id family at",
        personal="by",
        sensitive="whom kind diagnosis told_by topic their_words days helps treated_by",
    )

    class Meta(About.Meta):
        verbose_name_plural = "told"
        constraints: ClassVar = [
            CheckConstraint(
                condition=~Q(kind="diagnosed") | (~Q(diagnosis="") & ~Q(told_by="")),
                name="wellbeing_diagnosis_says_by_whom",
            ),
            CheckConstraint(
                condition=Q(kind="diagnosed") | Q(diagnosis=""),
                name="wellbeing_no_diagnosis_without_being_told",
            ),
        ]

    def __str__(self) -> str:
        return self.diagnosis or self.get_kind_display()


class Consent(About):
    """Whether they agree that you talk with those who treat them. The latest row holds."""

    class Answer(models.TextChoices):
        GIVEN = "given", "given"
        REFUSED = "refused", "refused"
        WITHDRAWN = "withdrawn", "withdrawn"
        NOT_ASKED = "not-asked", "not asked yet"

    family = of_family()
    whom = of_register()
    answer = models.CharField(max_length=10, choices=Answer.choices)
    on = models.DateField()
    words = models.TextField("about what, or why", blank=True)
    labels = Labels(open="id family at", personal="by", sensitive="whom answer on words")

    class Meta(About.Meta):
        ordering: ClassVar = ["on", "at", "pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=~Q(answer="not-asked") | ~Q(words=""),
                name="wellbeing_not_asked_says_why",
            )
        ]

    def __str__(self) -> str:
        return self.get_answer_display()


class Consultation(About):
    """Talked with somebody who treats them, or who knows about it."""

    family = of_family()
    whom = of_register()
    on = models.DateField()
    with_whom = models.CharField("with whom", max_length=200)
    means = models.TextField("what it means for the care of the baby")
    advised = models.TextField("what was advised")
    without = models.TextField("why it was without consent", blank=True)
    decided_by = models.CharField("who decided that", max_length=200, blank=True)
    labels = Labels(
        open="id family at",
        personal="by",
        sensitive="whom on with_whom means advised without decided_by",
    )

    class Meta(About.Meta):
        ordering: ClassVar = ["on", "at", "pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(without="", decided_by="") | (~Q(without="") & ~Q(decided_by="")),
                name="wellbeing_without_consent_says_who_decided",
            )
        ]

    def __str__(self) -> str:
        return f"consultation of {self.on:%Y-%m-%d}"


class JointVisit(About):
    """A visit planned together: with whom, and on which day."""

    family = of_family()
    whom = of_register()
    on = models.DateField("planned for")
    with_whom = models.CharField("who visits together", max_length=200)
    labels = Labels(open="id family at", personal="by", sensitive="whom on with_whom")

    class Meta(About.Meta):
        ordering: ClassVar = ["on", "at", "pk"]

    def __str__(self) -> str:
        return f"joint visit of {self.on:%Y-%m-%d}"


class VisitOutcome(About):
    """How a planned visit went: held, with what each saw, or missed, and why."""

    class How(models.TextChoices):
        HELD = "held", "held"
        MISSED = "missed", "missed"
        CALLED_OFF = "called-off", "called off"

    way = "visit__family"
    visit = models.OneToOneField(JointVisit, on_delete=models.PROTECT, related_name="outcome")
    how = models.CharField(max_length=10, choices=How.choices)
    on = models.DateField()
    we_saw = models.TextField("what you saw", blank=True)
    they_saw = models.TextField("what the other one saw", blank=True)
    because = models.TextField("why not", blank=True)
    labels = Labels(open="id visit at", personal="by", sensitive="how on we_saw they_saw because")

    class Meta(About.Meta):
        constraints: ClassVar = [
            CheckConstraint(
                condition=(Q(how="held") & ~Q(we_saw="") & ~Q(they_saw=""))
                | (~Q(how="held") & ~Q(because="")),
                name="wellbeing_visit_says_what_each_saw",
            )
        ]

    def __str__(self) -> str:
        return self.get_how_display()


class CrisisPlan(About):
    """Who is called, and who looks after the baby then. The latest row of a parent holds."""

    family = of_family()
    whom = of_register()
    signs = models.TextField("what shows that it gets worse")
    call = models.TextField("who is called")
    baby_with = models.TextField("who looks after the baby then")
    agreed = models.BooleanField("they agreed to it", default=False)
    labels = Labels(
        open="id family at", personal="by", sensitive="whom signs call baby_with agreed"
    )

    def __str__(self) -> str:
        return "crisis plan"
