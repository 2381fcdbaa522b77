"""Nameless e-mails that a chronology is waited for. Nobody is told who may not open it any more."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from goldthread.casework.reviews.walls import managers_of, people_of
from goldthread.casework.submissions import permits
from goldthread.casework.submissions.models import Call
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies import letters
from goldthread.foundations.agencies.roles import AGENCY


def tell(people: Iterable[User], call: Call, *, by: Any = None) -> list[User]:
    """Tell people of the agency, and return who was told. Where nobody there can open it, the
    business managers are told, except the one who is at it (`by`)."""
    here = people_of(call.answering, AGENCY, call.matter)
    told = list(here.filter(pk__in=[person.pk for person in people]))
    path = call.get_absolute_url()
    if told:
        transaction.on_commit(lambda: letters.remind(told, "A chronology", path) and None)
    elif managers := [one for one in managers_of(call.matter) if by is None or one.pk != by.pk]:
        what = "A chronology that nobody in its agency can answer"
        transaction.on_commit(lambda: letters.remind(managers, what, path) and None)
    return told


def tell_agency(call: Call, *, by: Any = None) -> list[User]:
    """Whose turn it is: who was named to write, otherwise the signatories."""
    return tell(permits.writers_of(call) or permits.signatories_of(call), call, by=by)
