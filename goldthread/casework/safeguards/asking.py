"""The ways into a family's record, and who can be chosen there."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from goldthread.casework.safeguards import permits
from goldthread.casework.safeguards.families import others_there
from goldthread.casework.safeguards.models import Family, PanelItem, PanelPlace, Pregnancy
from goldthread.casework.safeguards.naming import Known
from goldthread.foundations.access.asking import need
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Membership, Organisation, Partnership
from goldthread.foundations.agencies.roles import AGENCY, CASE_ROLES
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current


def here(request: HttpRequest) -> Partnership:
    partnership: Partnership | None = getattr(request, "partnership", None)
    if partnership is None:
        raise Http404
    return partnership


def fetch_family(request: HttpRequest, pk: int, *, to_write: bool = False) -> Family:
    family = fetch(request, Family, "matter__partnership", "closed_by", pk=pk)
    if to_write:
        need(permits.may_write(family, request.user) or closed(family), permits.WRITERS)
    return family


def closed(family: Family) -> bool:
    """A closed record lets a writer as far as the form, whose answer says what to do."""
    return family.closed_at is not None


def fetch_unborn(request: HttpRequest, pk: int, *, to_write: bool = False) -> Pregnancy:
    row = fetch(request, Pregnancy, "family__matter__partnership", "child", "mother", pk=pk)
    if to_write:
        need(permits.may_write(row.family, request.user) or closed(row.family), permits.WRITERS)
    return row


def fetch_item(request: HttpRequest, pk: int) -> PanelItem:
    return fetch(
        request, PanelItem, "meeting", "pregnancy__family__matter__partnership",
        "pregnancy__child", "pregnancy__mother", pk=pk,
    )  # fmt: skip


def colleagues(partnership: Partnership, roles: Any = AGENCY) -> QuerySet[User]:
    """People with a current role in the partnership, by name."""
    posts = Membership.objects.current(timezone.localdate()).filter(
        partnership=partnership, role__in=roles
    )
    return User.objects.filter(pk__in=posts.values("person"), is_active=True).order_by("name")


def workmates(user: Any, partnership: Partnership) -> QuerySet[User]:
    """The others of one's own agencies: who works for another is not shown to an agency."""
    mine = standing(user).organisations(AGENCY)
    posts = Membership.objects.current(timezone.localdate()).filter(
        partnership=partnership, role__in=AGENCY, organisation__in=mine
    )
    people = User.objects.filter(pk__in=posts.values("person"), is_active=True)
    return people.exclude(pk=user.pk or 0).order_by("name")


def near(user: Any, family: Family, among: QuerySet[User]) -> Known:
    """By name whom one knows anyway: one's own agencies, who works with the family, the panel."""
    sits = PanelPlace.objects.filter(
        current(timezone.localdate()), partnership=family.matter.partnership_id
    )
    known = (
        Q(pk__in=workmates(user, family.partnership).values("pk"))
        | Q(pk__in=working_with(family).values("pk"))
        | Q(pk__in=sits.values("person"))
    )
    return Known(user, family.partnership, among.filter(known).exclude(pk=user.pk or 0), among)


def everyone(partnership: Partnership) -> QuerySet[User]:
    return colleagues(partnership, CASE_ROLES)


def working_with(family: Family) -> QuerySet[User]:
    """Who sees its record today; whoever is kept away can be given nothing."""
    seats = others_there(family, 0)
    return User.objects.filter(pk__in=seats.values("holder"), is_active=True).order_by("name")


def bodies(partnership: Partnership) -> QuerySet[Organisation]:
    return Organisation.objects.filter(partnership=partnership, closed__isnull=True)
