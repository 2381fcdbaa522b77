"""Where people lived, and the organisations in their lives, over time."""

from typing import ClassVar

from django.db import models
from django.db.models import UniqueConstraint
from django.utils import timezone

from goldthread.foundations.agencies.models import Matter, Organisation
from goldthread.foundations.people.belonging import OfMatter
from goldthread.foundations.people.models.people import Person
from goldthread.foundations.people.models.shared import ACCOUNT, in_order
from goldthread.foundations.people.querysets import OfMatterQuerySet
from goldthread.foundations.records.labels import Labels


class Address(OfMatter, models.Model):
    """An address that matters in a case."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="addresses")
    code = models.CharField(max_length=20)
    line1 = models.CharField("building and street", max_length=200)
    town = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = OfMatterQuerySet.as_manager()
    is_confidential = True
    labels = Labels(open="id matter code at", personal="by", sensitive="line1 town postcode")

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name_plural = "addresses"
        constraints: ClassVar = [
            UniqueConstraint(fields=["matter", "code"], name="place_code_once")
        ]

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.line1, self.town, self.postcode]))

    @property
    def audit_ref(self) -> str:
        return f"address-known:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"address {self.code} of {self.matter.code}"


class Residence(models.Model):
    """Where a person lived, and when, as far as it is known."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="residences")
    address = models.ForeignKey(Address, on_delete=models.PROTECT, related_name="residences")
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id person address starts ends at", personal="by")

    class Meta:
        ordering: ClassVar = ["starts", "pk"]
        constraints: ClassVar = [in_order(name="residence_period")]

    def __str__(self) -> str:
        return f"{self.address.code}: {self.starts or '?'} to {self.ends or 'now'}"


class KnownBody(OfMatter, models.Model):
    """An organisation in a family's life: a school, a surgery, an employer."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="known_bodies")
    code = models.CharField(max_length=20)
    kind = models.CharField("what it is", max_length=60)
    name = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = OfMatterQuerySet.as_manager()
    is_confidential = True
    labels = Labels(open="id matter code kind organisation at", personal="by", sensitive="name")

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name_plural = "known bodies"
        constraints: ClassVar = [UniqueConstraint(fields=["matter", "code"], name="body_code_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_ref(self) -> str:
        return f"body-known:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"organisation {self.code} of {self.matter.code}"


class Attachment(models.Model):
    """That a person belonged to an organisation: pupil, patient, tenant, employee."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attachments")
    body = models.ForeignKey(KnownBody, on_delete=models.PROTECT, related_name="attachments")
    as_what = models.CharField("as what", max_length=60, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id person body as_what starts ends at", personal="by")

    class Meta:
        ordering: ClassVar = ["starts", "pk"]
        constraints: ClassVar = [in_order(name="attachment_period")]

    def __str__(self) -> str:
        return f"{self.as_what or 'known'} at {self.body.code}"
