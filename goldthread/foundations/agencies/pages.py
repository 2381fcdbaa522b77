"""What the pages of the directory and of a matter's doors show."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from goldthread.foundations.access.lists import Column, Filters, Worklist
from goldthread.foundations.agencies.models import (
    BreakGlass,
    Conflict,
    Invitation,
    Matter,
    Membership,
    Organisation,
    Partnership,
    Seat,
    Sector,
)
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.agencies.trail import GROUPS
from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.foundations.records.facts import current

EVERYONE = [("", "Everyone")]
PEOPLE = [
    Column("name", "Name", lambda post: post.person.name, ("person__name",)),
    Column("email", "E-mail", lambda post: post.person.email, ("person__email",)),
    Column("role", "Role", lambda post: post.get_role_display(), ("role",)),
    Column(
        "organisation",
        "Organisation",
        lambda post: post.organisation.name if post.organisation else "",
        ("organisation__name",),
    ),
    Column("starts", "Since", lambda post: post.starts, ("starts",)),
    Column("ends", "Until", lambda post: post.ends, ("ends",)),
]
BODIES = [
    Column("name", "Name", lambda body: body.name, ("name",)),
    Column("sector", "Sector", lambda body: body.get_sector_display(), ("sector",)),
    Column("also", "Also called", lambda body: also_called(body)),
    Column("now", "Now", lambda body: now_called(body)),
]
TRAIL = [
    Column("at", "When", lambda row: timezone.localtime(row.at).replace(tzinfo=None), ("number",)),
    Column("who", "Who", lambda row: row.actor_name),
    Column("did", "Did what", lambda row: row.words),
    Column("number", "Row", lambda row: row.number),
]


def also_called(body: Organisation) -> str:
    return ", ".join(alias.name for alias in body.aliases.all())


def now_called(body: Organisation) -> str:
    if body.closed is None:
        return "open" if body.opened is None or body.opened <= timezone.localdate() else "to open"
    if body.closed >= timezone.localdate():
        return f"closes {body.closed.day} {body.closed:%B %Y}"
    return f"now {body.successor.name}" if body.successor else "closed"


class PeopleFilters(Filters):
    words = forms.CharField(label="Name or e-mail", required=False)
    role = forms.ChoiceField(choices=EVERYONE + Role.choices, required=False)
    when = forms.ChoiceField(
        label="Which roles",
        choices=[("", "Held now"), ("past", "Ended"), ("all", "All")],
        required=False,
    )

    def narrow(self, rows: QuerySet[Any], chosen: dict[str, Any]) -> QuerySet[Any]:
        if words := chosen.get("words"):
            rows = rows.filter(
                Q(person__name__icontains=words)
                | Q(person__email__icontains=words)
                | Q(organisation__name__icontains=words)
            )
        if role := chosen.get("role"):
            rows = rows.filter(role=role)
        when = chosen.get("when", "")
        if when == "past":
            return rows.filter(ends__lt=timezone.localdate())
        return rows if when == "all" else rows.filter(current(timezone.localdate()))


class BodyFilters(Filters):
    words = forms.CharField(label="Name or other name", required=False)
    sector = forms.ChoiceField(choices=[("", "Every sector"), *Sector.choices], required=False)

    def narrow(self, rows: QuerySet[Any], chosen: dict[str, Any]) -> QuerySet[Any]:
        if words := chosen.get("words"):
            named = rows.filter(Q(name__icontains=words) | Q(aliases__name__icontains=words))
            rows = rows.filter(pk__in=named.values("pk"))
        if sector := chosen.get("sector"):
            rows = rows.filter(sector=sector)
        return rows


class TrailFilters(Filters):
    words = forms.CharField(label="Who or what", required=False)
    kind = forms.ChoiceField(
        label="What was done",
        choices=[("", "Anything"), *((key, words) for key, (words, _) in GROUPS.items())],
        required=False,
    )
    since = GovDateField(label="From", required=False)
    until = GovDateField(label="To", required=False)

    def narrow(self, rows: QuerySet[Any], chosen: dict[str, Any]) -> QuerySet[Any]:
        if words := chosen.get("words"):
            rows = rows.filter(
                Q(actor_name__icontains=words)
                | Q(words__icontains=words)
                | Q(about_name__icontains=words)
            )
        if kind := chosen.get("kind"):
            rows = rows.filter(GROUPS[kind][1])
        if since := chosen.get("since"):
            rows = rows.filter(at__date__gte=since)
        if until := chosen.get("until"):
            rows = rows.filter(at__date__lte=until)
        return rows


@dataclass(frozen=True)
class PeoplePage:
    list: Worklist
    invitations: list[Invitation]


@dataclass(frozen=True)
class PersonPage:
    """`posts` are this person's roles in one partnership, the current ones first."""

    person: Any
    posts: list[Membership]
    form: forms.Form | None
    today: date = field(default_factory=timezone.localdate)


@dataclass(frozen=True)
class OrganisationPage:
    body: Organisation
    names: list[str]
    before: list[Organisation]
    people: list[Membership] | None  # None: this reader may not see them
    form: forms.Form | None  # None: this reader may not change it
    now: str


@dataclass(frozen=True)
class DoorsPage:
    """`conflicts` and `glass` are for the business unit; None for other readers."""

    matter: Matter
    partnership: Partnership
    seats: list[Seat]
    past_seats: list[Seat]
    conflicts: list[Conflict] | None
    glass: list[BreakGlass] | None
    may_look: bool
    now: Any = field(default_factory=timezone.now)
