"""Where a return stands, worked out from its rows and kept nowhere."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.casework.contributions.models import Return, StepKind
from goldthread.casework.contributions.querysets import SENT, SETTLED

# The agency may write while the latest step is one of these.
WRITING = (StepKind.ACKNOWLEDGED.value, StepKind.HANDED_BACK.value, StepKind.RETURNED.value)

_WORDS = {
    StepKind.INVITED: ("Invited", "yellow"),
    StepKind.ACKNOWLEDGED: ("Acknowledged", "blue"),
    StepKind.HANDED_IN: ("For sign-off", "blue"),
    StepKind.HANDED_BACK: ("Being written", "blue"),
    StepKind.SIGNED: ("Sent", "purple"),
    StepKind.SUBMITTED: ("Sent", "purple"),
    StepKind.RETURNED: ("Returned for revision", "orange"),
    StepKind.ACCEPTED: ("Accepted", "green"),
    StepKind.NIL: ("Nil return", "green"),
    StepKind.EXCUSED: ("Excused", "grey"),
}


@dataclass(frozen=True)
class State:
    """`with_agency`: it is the agency's turn. `settled`: nothing more is waited for."""

    step: str
    word: str
    colour: str
    late: int  # days, while it was never sent
    sent_late: int | None = None  # days, on the day when it was first sent; None before

    @property
    def settled(self) -> bool:
        return self.step in SETTLED

    @property
    def with_agency(self) -> bool:
        return not self.settled and self.step not in SENT

    @property
    def when_sent(self) -> str:
        """Whether it was sent in time, once it was sent."""
        if self.sent_late is None:
            return ""
        if not self.sent_late:
            return "sent on time"
        return f"sent {self.sent_late} day{'s' if self.sent_late > 1 else ''} late"

    @property
    def writing(self) -> bool:
        return self.step in WRITING

    @property
    def sent(self) -> bool:
        """It waits for the panel."""
        return self.step == StepKind.SUBMITTED


def state_of(row: Any, today: date) -> State:
    """`row`: a Return from a queryset `with_last_step()`."""
    step = row.last_step or StepKind.INVITED.value
    word, colour = _WORDS[StepKind(step)]
    if step == StepKind.ACKNOWLEDGED and row.author_named:
        word = "Being written"
    if row.first_sent:
        sent_on = timezone.localtime(row.first_sent).date()
        return State(step, word, colour, 0, max(0, (sent_on - row.due).days))
    late = max(0, (today - row.due).days) if step not in SETTLED else 0
    return State(step, word, colour, late)


def state_now(of: Return, today: date) -> State:
    """The state of one return, asked of the database."""
    row = Return.objects.filter(pk=of.pk).with_last_step().get()
    return state_of(row, today)
