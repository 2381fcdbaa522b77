"""The nightly reminder, once a week at most: who needs a course that is late or runs out. The
e-mail names no course."""

from datetime import date
from typing import Any

from django.urls import reverse

from goldthread.foundations.access.models import User
from goldthread.foundations.agencies import letters
from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.training.looking import look
from goldthread.foundations.training.models import TrainingReminded
from goldthread.rules.training import State

TOLD = (State.LATE, State.EXPIRED, State.EXPIRING)


def remind(*, partnership: Any, today: date) -> int:
    """How many reminders went out."""
    rows = look(Membership.objects.current(today), partnership, today)
    people = {one.person.pk for one in rows if one.state in TOLD}
    sent = 0
    for person in User.objects.filter(pk__in=people, is_active=True).order_by("pk"):
        if TrainingReminded.is_first(f"training:{person.pk}", today):
            sent += letters.remind([person], "Training", reverse("my_training"))
    return sent
