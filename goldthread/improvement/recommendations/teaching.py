"""What recommendations are taught in which course: said, and taken back."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.training.models import Course
from goldthread.foundations.training.permits import keeps
from goldthread.improvement.recommendations.models import Recommendation, TaughtIn


@transaction.atomic
def taught_because_of(*, course: Course, recommendation: Recommendation, by: Any) -> TaughtIn:
    """Say that a course teaches what a recommendation, which this person may see, asks."""
    course = Course.objects.select_for_update(of=("self",)).get(pk=course.pk)
    seen = Recommendation.objects.visible_to(by).filter(pk=recommendation.pk)
    if not keeps(course, by) or not seen.exists():
        raise PermissionDenied
    if recommendation.partnership.pk != course.partnership_id:
        raise PermissionDenied
    told = TaughtIn.objects.standing().filter(course=course)
    if told.filter(recommendation=recommendation).exists():
        raise Refused(f"{recommendation.code} is said to be taught already.")
    row: TaughtIn = TaughtIn.objects.create(course=course, recommendation=recommendation, by=by)
    audit(by=by, did="recommendation.taught", about=recommendation, what=course.title)
    return row


@transaction.atomic
def not_taught(*, row: TaughtIn, by: Any) -> TaughtIn:
    row = TaughtIn.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if not keeps(row.course, by):
        raise PermissionDenied
    if row.undone_at is not None:
        raise Refused("It was taken back already.")
    row.undone_by, row.undone_at = by, timezone.now()
    row.save(update_fields=["undone_by", "undone_at"])
    audit(by=by, did="recommendation.not_taught", about=row.recommendation, what=row.course.title)
    return row
