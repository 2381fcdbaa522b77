"""In which state an action is, in words, from its row alone."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.rules.followthrough import Drift, How, Kind, Thresholds, drift

KINDS = {
    Kind.OVERDUE: "Overdue",
    Kind.SILENT: "Silent",
    Kind.EXTENDED: "Moved too often",
    Kind.OWNERLESS: "Without an owner",
    Kind.REFUSED: "Evidence refused",
}
# The states that lists can be filtered by; open ones include those that drift.
STATES = {
    "open": "Open",
    "drifting": "Drifting",
    "evidence": "Evidence to decide on",
    "evidenced": "Evidenced",
    "not-needed": "No longer needed",
}
ENDED = {How.EVIDENCED.value: "evidenced", How.NOT_NEEDED.value: "not-needed"}


@dataclass(frozen=True)
class State:
    """`words` are what the tags say; `drifts` has a sentence for each way of drifting."""

    words: tuple[str, ...]
    drifts: tuple[Drift, ...] = ()

    @classmethod
    def of(cls, action: Any, limits: Thresholds, today: date) -> "State":
        """`action` comes from `with_owner_left()`: no query is made here."""
        if action.ended_how:
            return cls((STATES[ENDED[action.ended_how]],))
        found = drift(action.facts(owner_left=action.owner_left), today=today, limits=limits)
        words: tuple[str, ...] = ("Drifting",) if found else ("Open",)
        if action.evidence_waits:
            words += ("To decide",)
        return cls(words, found)

    @property
    def sentence(self) -> str:
        """For a cell of a spreadsheet."""
        because = "; ".join(one.sentence for one in self.drifts)
        return ", ".join(self.words) + (f": {because}" if because else "")
