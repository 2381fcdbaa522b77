"""Partnerships, their organisations, who belongs to them, and who may see which matter."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils import timezone

from goldthread.foundations.agencies.querysets import (
    BreakGlassQuerySet,
    InvitationQuerySet,
    MatterQuerySet,
    MembershipQuerySet,
    OrganisationQuerySet,
    PartnershipQuerySet,
    SeatQuerySet,
)
from goldthread.foundations.agencies.roles import SEAT_ROLES, Role
from goldthread.foundations.records.facts import both_or_neither, ends_after_it_starts
from goldthread.foundations.records.labels import Labels


def today() -> object:
    return timezone.localdate()


class Partnership(models.Model):
    """A safeguarding partnership. Two in one installation never see each other."""

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(unique=True)
    objects = PartnershipQuerySet.as_manager()
    labels = Labels(open="id name slug")

    def __str__(self) -> str:
        return self.name

    @property
    def audit_ref(self) -> str:
        return f"partnership:{self.pk}"

    @property
    def audit_name(self) -> str:
        return self.name

    @property
    def partnership(self) -> "Partnership":
        return self


class Sector(models.TextChoices):
    LOCAL_AUTHORITY = "local-authority", "local authority"
    POLICE = "police", "police"
    COMMISSIONER = "health-commissioner", "health commissioner"
    ACUTE = "acute-trust", "hospital trust"
    COMMUNITY = "community-trust", "community or mental health trust"
    GP = "general-practice", "general practice"
    EDUCATION = "education", "education"
    HOUSING = "housing", "housing"
    PROBATION = "probation", "probation"
    VOLUNTARY = "voluntary", "voluntary sector"
    PARTNERSHIP = "partnership", "partnership or board"
    NATIONAL = "national", "national body"
    OTHER = "other", "other"


class Organisation(models.Model):
    """A body that works with families or is asked to act, with the body that came after it."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="organisations"
    )
    name = models.CharField(max_length=200)
    sector = models.CharField(max_length=30, choices=Sector.choices)
    opened = models.DateField(null=True, blank=True)
    closed = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors"
    )
    objects = OrganisationQuerySet.as_manager()
    labels = Labels(open="id partnership name sector opened closed successor")

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["partnership", "name"], name="organisation_name_once"),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | Q(closed__isnull=False),
                name="organisation_with_successor_has_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_ref(self) -> str:
        return f"organisation:{self.pk}"

    @property
    def audit_name(self) -> str:
        return self.name

    def today(self) -> "Organisation":
        """The body that answers for this one now: its successor's successor, where it closed."""
        body, seen = self, {self.pk}
        while body.successor is not None and body.successor_id not in seen:
            body = body.successor
            seen.add(body.pk)
        return body

    def line(self) -> set[int]:
        """Ids of every body for which the same one answers now: this one, heirs and forebears."""
        bodies = Organisation.objects.filter(partnership=self.partnership_id)
        heir = self.today().pk
        return {body.pk for body in bodies.select_related("successor") if body.today().pk == heir}


class Alias(models.Model):
    """Another name that documents use for an organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    labels = Labels(open="id organisation name")

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(fields=["organisation", "name"], name="alias_once")
        ]

    def __str__(self) -> str:
        return self.name


class Period(models.Model):
    """A row that holds from a day, and until one. An end is written once; a return is a new row."""

    starts = models.DateField(default=today)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Membership(Period):
    """A person's role in a partnership, for an organisation unless they are independent."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(max_length=30, choices=Role.choices)
    objects = MembershipQuerySet.as_manager()
    labels = Labels(open="id partnership organisation role starts ends", personal="person")

    class Meta:
        constraints: ClassVar = [ends_after_it_starts(name="membership_period")]
        indexes: ClassVar = [models.Index(fields=["person", "starts", "ends"])]

    def __str__(self) -> str:
        where = self.organisation or self.partnership
        return f"{self.person}, {self.get_role_display()}, {where}"

    @property
    def audit_ref(self) -> str:
        return f"membership:{self.pk}"

    @property
    def audit_name(self) -> str:
        return str(self)


class Matter(models.Model):
    """Anything confidential that people are given seats on: a review, later a child's record."""

    class Circle(models.TextChoices):
        PARTNERSHIP = "partnership", "everyone with a case role in the partnership"
        SEATS = "seats", "the business unit and people with a seat"
        # A family in live work. The business unit is not among them: it keeps the partnership's
        # reviews, not the agencies' casework (ADR 29).
        WORKERS = "workers", "those who work with the family"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="matters")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=300)
    circle = models.CharField(max_length=20, choices=Circle.choices, default=Circle.SEATS)
    objects = MatterQuerySet.as_manager()
    labels = Labels(open="id partnership code circle", sensitive="name")

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(fields=["partnership", "code"], name="matter_code_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_ref(self) -> str:
        return f"matter:{self.pk}"

    @property
    def audit_name(self) -> str:
        """Of a family in live work the reference alone: those who read the trail do not know it."""
        return self.code if self.is_live else f"{self.name} ({self.code})"

    @property
    def is_live(self) -> bool:
        """A family with whom agencies work now."""
        return self.circle == Matter.Circle.WORKERS

    @property
    def is_confidential(self) -> bool:
        """Reading who has a seat, and who may not, is recorded."""
        return self.circle != Matter.Circle.PARTNERSHIP


class Seat(Period):
    """A place at the table of one matter. It gives access from its start to its end."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="seats")
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="seats"
    )
    role = models.CharField(max_length=30, choices=Role.choices)
    objects = SeatQuerySet.as_manager()
    labels = Labels(open="id matter role starts ends", personal="holder")

    class Meta:
        constraints: ClassVar = [ends_after_it_starts(name="seat_period")]

    def __str__(self) -> str:
        return f"{self.holder}, {self.get_role_display()}"

    @property
    def opens(self) -> bool:
        """An old row in a role that no longer may sit opens nothing."""
        return self.role in SEAT_ROLES or self.matter.is_live


class Conflict(Period):
    """A conflict of interest. It takes access away, whatever else would give it."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="conflicts")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="conflicts"
    )
    reason = models.TextField()
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    labels = Labels(open="id matter starts ends", personal="person declared_by", sensitive="reason")

    class Meta:
        constraints: ClassVar = [ends_after_it_starts(name="conflict_period")]

    def __str__(self) -> str:
        return f"{self.person}: {self.reason}"


class BreakGlass(models.Model):
    """Access taken in an emergency, with the reason, for a short time; the manager is shown it."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="broken_glass")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="broken_glass"
    )
    reason = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    seen_at = models.DateTimeField(null=True, blank=True)
    objects = BreakGlassQuerySet.as_manager()
    labels = Labels(
        open="id matter at until seen_at", personal="person seen_by", sensitive="reason"
    )

    class Meta:
        constraints: ClassVar = [both_or_neither("seen_by", "seen_at", name="glass_seen_who_when")]

    def __str__(self) -> str:
        return f"{self.person}: {self.reason}"


class Invitation(models.Model):
    """An invitation by e-mail to join with one role. The link holds a secret; we keep its hash."""

    email = models.EmailField()
    name = models.CharField(max_length=200)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=30, choices=Role.choices)
    token_hash = models.CharField(max_length=64, unique=True)
    # Nobody: the first business manager is invited by `goldthread found`.
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    objects = InvitationQuerySet.as_manager()
    labels = Labels(
        open="id partnership organisation role at expires taken_at withdrawn_at",
        personal="email name invited_by taken_by withdrawn_by token_hash",
    )

    class Meta:
        constraints: ClassVar = [
            both_or_neither("taken_by", "taken_at", name="invitation_taken_who_when"),
            both_or_neither("withdrawn_by", "withdrawn_at", name="invitation_withdrawn_who_when"),
        ]

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"

    @property
    def inviter(self) -> str:
        return str(self.invited_by or "Your administrator")

    @property
    def audit_ref(self) -> str:
        return f"invitation:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the invitation to {self.name}"

    @property
    def is_open(self) -> bool:
        """Whether its link still works."""
        return self.taken_at is None and self.withdrawn_at is None and self.expires > timezone.now()
