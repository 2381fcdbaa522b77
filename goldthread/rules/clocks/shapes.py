"""What a clock is: so many days or months from an event to a step."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class BadClock(ValueError):
    """A clock that cannot be worked out; the sentence names what is wrong and what is allowed."""


class Unit(StrEnum):
    """What a clock counts in."""

    WORKING_DAYS = "working-days"
    DAYS = "days"
    MONTHS = "months"

    def words(self, number: int) -> str:
        """Such as "15 working days" or "1 month"."""
        one = {"working-days": "working day", "days": "day", "months": "month"}[self.value]
        return f"{number} {one}" if number == 1 else f"{number} {one}s"


@dataclass(frozen=True)
class Clock:
    """So many of a unit from `event`, by when `step` is due.

    `words` says the step to a person, `source` where the rule is written. `starts`, `ends`: the
    days of the event on which the rule holds; None: no limit. `local`: a partnership's own rule.
    """

    step: str
    words: str
    event: str
    number: int
    unit: Unit
    source: str
    starts: date | None = None
    ends: date | None = None
    local: bool = False

    @property
    def rule(self) -> str:
        return self.unit.words(self.number)


@dataclass(frozen=True)
class Due:
    """By when a step is due, from which event, by which rule."""

    step: str
    words: str
    due: date
    from_event: str
    rule: str
    source: str
    local: bool = False

    def as_json(self) -> dict[str, str]:
        """The shape of CONTRACT: step, due, from, rule, source."""
        return {
            "step": self.step,
            "due": self.due.isoformat(),
            "from": self.from_event,
            "rule": self.rule,
            "source": self.source,
        }
