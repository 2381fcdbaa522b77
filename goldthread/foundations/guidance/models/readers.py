"""Who must read what is in force, who has, and which links somebody found broken."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.agencies.roles import CASE_ROLES, Role
from goldthread.foundations.guidance.models.register import Ended, Guidance
from goldthread.foundations.guidance.models.versions import Version
from goldthread.foundations.guidance.querysets import LinkReportQuerySet, ReaderQuerySet
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels
from goldthread.foundations.records.reminded import OnceAWeek

PERSON = settings.AUTH_USER_MODEL
READING_ROLES = [(role.value, role.label) for role in Role if role in CASE_ROLES]


class Reader(Ended):
    """People of a role, of an organisation, or of a role in it must read it. With neither, all."""

    guidance = models.ForeignKey(Guidance, on_delete=models.PROTECT, related_name="readers")
    role = models.CharField(max_length=30, choices=READING_ROLES, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    objects = ReaderQuerySet.as_manager()
    labels = Labels(open="id guidance role organisation at ended_at", personal="by ended_by")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            both_or_neither("ended_by", "ended_at", name="reader_ended_who_when"),
            UniqueConstraint(
                fields=["guidance", "role", "organisation"],
                condition=Q(ended_at__isnull=True),
                name="guidance_reader_once",
            ),
        ]

    def __str__(self) -> str:
        who = f"every {self.get_role_display()}" if self.role else "everybody"
        return f"{who} of {self.organisation}" if self.organisation else who


class Acknowledgement(models.Model):
    """A person says that they read a version. The next version asks again."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="read_by")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id version at", personal="person")

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(fields=["version", "person"], name="acknowledged_once")
        ]

    def __str__(self) -> str:
        return f"{self.person} read {self.version}"


class LinkReport(models.Model):
    """A named person says that a link does not work. It drifts until somebody mends it.

    Goldthread itself opens no address: it has no internet where it runs.
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="link_reports")
    words = models.TextField("what happens when it is opened", blank=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    mended_how = models.TextField(blank=True)
    mended_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    mended_at = models.DateTimeField(null=True, blank=True)
    objects = LinkReportQuerySet.as_manager()
    labels = Labels(open="id version words at mended_how mended_at", personal="by mended_by")

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            both_or_neither("mended_by", "mended_at", name="link_mended_who_when"),
            UniqueConstraint(
                fields=["version"],
                condition=Q(mended_at__isnull=True),
                name="link_broken_once",
            ),
        ]

    def __str__(self) -> str:
        return f"the link of {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("mend_link", args=[self.pk])

    @property
    def partnership(self) -> Partnership:
        return self.version.partnership


class GuidanceReminded(OnceAWeek):
    """So that a reminder of guidance is not sent again the next night."""

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(fields=["ref", "on"], name="guidance_reminded_once")
        ]
