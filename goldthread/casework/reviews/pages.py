"""What the overview of a review's life shows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.casework.reviews import clocking, kinds
from goldthread.casework.reviews.clocking import ReviewClock
from goldthread.casework.reviews.facts import fact, known, words_of
from goldthread.casework.reviews.models import GateReason, Milestone, Pseudonym, Review, StageMove
from goldthread.casework.reviews.panels import Panel, panel_of
from goldthread.casework.reviews.permits import may_lead, may_run
from goldthread.rules.reviewgates import GATES, ORDER, Need, Stage, missing, need_of

NEXT_DATES = 4
ONLY_UNIT = frozenset({"review_period"})  # pages that only the business unit may open
# The parts of a review that a gate asks about, in a reader's words.
PARTS = {
    "terms_agreed": ("Terms of reference", "agreed", "not agreed yet"),
    "panel_formed": ("Panel", "complete", "not complete"),
    "lead_reviewer_independent": ("Independence", "stated", "not stated yet"),
    "pseudonym_chosen": ("Pseudonym", "chosen and clear", "not settled"),
    "period_set": ("Period", "set", "not set"),
    "family_considered": ("Family", "told and asked", "not recorded yet"),
    "returns_in": ("Agencies’ returns", "all in", "not all in"),
    "chronology_frozen": ("Chronology", "frozen and signed", "no signed version yet"),
    "meeting_held": ("Panel meetings", "held", "none held yet"),
    "episodes_named": ("Key episodes", "named", "none named yet"),
    "event_held": ("Practitioner event", "held", "not held yet"),
    "publication_not_held": ("Hold on publication", "none", "in force"),
    "learning_confirmed": ("Learning and recommendations", "confirmed", "not confirmed yet"),
    "report_final": ("Final report", "there", "not there yet"),
    "recommendations_owned": ("Who owns recommendations", "named", "not named for each"),
    "recommendations_answered": ("Answers to recommendations", "all recorded", "not all recorded"),
    "clocks_answered": ("Clocks", "nothing to explain", "a reason is missing"),
}


@dataclass(frozen=True)
class Step:
    """One stage of the bar. `state`: done, now or to come."""

    stage: Stage
    state: str
    since: date | None


@dataclass(frozen=True)
class Part:
    """A part of the review, how it stands, and its page ("" where this person has none)."""

    name: str
    words: str
    is_done: bool
    where: str


@dataclass(frozen=True)
class LifePage:
    review: Review
    kind: str
    steps: list[Step]
    moves: list[StageMove]
    next_stage: Stage | None
    lacking: tuple[Need, ...]
    instead: list[tuple[Need, GateReason]]
    parts: list[Part]
    clocks: list[ReviewClock]
    panel: Panel
    dates: list[Milestone]
    pseudonym: Pseudonym | None
    runs: bool
    leads: bool
    today: date

    @classmethod
    def of(cls, review: Review, user: Any) -> "LifePage":
        today, runs = timezone.localdate(), may_run(review, user)
        needed = {need.fact: need for gate in GATES.values() for need in gate}
        facts = {name: fact(name, review) for name in needed}
        at = review.at_stage or Stage.SETTING_UP
        moves = list(review.moves.select_related("by"))
        return cls(
            review=review,
            kind=kinds.name_of(review),
            steps=_steps(at, moves),
            moves=moves,
            next_stage=at.next,
            lacking=missing(at.next, facts.__getitem__, today) if at.next else (),
            instead=_instead(review),
            parts=[
                _part(need, facts[name], runs, words_of(name, review, today))
                for name, need in needed.items()
            ],
            clocks=clocking.clocks_of(review, today),
            panel=panel_of(review, today),
            dates=list(review.milestones.filter(done_on__isnull=True)[:NEXT_DATES]),
            pseudonym=review.pseudonyms.first(),
            runs=runs,
            leads=runs or may_lead(review, user),
            today=today,
        )

    @property
    def at(self) -> Stage:
        return self.review.at_stage or Stage.SETTING_UP

    @property
    def since(self) -> date | None:
        return timezone.localtime(self.moves[0].at).date() if self.moves else None

    def may_open(self, where: str) -> bool:
        return self.runs or where not in ONLY_UNIT


def _instead(review: Review) -> list[tuple[Need, GateReason]]:
    """What somebody said in place of a fact, where it stands. One query."""
    last: dict[str, GateReason] = {}
    for row in review.gate_reasons.select_related("by"):
        last.setdefault(row.fact, row)
    pairs = ((need_of(name), row) for name, row in last.items())
    return [(need, row) for need, row in pairs if need is not None and row.stands]


def _steps(at: Stage, moves: list[StageMove]) -> list[Step]:
    """`moves` with the newest first."""
    since: dict[str, date] = {}
    for move in moves:
        since.setdefault(move.stage, timezone.localtime(move.at).date())
    return [
        Step(
            stage,
            "now" if stage is at else "done" if stage.place < at.place else "to come",
            since.get(stage) if stage.place <= at.place else None,
        )
        for stage in ORDER
    ]


def _part(need: Need, is_done: bool, runs: bool, said: str) -> Part:
    name, yes, no = PARTS[need.fact]
    words = said or (yes if is_done else no if need.fact in known() else "not known here")
    where = need.where if runs or need.where not in ONLY_UNIT else ""
    return Part(name, words, is_done, where)
