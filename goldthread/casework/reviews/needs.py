"""What waits in the reviews of a partnership, asked only of the roles it belongs to."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from goldthread.casework.intake.models import (
    Advice,
    Decision,
    Mark,
    Notification,
    NotificationMark,
)
from goldthread.casework.intake.needs import SHOWN as SHOWN_BY_INTAKE
from goldthread.casework.reviews import clocking, panels
from goldthread.casework.reviews.models import (
    IndependenceStatement,
    LineOfEnquiry,
    Milestone,
    Review,
    TermsOfReference,
)
from goldthread.foundations.agencies.models import Partnership, Seat
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.tasks import Task
from goldthread.rules.reviewgates import Stage

SOON = timedelta(days=14)
SHOWN = 5


def needs(user: Any, partnership: Partnership, today: date) -> Iterator[Task]:
    """Clocks and late dates for the business unit; terms for the chair; one's own statement."""
    unit = standing(user).holds(BUSINESS_UNIT, partnership=partnership.pk)
    open_ = _open(user, partnership)
    if unit:
        yield from _to_set_up(user, partnership)
        yield from _clocks(user, partnership, open_, today)
        yield from _late(open_, today)
    yield from _statements(user, open_, today)
    yield from _to_agree(user, open_, today)


def waiting(user: Any, partnership: Partnership, today: date) -> Iterator[Task]:
    """For the business unit: statements of others, and terms that a chair has not agreed."""
    if not standing(user).holds(BUSINESS_UNIT, partnership=partnership.pk):
        return
    open_ = _open(user, partnership)
    for seat in _owing(open_, today).exclude(holder=user)[:SHOWN]:
        review = seat.matter.review
        words = f"{seat.holder}: statement of independence for {seat.matter.code}"
        yield Task(words, reverse("panel", args=[review.pk]))
    for terms in _whole(open_)[:SHOWN]:
        words = f"Agreement of the terms of reference of {terms.review.code}"
        yield Task(words, reverse("terms", args=[terms.review_id]), f"version {terms.version}")


def _open(user: Any, partnership: Partnership) -> QuerySet[Review]:
    """Reviews under way into which this person may look; emergency access asks nothing of them."""
    reviews = Review.objects.worked_on_by(user).filter(matter__partnership=partnership)
    return reviews.exclude(stage=Stage.CLOSED)


def _to_set_up(user: Any, partnership: Partnership) -> Iterator[Task]:
    """Decisions that lead to a review which nobody has begun."""
    rows = Decision.objects.visible_to(user).standing().filter(matter__partnership=partnership)
    begun = Review.objects.filter(matter=OuterRef("matter"))
    waiting = rows.filter(~Exists(begun)).exclude(kind="").exclude(outcome=Advice.NONE)
    for row in waiting.select_related("matter").order_by("decided_at")[:SHOWN]:
        href = reverse("open_review", args=[row.pk])
        yield Task(f"Set up the review that was decided on: {row.matter.code}", href)


def _said_by_intake(user: Any, partnership: Partnership) -> set[tuple[int | None, str]]:
    """The duties, by matter and step, that intake lists on home already: each is said once."""
    sent = NotificationMark.objects.filter(what=Mark.SENT).values("notification")
    rows = Notification.objects.visible_to(user).filter(referral__partnership=partnership)
    shown = rows.exclude(pk__in=sent).order_by("due", "pk")[:SHOWN_BY_INTAKE]
    return set(shown.values_list("referral__matter", "step"))


def _clocks(
    user: Any, partnership: Partnership, reviews: QuerySet[Review], today: date
) -> Iterator[Task]:
    """Due within a fortnight, or missed and nobody has said why."""
    listed = list(reviews.select_related("matter"))
    if not listed:
        return
    found = clocking.clocks_for(partnership, listed, today)
    said = _said_by_intake(user, partnership)
    asked = [
        (clock, review)
        for review in listed
        for clock in found[review.pk]
        if (review.matter_id, clock.step) not in said
        and (clock.unanswered or (clock.is_running and clock.due - today <= SOON))
    ]
    asked.sort(key=lambda pair: pair[0].due)
    for clock, review in asked[:SHOWN]:
        words = f"{clock.words}, {review.code}"
        if clock.unanswered:
            words = f"Say why it ran over: {words}"
        yield Task(words, reverse("timetable", args=[review.pk]), clock.rule, clock.due)


def _late(reviews: QuerySet[Review], today: date) -> Iterator[Task]:
    """Dates of the timetable that passed, the first of each review."""
    first = Milestone.objects.filter(
        review=OuterRef("review"), done_on__isnull=True, planned__lt=today
    ).order_by("planned", "pk")
    rows = Milestone.objects.filter(
        review__in=reviews, done_on__isnull=True, planned__lt=today, pk=first.values("pk")[:1]
    )
    for row in rows.select_related("review__matter").order_by("planned", "pk")[:SHOWN]:
        words = f"{row.name}, {row.review.code}: reached, or move the date"
        yield Task(words, reverse("timetable", args=[row.review_id]), "planned", row.planned)


def _owing(reviews: QuerySet[Review], today: date) -> QuerySet[Seat]:
    """Seats of lead reviewers and chairs who have not stated that they are independent."""
    made = IndependenceStatement.objects.filter(
        review__matter=OuterRef("matter"),
        person=OuterRef("holder"),
        role=OuterRef("role"),
        withdrawal__isnull=True,
    )
    seats = Seat.objects.filter(
        current(today), ~Exists(made), matter__review__in=reviews, role__in=panels.STATES
    )
    return seats.select_related("holder", "matter__review").order_by("starts", "pk")


def _statements(user: Any, reviews: QuerySet[Review], today: date) -> Iterator[Task]:
    for seat in _owing(reviews, today).filter(holder=user)[:SHOWN]:
        href = reverse("state_independence", args=[seat.matter.review.pk])
        yield Task(f"State whether you are independent: {seat.matter.code}", href)


def _whole(reviews: QuerySet[Review]) -> QuerySet[TermsOfReference]:
    """Drafts that say everything they must and wait to be agreed. A first draft that nobody has
    touched since set-up waits for its writer, not for a chair.
    """
    bodies = TermsOfReference.agencies.through.objects.filter(termsofreference=OuterRef("pk"))
    lines = LineOfEnquiry.objects.filter(terms=OuterRef("pk"))
    drafts = TermsOfReference.objects.filter(
        Exists(bodies),
        Exists(lines),
        review__in=reviews,
        agreed_at__isnull=True,
        written_at__isnull=False,
        unfinished=False,
        period_from__isnull=False,
    )
    whole = drafts.exclude(purpose="").exclude(scope="")
    return whole.select_related("review__matter").order_by("written_at", "pk")


def _to_agree(user: Any, reviews: QuerySet[Review], today: date) -> Iterator[Task]:
    """For a chair with a seat, unless they wrote the words themselves."""
    seats = Seat.objects.filter(
        current(today), holder=user, role=Role.CHAIR, matter=OuterRef("review__matter")
    )
    rows = _whole(reviews).filter(Exists(seats))
    for terms in rows.exclude(written_by=user)[:SHOWN]:
        words = f"Agree the terms of reference of {terms.review.code}"
        yield Task(words, reverse("terms", args=[terms.review_id]), f"version {terms.version}")
