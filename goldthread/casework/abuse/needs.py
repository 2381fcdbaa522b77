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
from goldthread.foundations.records.tasks import Task

SHOWN = 5
SOON = timedelta(days=7)


def needs(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    """For those who work with a family; by reference and code, never a name or what was said."""
    families = Family.objects.worked_with_by(user).open().filter(matter__partnership=partnership)
    known = {row.pk: row for row in families.select_related("matter")}
    if not known:
        return
    found: list[tuple[date, Family, str]] = []

    def of(model: Any, *related: str) -> Any:
        return model.objects.filter(family__in=known).select_related("whom", *related)

    numbers, holidays = numbers_of(partnership.pk), calendar_of(partnership)
    maracs, harms = list(of(Marac)), harming(*known)
    for asked in to_ask_again(of(Enquiry), numbers, harms):
        last = asked.last
        if asked.due <= today + SOON:
            planned = ", as planned" if asked.due == last.again_on else ""
            words = f"See {last.whom.code} alone{planned}"
            found.append((asked.due, known[last.family_id], words))
    for one in to_refer(of(Dash), maracs, numbers, holidays):
        words = f"Refer {one.dash.whom.code} to MARAC, or ask a manager"
        if (one.dash.family_id, one.dash.whom.person_id) in harms:
            words = f"{one.dash.whom.code} has a DASH and is recorded as harming: check it"
        found.append((one.due, known[one.dash.family_id], words))
    told = of(Disclosure, "about").prefetch_related("steps")
    for clare in clares(told, numbers, holidays, today):
        if clare.due and clare.due <= today + SOON:
            words = f"The answer under Clare’s Law for {clare.row.whom.code}"
            found.append((clare.due, known[clare.row.family_id], words))
    for due, family, words in sorted(found, key=lambda one: (one[0], one[1].pk))[:SHOWN]:
        yield Task(f"{family.code}: {words}", reverse("abuse", args=[family.pk]), due=due)
