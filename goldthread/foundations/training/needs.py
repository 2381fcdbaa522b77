"""What waits in training: needed, running out, a session soon, questions, rows to place."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.records.tasks import Task
from goldthread.foundations.training.booking import stage_open
from goldthread.foundations.training.looking import look
from goldthread.foundations.training.models import Booking, Unplaced
from goldthread.rules.training import State

SHOWN = 3
SOON = timedelta(days=14)
WORDS = {
    State.LATE: "You need “{}”: book a place",
    State.EXPIRED: "“{}” has run out for you: book a place",
    State.EXPIRING: "“{}” runs out for you: book a place",
    State.NEEDED: "You need “{}”: book a place",
}


def needs(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    mine = Membership.objects.current(today).filter(person=user.pk or 0)
    waits = [
        one for one in look(mine, partnership, today)
        if one.state in (State.LATE, State.EXPIRED, State.EXPIRING)
        or (one.state is State.NEEDED and one.day is not None and one.day <= today + SOON)
    ]  # fmt: skip
    for one in sorted(waits, key=lambda at: at.day or today)[:SHOWN]:
        words = WORDS[one.state].format(one.course.title)
        yield Task(words, one.course.get_absolute_url(), due=one.day)
    rows = Booking.objects.standing().filter(
        person=user.pk or 0, sitting__course__partnership=partnership
    )
    rows = rows.select_related("sitting__course").prefetch_related("attendance", "answered")
    told = 0
    for row in rows.order_by("sitting__on"):
        if row.sitting.ended_at is not None and row.sitting.on >= today:
            yield Task(f"Cancelled: {row.sitting}", row.sitting.get_absolute_url())
        elif stage := stage_open(row, today):
            if told < SHOWN:
                yield Task(
                    f"Say in a minute what came of “{row.sitting.course}”",
                    reverse("training_answer", args=[row.pk, stage]),
                )
            told += 1
    waiting = Unplaced.objects.visible_to(user).filter(
        brought__partnership=partnership, decided_at__isnull=True
    )
    if number := waiting.count():
        said = "1 row of a training file" if number == 1 else f"{number} rows of training files"
        yield Task(f"Say whose {said} {'is' if number == 1 else 'are'}", reverse("training_files"))
