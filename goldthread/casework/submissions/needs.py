"""What waits for a person in agencies' chronologies, and what they wait for."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from goldthread.casework.submissions.models import Call, SourceFile, StepKind
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import AGENCY, BUSINESS_UNIT, CASE_ROLES, Role
from goldthread.foundations.agencies.standing import answers_for, standing
from goldthread.foundations.records.tasks import Task

SHOWN = 5  # of each kind
SOON = timedelta(days=14)


def needs(user: Any, partnership: Partnership, today: date) -> Iterator[Task]:
    """The agency writes; a file that was looked at and not added waits for who chose it. The
    business unit decides on more time."""
    where = standing(user)
    if where.holds(BUSINESS_UNIT, partnership=partnership.pk):
        yield from _to_decide(user, partnership)
    if not where.holds(CASE_ROLES, partnership=partnership.pk) or not where.organisations(AGENCY):
        return
    own = Call.objects.own_of(user).filter(review__matter__partnership=partnership)
    signing = answers_for(user, {Role.SIGNATORY})
    waiting_for_us = own.waited_for().order_by("due")
    yield from _some(
        waiting_for_us,
        lambda row: Task(
            f"{_verb(row, signing)} the chronology of {row.organisation}, {row.review.code}",
            row.get_absolute_url(),
            due=row.due,
        ),
    )
    files = SourceFile.objects.visible_to(user).in_hand().filter(by=user, call__in=own)
    for file in files.select_related("call__review__matter")[:SHOWN]:
        yield Task(
            f"Add the rows of “{file.file_name}”, or put it away, {file.call.review.code}",
            file.get_absolute_url(),
        )


def _to_decide(user: Any, partnership: Partnership) -> Iterator[Task]:
    """The business unit decides on more time."""
    seen = Call.objects.overseen_by(user).filter(review__matter__partnership=partnership)
    yield from _some(
        seen.waited_for().with_time_asked().filter(time_asked=True).order_by("due"),
        lambda row: Task(
            f"{row.organisation} asks for more time for its chronology, {row.review.code}",
            reverse("call_time", args=[row.pk]),
            due=row.due,
        ),
    )


def _verb(row: Any, signing: set[int]) -> str:
    asked = row.last_step in (None, StepKind.ASKED)
    return "Acknowledge, or send," if asked and row.organisation_id in signing else "Send"


def waiting(user: Any, partnership: Partnership, today: date) -> Iterator[Task]:
    """The business unit waits for agencies whose chronology is due soon or late."""
    if not standing(user).holds(BUSINESS_UNIT, partnership=partnership.pk):
        return
    seen = Call.objects.overseen_by(user).filter(review__matter__partnership=partnership)
    yield from _some(
        seen.waited_for().filter(due__lte=today + SOON).order_by("due"),
        lambda row: Task(
            f"Chronology of {row.organisation}, {row.review.code}",
            reverse("call", args=[row.pk]),
            due=row.due,
        ),
    )


def _some(rows: QuerySet[Any], task: Callable[[Any], Task]) -> Iterator[Task]:
    for row in rows.select_related("organisation", "review__matter")[:SHOWN]:
        yield task(row)
