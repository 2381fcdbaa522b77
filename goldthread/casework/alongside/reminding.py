"""Reminders of checks that are due beside a review. They name no case."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from goldthread.casework.alongside.models import Reminded
from goldthread.casework.alongside.needs import due_holds, due_proceedings, due_updates
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies import letters
from goldthread.foundations.agencies.models import Conflict, Matter, Membership
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.records.facts import current

Due = tuple[str, int, str, str, Any]  # sign of the thing, its matter, words, path, one person


def remind(*, partnership: Any, today: date) -> int:
    """How many reminders went out. Each thing is said at most once in seven days."""
    matters = Matter.objects.filter(partnership=partnership)
    sent = 0
    for ref, matter, what, path, person in _due(matters, today):
        people = _told(partnership, matter, person, today)
        if people and Reminded.is_first(ref, today):
            sent += letters.remind(people, what, path)
    return sent


def _due(matters: Any, today: date) -> Iterator[Due]:
    """What is due today or late: nobody is written to before."""
    for hold in due_holds(matters, today).filter(check_on__lte=today):
        path = reverse("check_hold", args=[hold.pk])
        yield f"hold:{hold.pk}", hold.review.matter_id, "The check of a hold", path, None
    for state in due_proceedings(matters, today).filter(check_on__lte=today):
        path = reverse("proceeding_state", args=[state.proceeding_id])
        matter = state.proceeding.review.matter_id
        yield f"proceeding:{state.proceeding_id}", matter, "A check of proceedings", path, None
    for plan in due_updates(matters, today).filter(next_update__lte=today):
        path = reverse("family_contact", args=[plan.member_id])
        matter = plan.member.review.matter_id
        yield f"family:{plan.member_id}", matter, "An update to a family", path, plan.contact_id


def _told(partnership: Any, matter: int, person: int | None, today: date) -> list[User]:
    """The one who keeps in touch, or the unit; nobody whom a conflict of interest keeps away."""
    posts = Membership.objects.current(today).filter(partnership=partnership)
    unit = posts.filter(role__in=BUSINESS_UNIT).values("person")
    people = User.objects.filter(pk=person) if person else User.objects.filter(pk__in=unit)
    kept = Conflict.objects.filter(current(today), matter=matter)
    return list(people.filter(is_active=True).exclude(pk__in=kept.values("person")))
