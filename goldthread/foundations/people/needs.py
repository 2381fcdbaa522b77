"""History checks that wait for an answer, for the people who may give it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from goldthread.foundations.agencies.models import Partnership, Seat
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.people.models import HistoryCheck
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.tasks import Task

SHOWN = 5


def needs(user: Any, partnership: Partnership, today: date) -> Iterator[Task]:
    """Open checks of the matters that this person may write in. One query. No name is told."""
    rows = (
        HistoryCheck.objects.visible_to(user)
        .open()
        .filter(involvement__matter__partnership=partnership)
    )
    if not standing(user).holds(BUSINESS_UNIT, partnership=partnership.pk):
        seats = Seat.objects.filter(current(today), holder=user.pk or 0, role=Role.LEAD_REVIEWER)
        rows = rows.filter(Q(involvement__matter__in=seats.values("matter")))
    for check in rows.select_related("involvement__matter").order_by("started_at")[:SHOWN]:
        row = check.involvement
        days = (today - timezone.localdate(check.started_at)).days
        yield Task(
            f"Say what history tells us about {row.code} in {row.matter.code}",
            check.get_absolute_url(),
            f"The {row.role} was added {'today' if days <= 0 else f'{days} days ago'}"
            if days != 1
            else f"The {row.role} was added yesterday",
        )
