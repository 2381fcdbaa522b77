"""Writing down when clocks were met, why they ran over, when they stopped, and the timetable."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.reviews import kinds
from goldthread.casework.reviews.models import (
    Anchor,
    ClockOutcome,
    ClockStop,
    Milestone,
    MilestoneMove,
    Review,
    SetUpLetter,
)
from goldthread.casework.reviews.permits import may_run
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written


@transaction.atomic
def record_event(*, review: Review, event: str, on: date, by: Any) -> Anchor:
    """The day of an event that clocks run from. A later row of the same event takes its place."""
    review = _running(review, by)
    _not_ahead(on)
    if event == "initiated":
        review.initiated_on = on
        review.save(update_fields=["initiated_on"])
    refuse_uncountable(review, event, on)
    row = Anchor.objects.create(review=review, event=event, on=on, by=by)
    audit(by=by, did="clock.event", about=review, event=event.replace("_", " "), on=on)
    return row


@transaction.atomic
def clock_done(
    *, review: Review, step: str, done_on: date, by: Any, overrun: str = ""
) -> ClockOutcome:
    """What a clock counts down to was done. A later row corrects an earlier one."""
    review = _running(review, by)
    _not_ahead(done_on)
    last = review.clock_outcomes.filter(step=step).first()
    words = overrun.strip() or (last.overrun if last else "")
    row = ClockOutcome.objects.create(
        review=review, step=step, done_on=done_on, overrun=words, by=by
    )
    audit(by=by, did="clock.done", about=review, step=step.replace("-", " "), on=done_on)
    return row


@transaction.atomic
def explain_overrun(*, review: Review, step: str, reason: str, by: Any) -> ClockOutcome:
    """Why a clock ran over, or will."""
    review = _running(review, by)
    if not written(reason):
        raise Refused("Say why it ran over.")
    last = review.clock_outcomes.filter(step=step).first()
    row = ClockOutcome.objects.create(
        review=review,
        step=step,
        done_on=last.done_on if last else None,
        overrun=reason.strip(),
        by=by,
    )
    audit(by=by, did="clock.overrun", about=review, step=step.replace("-", " "))
    return row


@transaction.atomic
def stop_clock(*, review: Review, starts: date, reason: str, by: Any, step: str = "") -> ClockStop:
    """Stop one clock, or with no step all of them, for parallel proceedings say."""
    review = _running(review, by)
    _not_ahead(starts)
    if not written(reason):
        raise Refused("Say why the clock stops.")
    running = review.clock_stops.filter(ends__isnull=True, step__in=["", step] if step else [""])
    if running.exists():
        raise Refused("It is stopped already.")
    row = ClockStop.objects.create(
        review=review, step=step, starts=starts, reason=reason.strip(), by=by
    )
    audit(by=by, did="clock.stopped", about=review, step=step.replace("-", " ") or "every clock",
          on=starts)  # fmt: skip
    return row


@transaction.atomic
def restart_clock(*, stop: ClockStop, ends: date, by: Any) -> ClockStop:
    """The last day of a stop. It is written once."""
    review = _running(stop.review, by)
    stop = ClockStop.objects.select_for_update().get(pk=stop.pk)
    _not_ahead(ends)
    if stop.ends is not None:
        raise Refused(f"This stop already ended on {_day(stop.ends)}.")
    if ends < stop.starts:
        raise Refused("A stop cannot end before it begins.")
    stop.ends, stop.ended_by, stop.ended_at = ends, by, timezone.now()
    stop.save(update_fields=["ends", "ended_by", "ended_at"])
    audit(by=by, did="clock.restarted", about=review,
          step=stop.step.replace("-", " ") or "every clock", on=ends)  # fmt: skip
    return stop


@transaction.atomic
def add_milestone(*, review: Review, name: str, planned: date, by: Any) -> Milestone:
    review = _running(review, by)
    name = " ".join(name.split())
    if not name:
        raise Refused("Say what is planned.")
    if review.milestones.filter(name__iexact=name).exists():
        raise Refused(f"“{name}” is in the timetable already. Move its date instead.")
    row = Milestone.objects.create(
        review=review, name=name, planned=planned, first_planned=planned, added_by=by
    )
    audit(by=by, did="milestone.added", about=row, on=planned)
    return row


@transaction.atomic
def move_milestone(
    *, milestone: Milestone, to: date, reason: str, by: Any, seen: date | None = None
) -> MilestoneMove:
    """Give a milestone another date, with the reason. `seen`: the date that the person saw."""
    milestone = _milestone(milestone, by)
    if seen is not None and seen != milestone.planned:
        raise Refused(
            f"Somebody moved this to {_day(milestone.planned)} meanwhile. Look at it again."
        )
    if to == milestone.planned:
        raise Refused(f"It is planned for {_day(to)} already.")
    if not written(reason):
        raise Refused("Say why the date moves.")
    row = MilestoneMove.objects.create(
        milestone=milestone, was=milestone.planned, now=to, reason=reason.strip(), by=by
    )
    milestone.planned = to
    milestone.save(update_fields=["planned"])
    audit(by=by, did="milestone.moved", about=milestone, was=row.was, now=to)
    return row


@transaction.atomic
def reach_milestone(*, milestone: Milestone, on: date, by: Any) -> Milestone:
    milestone = _milestone(milestone, by)
    _not_ahead(on)
    milestone.done_on, milestone.done_by, milestone.done_at = on, by, timezone.now()
    milestone.save(update_fields=["done_on", "done_by", "done_at"])
    audit(by=by, did="milestone.reached", about=milestone, on=on)
    return milestone


@transaction.atomic
def letter_sent(*, letter: SetUpLetter, on: date, by: Any) -> SetUpLetter:
    review = _running(letter.review, by)
    letter = SetUpLetter.objects.select_for_update().get(pk=letter.pk)
    _not_ahead(on)
    if letter.sent_on is not None:
        raise Refused(f"It went on {_day(letter.sent_on)} already.")
    letter.sent_on, letter.sent_by, letter.sent_at = on, by, timezone.now()
    letter.save(update_fields=["sent_on", "sent_by", "sent_at"])
    audit(by=by, did="review.letter_sent", about=review, letter=letter.name, on=on)
    return letter


def refuse_uncountable(review: Review, event: str, on: date) -> None:
    """Refused, in the frameworks' own words, for a day that a clock cannot be counted from."""
    try:
        kinds.due_dates(review, {event: on})
    except ValueError as problem:
        raise Refused(str(problem)) from None


def _running(review: Review, by: Any) -> Review:
    review = Review.objects.select_for_update().get(pk=review.pk)
    if not may_run(review, by):
        raise PermissionDenied
    if not review.is_commissioned:
        raise Refused("This review was brought in as a document. It has no clocks here.")
    return review


def _milestone(milestone: Milestone, by: Any) -> Milestone:
    _running(milestone.review, by)
    milestone = Milestone.objects.select_for_update().get(pk=milestone.pk)
    if milestone.done_on is not None:
        raise Refused(f"It was reached on {_day(milestone.done_on)}.")
    return milestone


def _not_ahead(on: date) -> None:
    if on > timezone.localdate():
        raise Refused("That day is still to come. Record it when it has come.")


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
