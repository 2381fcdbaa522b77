"""Who is on the identity register of a matter: people, their codes, names, kin and addresses."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.agencies.models import Matter, Organisation, Partnership
from goldthread.foundations.people.belonging import OfMatter
from goldthread.foundations.people.models.shared import ACCOUNT
from goldthread.foundations.people.querysets import (
    InvolvementQuerySet,
    OfMatterQuerySet,
    PersonQuerySet,
)
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels


class Sex(models.TextChoices):
    FEMALE = "f", "female"
    MALE = "m", "male"


class Person(models.Model):
    """A human being as a partnership knows them. What they are in a case is their involvement."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="persons")
    forename = models.CharField(max_length=100, blank=True)
    middle = models.CharField("middle names", max_length=100, blank=True)
    surname = models.CharField(max_length=100, blank=True)
    known_as = models.CharField(max_length=100, blank=True)
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    dob = models.DateField("date of birth", null=True, blank=True)
    # Where the whole date is not known: 1994 or 1994-03 (EDTF, ISO 8601-2).
    dob_partial = models.CharField("what is known of the date of birth", max_length=7, blank=True)
    due_date = models.DateField("due date of an unborn child", null=True, blank=True)
    died_on = models.DateField("date of death", null=True, blank=True)
    nhs_number = models.CharField("NHS number", max_length=10, blank=True)
    nino = models.CharField("National Insurance number", max_length=9, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.CharField("e-mail", max_length=254, blank=True)
    username = models.CharField("user name online", max_length=100, blank=True)
    added_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    objects = PersonQuerySet.as_manager()
    is_confidential = True
    labels = Labels(
        open="id partnership added_at",
        personal="added_by",
        sensitive="forename middle surname known_as sex dob dob_partial due_date died_on "
        "nhs_number nino phone email username",
    )

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        whole = " ".join(filter(None, [self.forename, self.middle, self.surname]))
        return whole or self.known_as or "name not known"

    @property
    def audit_ref(self) -> str:
        return f"person:{self.pk}"

    @property
    def audit_name(self) -> str:
        """Never a name: the trail is read by people who may not know it."""
        return f"person {self.pk} of the register"


class PersonKey(models.Model):
    """What a person is looked up by when somebody like them is added: a sound, a day, a number.

    Kept as hashes. They are worked out anew whenever a fact changes (see `known.index`).
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=24, db_index=True)
    labels = Labels(open="id person", sensitive="key")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [UniqueConstraint(fields=["person", "key"], name="person_key_once")]

    def __str__(self) -> str:
        return self.key


class IssuedCode(OfMatter, models.Model):
    """A code that was given out in a matter. It is never given to anybody else there."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="person_codes")
    code = models.CharField(max_length=20)
    role = models.CharField(max_length=60)
    by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = OfMatterQuerySet.as_manager()
    labels = Labels(open="id matter code role at", personal="by")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [UniqueConstraint(fields=["matter", "code"], name="code_once")]

    def __str__(self) -> str:
        return self.code

    @property
    def audit_ref(self) -> str:
        return f"code:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"code {self.code} of {self.matter.code}"


class Involvement(OfMatter, models.Model):
    """A person's part in a matter, with the code by which every agency writes of them."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="involvements")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="involvements")
    role = models.CharField(max_length=60)
    code = models.CharField(max_length=20)
    pseudonym = models.CharField(max_length=100, blank=True)
    # The body that a professional works for.
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="involvements"
    )
    added_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    # Added by mistake: the row stays, and so does its code.
    struck_by = models.ForeignKey(
        ACCOUNT, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_because = models.TextField(blank=True)
    objects = InvolvementQuerySet.as_manager()
    is_confidential = True
    labels = Labels(
        open="id matter person role code organisation added_at struck_at",
        personal="added_by struck_by",
        sensitive="pseudonym struck_because",
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["matter", "code"], name="involvement_code_once"),
            UniqueConstraint(
                fields=["matter", "person", "role"],
                condition=Q(struck_at__isnull=True),
                name="involvement_role_once",
            ),
            both_or_neither("struck_by", "struck_at", name="involvement_struck_who_when"),
            CheckConstraint(
                condition=Q(struck_at__isnull=True) | ~Q(struck_because=""),
                name="involvement_struck_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}, {self.role}"

    def get_absolute_url(self) -> str:
        return reverse("register_person", args=[self.matter.code, self.pk])

    @property
    def audit_ref(self) -> str:
        return f"involvement:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"{self.code} of {self.matter.code}"
