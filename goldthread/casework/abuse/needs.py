"""What waits about domestic abuse: asking again, MARAC after a high band, Clare's Law."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from goldthread.casework.abuse.asking import harming, numbers_of
from goldthread.casework.abuse.clocks import clares, to_ask_again, to_refer
from goldthread.casework.abuse.models import Dash, Disclosure, Enquiry, Marac
from goldthread.casework.frameworks.held import calendar_of
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.nearest import Due
from goldthread.foundations.records.tasks import Task

SHOWN = 5
SOON = timedelta(days=7)


def needs(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    """For those who work with a family, by reference and code. Home is open on a phone in a
    hallway, with him beside one: it says that a step is due, and the page behind it which.
    """
    families = Family.objects.worked_with_by(user).open().filter(matter__partnership=partnership)
    codes = {row.pk: row.code for row in families.select_related("matter")}
    found = [one for one in due(families, partnership, today) if one.day <= today + SOON]
    for one in sorted(found, key=lambda one: (one.day, one.family))[:SHOWN]:
        href = reverse("abuse", args=[one.family])
        yield Task(f"{codes[one.family]}: {one.words}", href, due=one.day)


def due(families: Any, partnership: Any, today: date) -> Iterator[Due]:
    """What is due for each of many families, in words that tell nobody who reads along."""
    known = set(families.values_list("pk", flat=True))
    if not known:
        return

    def of(model: Any, *related: str) -> Any:
        return model.objects.filter(family__in=known).select_related("whom", *related)

    numbers, holidays = numbers_of(partnership.pk), calendar_of(partnership)
    maracs, harms = list(of(Marac)), harming(*known)
    for asked in to_ask_again(of(Enquiry), numbers, harms):
        last = asked.last
        planned = "a planned step" if asked.due == last.again_on else "a step"
        yield Due(last.family_id, asked.due, f"{planned} for {last.whom.code}")
    for one in to_refer(of(Dash), maracs, numbers, holidays):
        words = f"a referral for {one.dash.whom.code}"
        if (one.dash.family_id, one.dash.whom.person_id) in harms:
            words = f"a record of {one.dash.whom.code} to check"
        yield Due(one.dash.family_id, one.due, words)
    told = of(Disclosure, "about").prefetch_related("steps")
    for clare in clares(told, numbers, holidays, today):
        if clare.due:
            yield Due(clare.row.family_id, clare.due, f"an answer for {clare.row.whom.code}")
