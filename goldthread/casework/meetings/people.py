"""Who can be chosen on the forms of a meeting."""

from django.db.models import QuerySet
from django.utils import timezone

from goldthread.casework.meetings.actions import panel_seats
from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Membership, Organisation, Partnership
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.records.numbers import number_sent

Group = tuple[str, list[tuple[str, str]]]


def seated(review: Review) -> QuerySet[User]:
    return User.objects.filter(pk__in=panel_seats(review).values("holder"), is_active=True)


def bodies_and_owners(partnership: Partnership) -> list[Group]:
    """Each open body with who may own its actions today, as groups of a select. Two queries.

    Values are "body:person"; "body:" means nobody yet.
    """
    bodies = Organisation.objects.filter(partnership=partnership, closed__isnull=True)
    found: dict[int, Group] = {
        body.pk: (body.name, [(f"{body.pk}:", f"{body.name}: nobody yet")]) for body in bodies
    }
    posts = Membership.objects.current(timezone.localdate()).filter(
        partnership=partnership,
        organisation__in=found,
        role__in=CASE_ROLES,
        person__is_active=True,
    )
    named = posts.order_by("person__name", "person").distinct()
    for body, pk, name in named.values_list("organisation", "person", "person__name"):
        found[body][1].append((f"{body}:{pk}", name))
    return list(found.values())


def chosen(value: str) -> tuple[Organisation | None, User | None]:
    """The body and the owner of a value from `bodies_and_owners`. The form has checked it."""
    body, _, person = value.partition(":")
    return (
        Organisation.objects.filter(pk=number_sent(body)).first(),
        User.objects.filter(pk=number_sent(person)).first(),
    )
