"""What waits for a person in agencies' returns, and what they wait for."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from goldthread.casework.contributions.models import (
    Delegation,
    Extension,
    IndependenceStatement,
    QualityCheck,
    Return,
    StepKind,
)
from goldthread.casework.contributions.states import WRITING
from goldthread.casework.reviews.permits import PANEL
from goldthread.foundations.agencies.models import Partnership, Seat
from goldthread.foundations.agencies.roles import AGENCY, BUSINESS_UNIT, CASE_ROLES, Role
from goldthread.foundations.agencies.standing import answers_for, standing
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.tasks import Task

SHOWN = 5  # of each kind
SOON = timedelta(days=14)


def needs(user: Any, partnership: Partnership, today: date) -> Iterator[Task]:
    """Asked only of the roles that each question belongs to; a constant number of queries."""
    where = standing(user)
    if not where.holds(CASE_ROLES, partnership=partnership.pk):
        return
    own = Return.objects.own_of(user).filter(review__matter__partnership=partnership)
    if where.organisations({Role.SIGNATORY}):
        yield from _to_sign(own, user)
    if where.organisations(AGENCY):
        yield from _to_write(own, user)
    seen = Return.objects.overseen_by(user).filter(review__matter__partnership=partnership)
    if where.holds(BUSINESS_UNIT, partnership=partnership.pk):
        yield from _to_decide(seen)
    if where.holds(BUSINESS_UNIT | PANEL, partnership=partnership.pk):
        yield from _to_judge(seen, user, today)


def waiting(user: Any, partnership: Partnership, today: date) -> Iterator[Task]:
    """The business unit waits for agencies whose return is due soon or late; an agency that has
    sent its own waits for the panel."""
    where = standing(user)
    if where.holds(BUSINESS_UNIT, partnership=partnership.pk):
        seen = Return.objects.overseen_by(user).filter(review__matter__partnership=partnership)
        rows = seen.with_the_agency().filter(due__lte=today + SOON)
        yield from _some(
            rows.order_by("due"),
            lambda row: Task(
                f"{_kind(row)} of {row.organisation}, {row.review.code}", _href(row), due=row.due
            ),
        )
    if where.organisations({Role.SIGNATORY}):
        own = Return.objects.own_of(user).filter(review__matter__partnership=partnership)
        rows = own.with_last_step().filter(last_step=StepKind.SUBMITTED)
        yield from _some(rows, lambda row: Task(f"The panel, about your {_named(row)}", _href(row)))


def _to_sign(own: Any, user: Any) -> Iterator[Task]:
    """A signatory acknowledges, names an author, signs off."""
    mine = own.filter(organisation__in=answers_for(user, {Role.SIGNATORY})).with_last_step()
    yield from _some(
        mine.filter(last_step=StepKind.INVITED).order_by("due"),
        lambda row: Task(
            f"Acknowledge the invitation to your {_named(row)}",
            _href(row, "return_acknowledge"),
            due=row.due,
        ),
    )
    yield from _some(
        mine.filter(last_step__in=WRITING, author_named=False).order_by("due"),
        lambda row: Task(
            f"Name who writes your {_named(row)}", _href(row, "return_author"), due=row.due
        ),
    )
    yield from _some(
        mine.filter(last_step=StepKind.HANDED_IN).order_by("due"),
        lambda row: Task(
            f"Sign off your {_named(row)}", _href(row, "return_sign_off"), due=row.due
        ),
    )


def _to_write(own: Any, user: Any) -> Iterator[Task]:
    """An author says whether they stand apart, and writes."""
    mine = Delegation.objects.filter(
        person=user, ended_at__isnull=True, agency_return=OuterRef("pk")
    )
    rows = own.filter(Exists(mine)).with_last_step().filter(last_step__in=WRITING)
    silent = mine.filter(statement__isnull=True)
    yield from _some(
        rows.filter(Exists(silent)).order_by("due"),
        lambda row: Task(
            f"Say whether you stand apart from the case of {row.review.code}",
            _href(row, "return_independence"),
        ),
    )
    settled = mine.filter(statement__involved=False, statement__managed=False) | mine.filter(
        statement__ruling__accepted=True
    )
    yield from _some(
        rows.filter(Exists(settled)).order_by("due"),
        lambda row: Task(
            f"{'Revise' if row.last_step == StepKind.RETURNED else 'Write'} the {_named(row)}",
            _href(row, "imr"),
            due=row.due,
        ),
    )


def _to_decide(seen: Any) -> Iterator[Task]:
    """The business unit decides on more time, and on authors who do not stand apart."""
    asked = Extension.objects.filter(agency_return=OuterRef("pk"), decided_at__isnull=True)
    yield from _some(
        seen.with_the_agency().filter(Exists(asked)).order_by("due"),
        lambda row: Task(
            f"{row.organisation} asks for more time, {row.review.code}",
            _href(row, "return_time"),
            due=row.due,
        ),
    )
    nobody = seen.with_the_agency().with_signatory().filter(has_signatory=False)
    yield from _some(
        nobody.order_by("due"),
        lambda row: Task(
            f"Nobody at {row.organisation} can sign its return, {row.review.code}", _href(row)
        ),
    )
    open_ = IndependenceStatement.objects.filter(
        delegation__agency_return=OuterRef("pk"),
        delegation__ended_at__isnull=True,
        ruling__isnull=True,
    ).exclude(involved=False, managed=False)
    yield from _some(
        seen.unsettled().filter(Exists(open_)).order_by("due"),
        lambda row: Task(
            f"An author of {row.organisation} does not stand apart, {row.review.code}",
            _href(row, "return_ruling"),
        ),
    )


def _to_judge(seen: Any, user: Any, today: date) -> Iterator[Task]:
    """What was sent, for the panel to judge: not by those who have, nor by the agency's own."""
    seats = Seat.objects.filter(current(today), holder=user, role__in=PANEL)
    where = standing(user)
    unit = where.partnerships(BUSINESS_UNIT)
    judged = QualityCheck.objects.filter(
        submission__agency_return=OuterRef("pk"),
        by=user,
        at__gte=OuterRef("last_moved"),
    )
    rows = (
        seen.with_last_step()
        .filter(last_step=StepKind.SUBMITTED)
        .exclude(organisation__in=answers_for(user, CASE_ROLES) | set(where.organisations()))
        .exclude(Exists(judged))
    )
    if not unit:
        rows = rows.filter(review__matter__in=seats.values("matter"))
    yield from _some(
        rows.order_by("last_moved"),
        lambda row: Task(
            f"Judge the return of {row.organisation}, {row.review.code}",
            _href(row, "return_quality"),
        ),
    )


def _some(rows: QuerySet[Any], task: Callable[[Any], Task]) -> Iterator[Task]:
    for row in rows.select_related("organisation", "review__matter")[:SHOWN]:
        yield task(row)


def _kind(row: Return) -> str:
    words = str(row.get_kind_display())
    return words[0].upper() + words[1:]


def _named(row: Return) -> str:
    return f"{row.get_kind_display()} for {row.review.code}"


def _href(row: Return, name: str = "return") -> str:
    return reverse(name, args=[row.pk])
