"""Where a call stands, worked out from its rows and kept nowhere."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.casework.submissions.models import Call, StepKind
from goldthread.casework.submissions.querysets import SETTLED

_WORDS = {
    StepKind.ASKED: ("Asked", "yellow"),
    StepKind.ACKNOWLEDGED: ("Being written", "blue"),
    StepKind.NIL: ("No contact", "green"),
    StepKind.RECEIVED: ("Received", "green"),
    StepKind.EXCUSED: ("Excused", "grey"),
}


@dataclass(frozen=True)
class State:
    """`settled`: nothing more is waited for."""

    step: str
    word: str
    colour: str
    late: int  # days

    @property
    def settled(self) -> bool:
        return self.step in SETTLED

    @property
    def open_to_agency(self) -> bool:
        """It may write and send: also again, after it has sent or has declared a nil."""
        return self.step != StepKind.EXCUSED


def state_of(row: Any, today: date) -> State:
    """`row`: a Call from a queryset `with_last_step()`."""
    step = row.last_step or StepKind.ASKED.value
    word, colour = _WORDS[StepKind(step)]
    late = max(0, (today - row.due).days) if step not in SETTLED else 0
    return State(step, word, colour, late)


def state_now(call: Call, today: date) -> State:
    row = Call.objects.filter(pk=call.pk).with_last_step().get()
    return state_of(row, today)
