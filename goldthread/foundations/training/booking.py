"""Writes to who comes: booked, waiting, cancelled, came; and what they say afterwards."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.foundations.training import permits
from goldthread.foundations.training.models import (
    Answer,
    Answered,
    Attendance,
    Booking,
    Done,
    Sitting,
)
from goldthread.foundations.training.models.answers import Stage
from goldthread.rules.training import LATER_WEEKS

MOST = 5  # on the scale of how sure somebody is


def lock(sitting: Sitting) -> Sitting:
    rows = Sitting.objects.select_for_update(of=("self",)).select_related("course__partnership")
    return rows.get(pk=sitting.pk)


@transaction.atomic
def book(*, sitting: Sitting, person: Any, by: Any) -> Booking:
    """A place, or the next one on the waiting list."""
    sitting = lock(sitting)
    course = sitting.course
    if not permits.may_book_for(person, course.partnership, by):
        raise PermissionDenied(permits.OF_PEOPLE)
    posts = Membership.objects.current(timezone.localdate()).filter(
        person=person, partnership=course.partnership, role__in=CASE_ROLES
    )
    roles = set(posts.values_list("role", flat=True))
    reasons = []
    if not roles:
        reasons.append(f"{person} works for nobody in this partnership today.")
    elif course.open_to and not roles & set(course.open_to):
        reasons.append(f"This course is for: {course.roles}.")
    if sitting.ended_at is not None:
        reasons.append(f"This session was cancelled: {sitting.ended_because}")
    if sitting.on < timezone.localdate():
        reasons.append("This session was held already.")
    if sitting.bookings.standing().filter(person=person).exists():
        reasons.append(f"{person} has booked already.")
    if reasons:
        raise Refused(*reasons)
    row = Booking.objects.create(sitting=sitting, person=person, by=by)
    audit(by=by, did="training.booked", about=row)
    return row


def has_place(booking: Booking) -> bool:
    """The first come have a place; when one cancels, the next on the list has it."""
    first = booking.sitting.bookings.standing().order_by("at", "pk")
    return booking.pk in set(first.values_list("pk", flat=True)[: booking.sitting.places])


@transaction.atomic
def cancel(*, booking: Booking, because: str, by: Any) -> Booking:
    sitting = lock(booking.sitting)
    if not permits.may_book_for(booking.person, sitting.course.partnership, by):
        raise PermissionDenied(permits.OF_PEOPLE)
    must_say((because, "Say why, in a few words."))
    row = Booking.objects.select_for_update(of=("self",)).get(pk=booking.pk)
    if row.ended_at is not None:
        raise Refused("It was cancelled already.")
    if row.attendance.exists():
        raise Refused("Who came is written down already.")
    row.ended_by, row.ended_at, row.ended_because = by, timezone.now(), because.strip()
    row.save(update_fields=["ended_by", "ended_at", "ended_because"])
    audit(by=by, did="training.booking_ended", about=row)
    return row


@transaction.atomic
def mark_came(*, sitting: Sitting, came: Iterable[Booking], by: Any) -> int:
    """Who came; all others who had booked did not. Said again, it corrects what was said before.

    How many came. What changes nothing is not written again.
    """
    sitting = lock(sitting)
    permits.permit_keeping(sitting.course, by)
    if sitting.ended_at is not None:
        raise Refused("This session was cancelled.")
    if sitting.on > timezone.localdate():
        raise Refused("The day lies ahead. Record it once it was held.")
    here = {one.pk for one in came}
    for row in sitting.bookings.standing().prefetch_related("attendance").select_for_update():
        said = list(row.attendance.all())
        if said and said[-1].came == (row.pk in here):
            continue
        Attendance.objects.create(booking=row, came=row.pk in here, by=by)
        _keep_done(row, sitting, came=row.pk in here, by=by)
    audit(by=by, did="training.came", about=sitting)
    return len(here)


def _keep_done(row: Booking, sitting: Sitting, *, came: bool, by: Any) -> None:
    mine = Done.objects.standing().filter(
        person=row.person_id, course=sitting.course_id, on=sitting.on
    )
    if came and not mine.exists():
        Done.objects.create(
            person_id=row.person_id, course=sitting.course, on=sitting.on, booking=row, by=by
        )
    if not came:
        mine.filter(booking=row).update(
            ended_by=by, ended_at=timezone.now(), ended_because="Corrected: did not come."
        )


def stage_open(booking: Booking, today: date) -> str:
    """Which questions wait for whoever came: after the session, or some weeks later; or none.

    `booking` has its attendance, its answers and its sitting at hand.
    """
    said = list(booking.attendance.all())
    if not said or not said[-1].came:
        return ""
    told = {one.stage for one in booking.answered.all()}
    later = booking.sitting.on + timedelta(weeks=LATER_WEEKS)
    if Stage.LATER not in told and today >= later:
        return Stage.LATER.value
    return Stage.AFTER.value if Stage.AFTER not in told and today < later else ""


@transaction.atomic
def answer(
    *, booking: Booking, stage: str, by: Any, before: int | None = None, after: int | None = None,
    used: bool | None = None, words: str = "",
) -> None:  # fmt: skip
    """Once for each stage. The answers are kept without the person, the time and the booking."""
    row = Booking.objects.select_for_update(of=("self",)).select_related("sitting")
    row = row.get(pk=booking.pk)
    if by is None or by.pk != row.person_id:
        raise PermissionDenied("Only who came answers this.")
    if stage_open(row, timezone.localdate()) != stage:
        raise Refused("This was answered already, or is not asked now.")
    if stage == Stage.AFTER:
        if not (1 <= (before or 0) <= MOST and 1 <= (after or 0) <= MOST):
            raise Refused("Say how sure you were before, and how sure you are now.")
        Answer.objects.create(
            sitting=row.sitting, stage=stage, before=before, after=after, words=words.strip()
        )
    else:
        if used is None:
            raise Refused("Say whether you used it.")
        Answer.objects.create(sitting=row.sitting, stage=stage, used=used, words=words.strip())
    Answered.objects.create(booking=row, stage=stage)
