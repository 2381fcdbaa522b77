"""The first and the last write of a job that a person asked for. Callers permit and record."""

from typing import Any, TypeVar

from django.db.models import Max
from django.utils import timezone

from goldthread.casework.chronology.models.asked import AskedJob
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Submission

Job = TypeVar("Job", bound=AskedJob)


def ask(kind: type[Job], review: Review, versions: list[Submission], by: Any) -> Job:
    """The next job of its kind in the review, which callers hold."""
    rows: Any = kind._default_manager
    last = rows.filter(review=review).aggregate(number=Max("number"))["number"] or 0
    made: Job = rows.create(review=review, number=last + 1, asked_by=by)
    made.submissions.set(versions)
    return made


def could_not(row: AskedJob) -> None:
    """It failed, unless somebody else has done it meanwhile."""
    rows = type(row)._default_manager.filter(pk=row.pk, done_at__isnull=True)
    rows.update(failed_at=timezone.now())
