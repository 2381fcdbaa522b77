"""Nameless e-mails that a return waits. Nobody is told who may not open it any more."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from goldthread.casework.contributions import permits
from goldthread.casework.contributions.models import Return
from goldthread.casework.reviews.walls import managers_of, people_of
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies import letters
from goldthread.foundations.agencies.roles import AGENCY


def tell(people: Iterable[User], of: Return, *, by: Any = None) -> list[User]:
    """Tell people of the agency that a return waits for them, and return who was told.

    Left out is who has a conflict of interest, or no post there today: not even that something
    waits is for them. Where that leaves nobody, the business managers are told, except the one who
    is at it (`by`).
    """
    here = people_of(of.answering, AGENCY, of.matter)
    told = list(here.filter(pk__in=[person.pk for person in people]))
    path = of.get_absolute_url()
    if told:
        transaction.on_commit(lambda: letters.remind(told, "A return", path) and None)
    elif managers := [one for one in managers_of(of.matter) if by is None or one.pk != by.pk]:
        what = "A return that nobody in its agency can answer"
        transaction.on_commit(lambda: letters.remind(managers, what, path) and None)
    return told


def tell_agency(of: Return, *, by: Any = None) -> list[User]:
    """The named authors and the signatories."""
    named = [one.person for one in of.delegations.filter(ended_at__isnull=True).select_related(
        "person")]  # fmt: skip
    return tell([*named, *permits.signatories_of(of)], of, by=by)


def tell_authors(of: Return, *, by: Any = None) -> list[User]:
    """The named authors; where none of them can open it any more, the signatories."""
    here = people_of(of.answering, AGENCY, of.matter)
    named = of.delegations.filter(ended_at__isnull=True).values("person")
    return tell(here.filter(pk__in=named) or permits.signatories_of(of), of, by=by)
