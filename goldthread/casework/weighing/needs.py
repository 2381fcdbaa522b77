"""What waits for a person here: to find out, to take a second look, to see what is late."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from goldthread.casework.safeguards.models import Family, Works
from goldthread.casework.safeguards.nearest import Due
from goldthread.casework.weighing.models import FindsOut, SecondLook
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.tasks import Task

SHOWN = 5
SOON = timedelta(days=7)


def due(families: Any, partnership: Any, today: date) -> Iterator[Due]:
    """Open questions and second looks of each of many families, whoever has them."""
    asked = FindsOut.objects.latest_of("unknown").filter(
        unknown__family__in=families, unknown__found__isnull=True, due__isnull=False
    )
    for key, day in asked.values_list("unknown__family", "due"):
        yield Due(key, day, "an open question")
    looks = SecondLook.objects.filter(family__in=families, looked__isnull=True)
    for key, day in looks.values_list("family", "due"):
        yield Due(key, day, "a second look")


def needs(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    """Own questions and second looks, late and near, and every pair of accounts.

    A family's managers see what is late with others too.
    """
    me = user.pk or 0
    families = Family.objects.worked_with_by(user).open().filter(matter__partnership=partnership)
    asked = FindsOut.objects.latest_of("unknown").filter(
        unknown__family__in=families, unknown__found__isnull=True
    )
    asked = asked.select_related("unknown__family__matter", "unknown__accounts", "owner")
    looks = SecondLook.objects.filter(family__in=families, looked__isnull=True)
    looks = looks.select_related("family__matter", "who").order_by("due")
    near = Q(due__lte=today + SOON) | Q(unknown__accounts__isnull=False)
    for row in asked.filter(near, owner=me).order_by("due")[:SHOWN]:
        code = row.unknown.family.code
        two = hasattr(row.unknown, "accounts")
        words = "ask about two accounts that do not fit" if two else str(row.unknown)[:120]
        yield Task(f"{code}: {words}", row.unknown.get_absolute_url(), due=row.due)
    for look in looks.filter(who=me, due__lte=today + SOON)[:SHOWN]:
        words = f"Take the {look} for {look.family.code}"
        yield Task(words, look.get_absolute_url(), due=look.due)
    mine = Works.objects.filter(current(today, "seat__"), seat__holder=me, manages=True)
    managed = families.filter(matter__in=mine.values("seat__matter"))
    late = asked.filter(unknown__family__in=managed, due__lt=today).exclude(owner=me)
    for row in late.order_by("due")[:SHOWN]:
        words = f"Late for {row.unknown.family.code}, with {row.owner}: an open question"
        yield Task(words, row.unknown.get_absolute_url(), str(row.unknown)[:120], row.due)
    for look in looks.filter(family__in=managed, due__lt=today).exclude(who=me)[:SHOWN]:
        words = f"Late for {look.family.code}, with {look.who}: {look}"
        yield Task(words, look.get_absolute_url(), due=look.due)
