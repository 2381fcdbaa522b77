"""What every action of this room begins and ends with: hold the call, permit, add the step."""

from typing import Any

from django.utils import timezone

from goldthread.casework.submissions import permits
from goldthread.casework.submissions.models import Call, CallStep, StepKind, Submission
from goldthread.casework.submissions.states import State, state_now
from goldthread.foundations.records.refusals import Refused


def lock(call: Call) -> Call:
    """The row as it is now, held until the transaction ends."""
    rows = Call.objects.select_for_update(of=("self",)).select_related(
        "review__matter__partnership", "organisation__successor__successor"
    )
    held: Call = rows.get(pk=call.pk)
    return held


def held_to_write(call: Call, by: Any) -> Call:
    """The call, held, for somebody of its agency who may write now."""
    held = lock(call)
    permits.need(permits.may_write(held, by), permits.WRITERS)
    if not stands(held).open_to_agency:
        raise Refused("Your agency is excused: no chronology is asked of it any more.")
    return held


def stands(call: Call) -> State:
    return state_now(call, timezone.localdate())


def step(call: Call, kind: StepKind, by: Any, words: str = "") -> CallStep:
    return CallStep.objects.create(call=call, kind=kind.value, by=by, words=words)


def draft_of(call: Call) -> Submission | None:
    found: Submission | None = call.submissions.filter(sent_at__isnull=True).first()
    return found


def latest_sent(call: Call) -> Submission | None:
    found: Submission | None = (
        call.submissions.filter(sent_at__isnull=False).order_by("-number").first()
    )
    return found


def begin_draft(held: Call, by: Any) -> Submission:
    """The draft, begun if there is none. Callers hold the call."""
    draft = draft_of(held)
    if draft is not None:
        return draft
    last = latest_sent(held)
    number = last.number + 1 if last else 1
    made: Submission = Submission.objects.create(call=held, number=number, begun_by=by)
    if stands(held).step == StepKind.ASKED:
        step(held, StepKind.ACKNOWLEDGED, by)
    return made
