"""What every action of this room begins and ends with: hold the row, add the step."""

from typing import Any

from django.utils import timezone

from goldthread.casework.contributions.models import Return, Step, StepKind
from goldthread.casework.contributions.states import State, state_now


def lock(of: Return) -> Return:
    """The row as it is now, held until the transaction ends."""
    rows = Return.objects.select_for_update(of=("self",)).select_related(
        "review__matter__partnership", "organisation__successor__successor"
    )
    held: Return = rows.get(pk=of.pk)
    return held


def stands(of: Return) -> State:
    return state_now(of, timezone.localdate())


def step(of: Return, kind: StepKind, by: Any, words: str = "") -> Step:
    return Step.objects.create(agency_return=of, kind=kind.value, by=by, words=words)
