"""The ways into what belongs to a family's plans, and who can be chosen there."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.plans.stories import CHILDREN
from goldthread.casework.safeguards import permits
from goldthread.casework.safeguards.asking import closed
from goldthread.casework.safeguards.history import PARENTS
from goldthread.casework.safeguards.models import Family
from goldthread.foundations.access.asking import AskPage, need
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.models import Membership, Organisation, Seat
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.people.models import Involvement

FAMILY = "matter__partnership"


def to_write(request: HttpRequest, model: Any, pk: int, *related: str) -> Any:
    """A row about a family, for somebody who may write there; `model.way` leads to the family."""
    row = fetch(request, model, f"{model.way}__{FAMILY}", *related, pk=pk)
    need(permits.may_write(row.home, request.user) or closed(row.home), permits.WRITERS)
    return row


def children_of(family: Family) -> QuerySet[Involvement]:
    found = family.matter.involvements.filter(role__in=CHILDREN).standing()
    return found.select_related("person").order_by("pk")


def family_of(family: Family) -> QuerySet[Involvement]:
    """Parents and partners, and the children."""
    roles = (*PARENTS, *CHILDREN)
    return family.matter.involvements.filter(role__in=roles).standing().order_by("pk")


def bodies_with(family: Family) -> QuerySet[Organisation]:
    """Agencies of those who work with the family today."""
    return Organisation.objects.filter(
        pk__in=_posts(family).values("organisation"), partnership=family.matter.partnership_id
    ).order_by("name")


def _posts(family: Family) -> QuerySet[Membership]:
    today = timezone.localdate()
    seats = Seat.objects.opening(today).filter(matter=family.matter)
    return Membership.objects.current(today).filter(
        person__in=seats.values("holder"), partnership=family.matter.partnership_id
    )


def bodies_around(family: Family) -> QuerySet[Organisation]:
    """Agencies of those who work with the family today, that own an action of it, or came once."""
    return Organisation.objects.filter(
        Q(pk__in=_posts(family).values("organisation"))
        | Q(pk__in=family.matter.actions.values("organisation"))
        | Q(pk__in=family.plan_meetings.values("came__organisation")),
        partnership=family.matter.partnership_id,
    ).order_by("name")


def own_body(user: Any, family: Family) -> Organisation | None:
    """The one agency that somebody works for, to begin with in a form."""
    mine = set(standing(user).organisations())
    return bodies_with(family).filter(pk__in=mine).first()


def page(family: Family, form: Any, title: str, button: str, lead: str = "") -> AskPage:
    back = reverse("child_protection", args=[family.pk])
    return AskPage(form, title, button, back, f"{family.code} {family}", lead)


def meeting_page(meeting: Any, form: Any, title: str, button: str, lead: str = "") -> AskPage:
    caption = f"{meeting.family.code}, {meeting}"
    return AskPage(form, title, button, meeting.get_absolute_url(), caption, lead)
