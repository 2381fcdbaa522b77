"""Writes to what is offered and asked: courses, who needs them, when they are held."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.foundations.training import permits
from goldthread.foundations.training.models import Course, Requirement, Sitting
from goldthread.foundations.training.models.courses import ROLES

LONGEST = 120  # months


def lock(course: Course) -> Course:
    rows = Course.objects.select_for_update(of=("self",)).select_related(
        "partnership", "organisation"
    )
    return rows.get(pk=course.pk)


@transaction.atomic
def add_course(
    *,
    partnership: Partnership,
    title: str,
    kind: str,
    level: str,
    provider: str,
    about: str,
    minutes: int,
    by: Any,
    organisation: Organisation | None = None,
    lasts: int | None = None,
    open_to: Sequence[str] = (),
) -> Course:
    """`lasts`: months for which it counts; `open_to`: roles, none for everybody."""
    if not permits.may_keep(partnership, organisation, by):
        raise PermissionDenied(permits.KEEPERS)
    must_say(
        (title, "Give the course a name."),
        (provider, "Say who gives it."),
        (about, "Say what it is about."),
    )
    reasons = []
    if kind not in Course.Kind.values or level not in Course.Level.values:
        reasons.append("Choose what kind of course it is, and for whom.")
    if minutes < 1 or (lasts is not None and not 0 < lasts <= LONGEST):
        reasons.append("Say how long it takes, and for how many months it counts.")
    if set(open_to) - {role for role, _ in ROLES}:
        reasons.append("Choose roles that there are.")
    if Course.objects.filter(partnership=partnership, title=title.strip()).standing().exists():
        reasons.append("There is a course of that name already.")
    if reasons:
        raise Refused(*reasons)
    row = Course.objects.create(
        partnership=partnership, organisation=organisation, title=title.strip(), kind=kind,
        level=level, provider=provider.strip(), about=about.strip(), minutes=minutes, lasts=lasts,
        open_to=list(open_to), by=by,
    )  # fmt: skip
    audit(by=by, did="training.course", about=row)
    return row


@transaction.atomic
def end_course(*, course: Course, because: str, by: Any) -> Course:
    """It is given no longer. Who did it keeps their record; what asks for it ends too."""
    course = lock(course)
    permits.permit_keeping(course, by)
    must_say((because, "Say why it is withdrawn."))
    if course.ended_at is not None:
        raise Refused("It was withdrawn already.")
    ahead = course.sittings.standing().filter(on__gt=timezone.localdate())
    if ahead.exists():
        raise Refused("Cancel the sessions that lie ahead first, so that people are told.")
    for one in course.requirements.filter(ends__isnull=True):
        end_requirement(requirement=one, because=because, by=by)
    _end(course, because, by)
    audit(by=by, did="training.course_ended", about=course, because=because.strip())
    return course


@transaction.atomic
def require(
    *,
    course: Course,
    within_weeks: int,
    source: str,
    by: Any,
    role: str = "",
    organisation: Organisation | None = None,
    every_months: int = 0,
) -> Requirement:
    """From today these people need it. An agency's lead asks it of their own people only."""
    course = lock(course)
    if not permits.may_keep(course.partnership, organisation or course.organisation, by):
        raise PermissionDenied(permits.KEEPERS)
    if organisation is None and course.organisation is not None:
        organisation = course.organisation
    must_say((source, "Say where it says so."))
    reasons = []
    if course.ended_at is not None:
        reasons.append("This course was withdrawn.")
    if not 0 <= within_weeks <= 104 or not 0 <= every_months <= LONGEST:
        reasons.append("Give the weeks (0 to 104) and the months (0 to 120).")
    same = Requirement.objects.filter(
        course=course, role=role, organisation=organisation, ends__isnull=True
    )
    if same.exists():
        reasons.append("This is asked of them already. End that first, if it changes.")
    if reasons:
        raise Refused(*reasons)
    row = Requirement.objects.create(
        course=course, role=role, organisation=organisation, within_weeks=within_weeks,
        every_months=every_months, source=source.strip(), by=by,
    )  # fmt: skip
    audit(by=by, did="training.required", about=row)
    return row


@transaction.atomic
def end_requirement(*, requirement: Requirement, because: str, by: Any) -> Requirement:
    course = lock(requirement.course)
    if not permits.may_keep(course.partnership, requirement.organisation, by):
        raise PermissionDenied(permits.KEEPERS)
    row = Requirement.objects.select_for_update(of=("self",)).get(pk=requirement.pk)
    must_say((because, "Say why it ends."))
    if row.ends is not None:
        raise Refused("It ended already.")
    row.ends = max(row.starts, timezone.localdate())
    row.ended_by, row.ended_because = by, because.strip()
    row.save(update_fields=["ends", "ended_by", "ended_because"])
    audit(by=by, did="training.not_required", about=row, because=because.strip())
    return row


@transaction.atomic
def plan(
    *, course: Course, on: date, starts: str, place: str, places: int, by: Any, trainer: str = ""
) -> Sitting:
    """A session on a day, with so many places."""
    course = lock(course)
    permits.permit_keeping(course, by)
    must_say((starts, "Say when it begins."), (place, "Say where it is, or how to join."))
    if course.ended_at is not None:
        raise Refused("This course was withdrawn.")
    if places < 1:
        raise Refused("There must be at least one place.")
    row = Sitting.objects.create(
        course=course, on=on, starts=starts.strip(), place=place.strip(), places=places,
        trainer=trainer.strip(), by=by,
    )  # fmt: skip
    audit(by=by, did="training.planned", about=row)
    return row


@transaction.atomic
def cancel_sitting(*, sitting: Sitting, because: str, by: Any) -> Sitting:
    """It is not held. Who had a place is told on home."""
    course = lock(sitting.course)
    permits.permit_keeping(course, by)
    row = Sitting.objects.select_for_update(of=("self",)).get(pk=sitting.pk)
    must_say((because, "Say why it is cancelled: everybody who booked reads it."))
    if row.ended_at is not None:
        raise Refused("It was cancelled already.")
    if row.bookings.filter(attendance__isnull=False).exists():
        raise Refused("People came to it. It cannot be cancelled any more.")
    _end(row, because, by)
    audit(by=by, did="training.sitting_ended", about=row, because=because.strip())
    return row


def _end(row: Course | Sitting, because: str, by: Any) -> None:
    row.ended_by, row.ended_at, row.ended_because = by, timezone.now(), because.strip()
    row.save(update_fields=["ended_by", "ended_at", "ended_because"])
