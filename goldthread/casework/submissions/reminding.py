"""The nightly reminder: before a chronology is due, on the day, every few days once it is late."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Q

from goldthread.casework.submissions import asking
from goldthread.casework.submissions.models import Call
from goldthread.foundations.agencies.models import Partnership

BEFORE = (14, 3, 0)  # days before it is due
EVERY = timedelta(days=5)  # once it is late


def remind(*, partnership: Partnership, today: date) -> int:
    """Ask again for what is due or late, once for each time. Returns how many were asked for."""
    asked = 0
    for row in due_for_reminding(partnership, today):
        asking.chase(call=row, by=None, on=today)
        asked += 1
    return asked


def due_for_reminding(partnership: Partnership, today: date) -> list[Any]:
    soon = [today + timedelta(days=days) for days in BEFORE]
    rows = (
        Call.objects.filter(review__matter__partnership=partnership)
        .waited_for()
        .annotate(last_chase=Max("chases__on"))
    )
    fresh = Q(last_chase__isnull=True) | Q(last_chase__lt=today)
    stale = Q(last_chase__isnull=True) | Q(last_chase__lte=today - EVERY)
    return list(rows.filter((Q(due__in=soon) & fresh) | (Q(due__lt=today) & stale)))
