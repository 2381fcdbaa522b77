"""The nightly reminder: before a return is due, on the day, and every few days once it is late."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Q

from goldthread.casework.contributions import asking
from goldthread.casework.contributions.models import Return
from goldthread.foundations.agencies.models import Partnership

BEFORE = (14, 3, 0)  # days before it is due
EVERY = timedelta(days=5)  # once it is late


def remind(*, partnership: Partnership, today: date) -> int:
    """Ask again for what is due or late, once for each time. Returns how many were asked for."""
    asked = 0
    for row in due_for_reminding(partnership, today):
        asking.chase(agency_return=row, by=None, on=today)
        asked += 1
    return asked


def due_for_reminding(partnership: Partnership, today: date) -> list[Any]:
    """Returns with the agency that are due in 14, 3 or 0 days and were not asked for today, or are
    late and were not asked for by the reminder in the past five days."""
    soon = [today + timedelta(days=days) for days in BEFORE]
    rows = (
        Return.objects.filter(review__matter__partnership=partnership)
        .with_the_agency()
        .annotate(last_chase=Max("chases__on"))
    )
    fresh = Q(last_chase__isnull=True) | Q(last_chase__lt=today)
    stale = Q(last_chase__isnull=True) | Q(last_chase__lte=today - EVERY)
    return list(rows.filter((Q(due__in=soon) & fresh) | (Q(due__lt=today) & stale)))
