"""Dogs and other animals: that it was asked, what was answered, and each animal as it was known."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q
from django.urls import reverse

from goldthread.casework.safeguards.models.base import Entry
from goldthread.casework.safeguards.models.family import Family
from goldthread.foundations.records.labels import Labels
from goldthread.rules.animals import BANNED


class AnimalQuestion(Entry):
    """The routine question, asked once more. An answer does not last: it is asked at each visit."""

    class When(models.TextChoices):
        BOOKING = "booking", "booking with the midwife"
        NEW_BIRTH = "new-birth", "new birth visit"
        HOME = "home", "home visit"
        OTHER = "other", "another contact"

    class Answer(models.TextChoices):
        NONE = "none", "no animal lives or comes here"
        YES = "yes", "there are animals here, or where the child stays"
        NOT_ASKED = "not-asked", "it could not be asked"

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="animal_questions")
    when = models.CharField(max_length=12, choices=When.choices)
    on = models.DateField()
    answer = models.CharField(max_length=12, choices=Answer.choices)
    words = models.TextField(blank=True)
    labels = Labels(open="id family when at", personal="by", sensitive="on answer words")

    class Meta(Entry.Meta):
        ordering: ClassVar = ["on", "at", "pk"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=~Q(answer="not-asked") | ~Q(words=""), name="animals_not_asked_says_why"
            )
        ]

    def __str__(self) -> str:
        return f"asked about animals, {self.get_when_display()}"


class Animal(Entry):
    """One animal, or several that live alike, near a child of the family."""

    class Kind(models.TextChoices):
        DOG = "dog", "dog"
        OTHER = "other", "another animal"

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="animals")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    called = models.CharField("what the family calls it", max_length=100)
    labels = Labels(open="id family kind at", personal="by", sensitive="called")

    def __str__(self) -> str:
        return f"{self.called}, {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("animals", args=[self.family_id])


class AnimalKnown(Entry):
    """What is known of it, as somebody saw or was told on one day. The latest row holds."""

    class Lives(models.TextChoices):
        HERE = "here", "lives with the child"
        COMES = "comes", "comes to the home"
        ELSEWHERE = "elsewhere", "is where the child stays: family, a carer, a childminder"
        GONE = "gone", "is no longer there"

    class Size(models.TextChoices):
        SMALL = "small", "small"
        MEDIUM = "medium", "as high as a toddler's chest"
        LARGE = "large", "higher than a toddler"

    way = "animal__family"
    animal = models.ForeignKey(Animal, on_delete=models.PROTECT, related_name="known")
    lives = models.CharField(max_length=12, choices=Lives.choices)
    number = models.PositiveSmallIntegerField("how many", default=1)
    size = models.CharField(max_length=10, choices=Size.choices, blank=True)
    control = models.TextField("who can hold and command it", blank=True)
    past = models.TextField("bites, snaps, fear, complaints", blank=True)
    sleeps = models.TextField("where it sleeps and eats, and where the child does", blank=True)
    apart = models.TextField("how child and animal are kept apart", blank=True)
    seen = models.BooleanField("I saw it, and did not only hear of it", default=False)
    banned = models.CharField(
        "may be a banned type", max_length=12, blank=True,
        choices=[(one.code, one.words) for one in BANNED],
    )  # fmt: skip
    police_told = models.DateField("day the police were told", null=True, blank=True)
    labels = Labels(
        open="id animal at",
        personal="by",
        sensitive="lives number size control past sleeps apart seen banned police_told",
    )

    def __str__(self) -> str:
        return f"what is known of {self.animal}"
