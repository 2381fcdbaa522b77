"""What waits for a person: a frozen version that nobody has signed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from goldthread.casework.freezing.models import FrozenChronology
from goldthread.casework.freezing.permits import SIGNING
from goldthread.foundations.agencies.models import Partnership, Seat
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.tasks import Task

SHOWN = 5


def needs(user: Any, partnership: Partnership, today: date) -> Iterator[Task]:
    """The lead reviewer and the chair sign the newest version of their review. One query."""
    if not standing(user).holds(CASE_ROLES, partnership=partnership.pk):
        return
    seats = Seat.objects.filter(current(timezone.localdate()), holder=user, role__in=list(SIGNING))
    later = FrozenChronology.objects.filter(
        review=OuterRef("review"), number__gt=OuterRef("number")
    )
    rows = FrozenChronology.objects.visible_to(user).filter(
        ~Exists(later),
        review__matter__partnership=partnership,
        review__matter__in=seats.values("matter"),
        signatures__isnull=True,
    )
    for row in rows.select_related("review__matter").order_by("at")[:SHOWN]:
        words = f"Sign version {row.number} of the chronology, {row.review.code}"
        yield Task(words, row.get_absolute_url(), detail=row.purpose)
