"""Entries that name a person of the case's register, and by which words.

The index of words finds those that may, and one expression over what an entry says keeps those that
do. Whoever may read codes and no names finds by the code alone.
"""

from typing import Any

from django.db.models import Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.casework.submissions.querysets import EntryQuerySet
from goldthread.engines.people.called import Called, called, called_by_code
from goldthread.foundations.people import register
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.people.permits import reads_names

LOOKED_AT = ("event", "response", "comment", "about")


def people_of(review: Review, user: Any) -> QuerySet[Involvement]:
    """Those on the register of the review's case, the family in the order in which they came."""
    rows = Involvement.objects.visible_to(user).standing().filter(matter=review.matter_id)
    return rows.select_related("person")


def called_in(review: Review, person: Involvement, user: Any) -> Called:
    """How this reader may look for a person."""
    if not reads_names(review.matter, user):
        return called_by_code(person.code)
    return called(register.as_json(review.matter)["people"], person.code)


def naming(rows: EntryQuerySet, how: Called) -> EntryQuerySet:
    parts: list[Any] = [part for name in LOOKED_AT for part in (name, Value("\n"))]
    kept: EntryQuerySet = rows.with_any(how.phrases).alias(
        told=Concat(*parts, output_field=TextField())
    )
    named = Q(told__regex=how.pattern) if how.pattern else Q(pk__in=[])
    if how.role_pattern:
        named |= Q(about__iregex=how.role_pattern)
    return kept.filter(named)


def why(entry: Entry, how: Called) -> list[str]:
    """By which words an entry names them."""
    return how.why((entry.event, entry.response, entry.comment), about=entry.about)
