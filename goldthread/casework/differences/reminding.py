"""Reminders of answers that are due. They say that something waits, and no more."""

from datetime import date
from typing import Any

from django.urls import reverse

from goldthread.casework.differences.models import Difference, Reminded
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies import letters
from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.agencies.roles import AGENCY


def remind(*, partnership: Any, today: date) -> int:
    """How many reminders went out: to each person at most one in seven days."""
    rows = Difference.objects.filter(partnership=partnership).placed().open()
    due = list(rows.filter(due_now__lte=today))
    if not due:
        return 0
    bodies = {pk for row in due for pk in (row.own_id, row.asked_id)}
    posts = Membership.objects.current(today).filter(organisation__in=bodies, role__in=AGENCY)
    people = User.objects.filter(pk__in=posts.values("person"), is_active=True)
    named = User.objects.filter(pk__in=[row.chair_now for row in due if row.chair_now])
    sent = 0
    for person in (people | named).distinct():
        waits = Difference.objects.waiting_for(person).filter(pk__in=[row.pk for row in due])
        if waits.exists() and Reminded.is_first(f"difference:{person.pk}", today):
            sent += letters.remind([person], "An answer", reverse("differences"))
    return sent
