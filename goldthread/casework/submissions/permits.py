"""Who may do what with a call: one place, asked by actions, pages and forms."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from goldthread.casework.reviews import permits as reviews
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.walls import people_of
from goldthread.casework.submissions.models import Call, Writer
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.roles import AGENCY, Role
from goldthread.foundations.agencies.standing import standing

ASKERS = "Only the business unit, the lead reviewer and the chair can do this."
SIGNATORY = "Only your agency's signatory can do this."
WRITERS = "Only your agency's signatory, and whoever they named to write, can do this."


def is_own(call: Call, by: Any) -> bool:
    return Call.objects.own_of(by).filter(pk=call.pk).exists()


def may_ask(review: Review, by: Any) -> bool:
    """The business unit, and a lead reviewer or chair with a seat."""
    return reviews.may_lead(review, by)


def may_run(call: Call, by: Any) -> bool:
    return reviews.may_run(call.review, by)


def signs(call: Call, by: Any) -> bool:
    """A signatory of the body that answers today."""
    return is_own(call, by) and standing(by).holds_for(
        {Role.SIGNATORY}, organisation=call.answering.pk
    )


def may_write(call: Call, by: Any) -> bool:
    """The signatory, or who was named, while they work for the body that answers today."""
    return is_own(call, by) and standing(by).holds_for(AGENCY, organisation=call.answering.pk)


def need(permitted: bool, who_can: str = "") -> None:
    if not permitted:
        raise PermissionDenied(who_can)


def signatories_of(call: Call) -> QuerySet[User]:
    return people_of(call.answering, {Role.SIGNATORY}, call.matter)


def writers_of(call: Call) -> list[User]:
    """Who is named to write, and can: still there, and in no conflict of interest."""
    named = Writer.objects.filter(call=call, ended_at__isnull=True).values("person")
    return list(people_of(call.answering, AGENCY, call.matter).filter(pk__in=named))


def possible_writers(call: Call) -> QuerySet[User]:
    """Members of the answering body who do not write it already."""
    named = Writer.objects.filter(call=call, ended_at__isnull=True).values("person")
    return people_of(call.answering, AGENCY, call.matter).exclude(pk__in=named)
