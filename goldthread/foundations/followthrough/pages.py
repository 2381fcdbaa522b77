"""What the pages of following through show."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.timezone import localtime

from goldthread.foundations.access.lists import Worklist
from goldthread.foundations.access.models import User
from goldthread.foundations.followthrough.forms import EndForm
from goldthread.foundations.followthrough.models import Action, Challenge, Evidence
from goldthread.foundations.followthrough.permits import Permits
from goldthread.foundations.followthrough.states import State
from goldthread.foundations.followthrough.story import Story
from goldthread.rules.followthrough import Thresholds

HEADING = 120  # characters


@dataclass(frozen=True)
class Line:
    """A row of the list of actions."""

    action: Action
    state: State


@dataclass(frozen=True)
class ActionsPage:
    work: Worklist
    lines: list[Line]

    @classmethod
    def of(cls, work: Worklist, limits: Thresholds, today: date) -> "ActionsPage":
        return cls(work, [Line(row, State.of(row, limits, today)) for row in work.page])

    @property
    def form(self) -> Any:
        return self.work.filters

    @property
    def empty(self) -> str:
        if self.work.request.GET:
            return "No action matches these filters. Take a filter away to see more."
        return (
            "Actions stand here once a body agrees what it will do about a recommendation. "
            "Open a recommendation to agree the first one."
        )


@dataclass(frozen=True)
class OpenChallenge:
    """A question that waits, and what this person may do about it."""

    row: Challenge
    answer: bool
    decide: bool


@dataclass(frozen=True)
class ActionPage:
    action: Action
    state: State
    story: Story
    may: Permits
    challenges: list[OpenChallenge]
    judges: list[User]  # who may decide on evidence; asked only where somebody is needed
    form: EndForm = field(default_factory=EndForm)

    @property
    def short(self) -> bool:
        """Whether what will be done fits a heading."""
        return len(self.action.what) <= HEADING

    @property
    def may_end(self) -> bool:
        return self.may.write or self.may.judge


@dataclass(frozen=True)
class FormPage:
    """One question, or a few, about one action."""

    action: Action
    form: Any
    title: str
    button: str
    lead: str = ""
    asked: Challenge | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True)
class EvidencedPage:
    """The evidence that waits, and who may accept it."""

    action: Action
    form: Any
    waiting: list[Evidence]
    allowed: bool
    judges: list[User]
    too_weak: str  # what this partnership asks for at least; empty when any strength will do


@dataclass(frozen=True)
class ChallengesPage:
    work: Worklist
    rows: list[OpenChallenge]

    @property
    def form(self) -> Any:
        return self.work.filters


@dataclass(frozen=True)
class SettingsPage:
    form: Any
    history: list[Any]  # rows of the audit trail

    @property
    def changes(self) -> list[tuple[str, str, str]]:
        return [
            (f"{localtime(row.at):%d %B %Y %H:%M}", row.actor_name, row.words)
            for row in self.history
        ]
