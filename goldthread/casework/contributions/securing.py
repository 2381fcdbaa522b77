"""When the agency's records were secured: as told with the return, or before that in scoping."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from goldthread.casework.contributions.models import Return
from goldthread.casework.intake.told import records_secured


@dataclass(frozen=True)
class Secured:
    """`words`: who secured which records. `scoping`: it was told then and needs no second answer;
    `told_on` says when."""

    on: date
    words: str
    told_on: date
    scoping: bool = False


def secured(of: Return) -> Secured | None:
    """What holds today: the latest word with the return, otherwise the answer in scoping."""
    row = of.secured.order_by("-at", "-pk").first()
    if row is not None:
        return Secured(row.on, row.words, timezone.localdate(row.at))
    told = records_secured(of.matter, of.organisation)
    if told is None or told.secured_on is None:
        return None
    words = f"Secured by {told.secured_by}"
    return Secured(told.secured_on, words, timezone.localdate(told.at), scoping=True)
