"""What the page of curiosity shows: the moments that are there now, reflections, observations."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.utils import timezone

from goldthread.casework.safeguards.history import of_parents
from goldthread.casework.safeguards.models import Family
from goldthread.casework.weighing import occasions, prompts
from goldthread.casework.weighing.models import Observation, Reflection
from goldthread.casework.weighing.occasions import Occasion
from goldthread.casework.weighing.pages import Frame
from goldthread.rules.curiosity import GUIDANCE, OTHER_EXPLANATION, Moment, moments


@dataclass(frozen=True)
class CuriosityPage:
    """What to ask now, what was thought at each moment, and what was seen over time."""

    frame: Frame
    now: list[Occasion]
    others: list[Moment]
    reflections: list[Reflection]
    months: list[tuple[str, list[Observation]]]
    open: list[str]
    guidance: str = GUIDANCE
    another: str = OTHER_EXPLANATION

    @classmethod
    def of(cls, request: HttpRequest, family: Family) -> "CuriosityPage":
        frame = Frame.of(request, family, "curiosity")
        today, before = timezone.localdate(), frame.until.moment
        now = [] if frame.as_of else occasions.open_ones(family, _all(family, today))
        codes = {one.moment.code for one in now}
        seen = prompts.observations(family, before)
        return cls(
            frame=frame,
            now=now,
            others=[one for one in moments(today) if one.code not in codes],
            reflections=_reflections(family, before),
            months=by_month(seen),
            open=prompts.without_another(seen),
        )


def _all(family: Family, today: date) -> list[Occasion]:
    return occasions.occasions(family, of_parents(family.matter), today)


def _reflections(family: Family, before: datetime | None) -> list[Reflection]:
    """The latest first. The answers of one were written with it."""
    rows = family.curious_reflections.select_related("by").prefetch_related("replies")
    if before is not None:
        rows = rows.filter(at__lt=before)
    return list(rows.order_by("-on", "-at", "-pk"))


def by_month(rows: list[Observation]) -> list[tuple[str, list[Observation]]]:
    """Observations beneath the month they are about, the latest first; no count, no colour."""
    found: dict[str, list[Observation]] = defaultdict(list)
    for row in rows:
        found[f"{row.on:%B %Y}"].append(row)
    return list(found.items())
