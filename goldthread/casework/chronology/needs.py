"""What waits for a person: an agency's answer to a question about its own entry."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from goldthread.casework.chronology.models import AgencyQuery
from goldthread.casework.submissions.models import Call
from goldthread.casework.submissions.questions import Question
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import AGENCY, BUSINESS_UNIT
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.tasks import Task

SHOWN = 5
WITH = ("entry", "review__matter")


def needs(user: Any, partnership: Partnership, today: date) -> Iterator[Task]:
    """The agency answers."""
    if not standing(user).organisations(AGENCY):
        return
    rows = AgencyQuery.objects.own_of(user).open()
    for row in rows.filter(review__matter__partnership=partnership).select_related(*WITH)[:SHOWN]:
        words = f"Answer a question about entry {row.entry.ref}, {row.review.code}"
        yield Task(words, row.get_absolute_url())


def questions_of(call: Call, user: Any) -> list[Question]:
    """The questions about this call's entries that the person's agency has not answered."""
    rows = AgencyQuery.objects.own_of(user).open().filter(call=call).select_related("entry")
    return [
        Question(row.entry.ref, row.text, row.get_absolute_url())
        for row in rows.order_by("asked_at")
    ]


def waiting(user: Any, partnership: Partnership, today: date) -> Iterator[Task]:
    """The business unit waits for the answer."""
    if not standing(user).holds(BUSINESS_UNIT, partnership=partnership.pk):
        return
    rows = AgencyQuery.objects.visible_to(user).open()
    for row in rows.filter(review__matter__partnership=partnership).select_related(*WITH)[:SHOWN]:
        words = f"An agency’s answer about entry {row.entry.ref}, {row.review.code}"
        yield Task(words, row.get_absolute_url())
