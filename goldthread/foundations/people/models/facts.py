"""What is known of a person: names as they changed, and what was corrected."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.people.models.people import Person
from goldthread.foundations.people.models.shared import ACCOUNT, in_order
from goldthread.foundations.records.labels import Labels


class FormerName(models.Model):
    """A name that a person bore or is also known by, with its time as far as it is known."""

    class Kind(models.TextChoices):
        SURNAME = "surname", "former surname"
        FORENAME = "forename", "former first name"
        ALIAS = "alias", "also known as"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="names")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=200)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    # The case in which it became known, and where the person may be looked at.
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id person kind starts ends matter at", personal="by", sensitive="name")

    class Meta:
        ordering: ClassVar = ["starts", "pk"]
        constraints: ClassVar = [in_order(name="former_name_period")]

    def __str__(self) -> str:
        return self.name


class PersonChange(models.Model):
    """A fact about a person that was corrected: what it was, what it is now, who said so."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="changes")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    fact = models.CharField(max_length=40)
    was = models.CharField(max_length=300, blank=True)
    now = models.CharField(max_length=300, blank=True)
    because = models.TextField()
    by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id person matter fact at", personal="by", sensitive="was now because")

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.fact} of person {self.person_id}"
