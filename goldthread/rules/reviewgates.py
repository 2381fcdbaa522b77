"""The stages of a review, and what each of them needs before a review may enter it.

Source of the stages: DOMAIN.md section 2 (Merseyside's twelve and Greater Manchester's seven, as
their manuals name them) from set-up to follow-through; referral, scoping and the threshold come
before a review exists. The gate table follows the same list: the terms of reference, the period, an
independent lead reviewer and a panel at set-up; returns and the family before analysis, and a
signed chronology where one was called for (this house's own, unsourced); key episodes, the
practitioner event and the panel before a report is written; no hold before publication.

A fact is answered by the room that knows it (see casework/reviews/facts.py). One that nobody
answers counts as not true: a check that cannot run keeps a gate shut.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Stage(StrEnum):
    """The stages, in order."""

    SETTING_UP = "setting-up"
    GATHERING = "gathering"
    ANALYSIS = "analysis"
    REPORTING = "reporting"
    BOARD_RESPONSE = "board-response"
    PUBLICATION = "publication"
    FOLLOWING_THROUGH = "following-through"
    CLOSED = "closed"

    @property
    def words(self) -> str:
        return _WORDS[self][0]

    @property
    def about(self) -> str:
        """What happens in it, in one line."""
        return _WORDS[self][1]

    @property
    def place(self) -> int:
        return ORDER.index(self)

    @property
    def next(self) -> "Stage | None":
        return ORDER[self.place + 1] if self.place + 1 < len(ORDER) else None


ORDER = tuple(Stage)
_WORDS = {
    Stage.SETTING_UP: ("Setting up", "People, period and terms of reference are settled."),
    Stage.GATHERING: ("Gathering", "Agencies write their returns; the family is asked."),
    Stage.ANALYSIS: ("Analysis", "Key episodes are named and talked through with practitioners."),
    Stage.REPORTING: ("Reporting", "The lead reviewer writes; the panel challenges."),
    Stage.BOARD_RESPONSE: ("Board response", "The partnership answers each finding."),
    Stage.PUBLICATION: ("Publication", "What may be told is made safe and released."),
    Stage.FOLLOWING_THROUGH: ("Following through", "Actions are proved, or said not to be needed."),
    Stage.CLOSED: ("Closed", "Nothing more is expected of this review."),
}


@dataclass(frozen=True)
class Need:
    """A fact that a gate asks for, the sentence that asks, and the page where it is done.

    `where` is the name of an address that takes the review's number. `instead` is the question
    whose answer, under somebody's name, stands for the fact; "" where nothing does. `since`: the
    day from which it is asked, and `because`: why.
    """

    fact: str
    ask: str
    where: str
    instead: str = ""
    since: date = date.min
    because: str = ""


ANSWERABLE = date(2026, 11, 28)  # from this day a review is not answered before it says something
# What a review needs before it enters the stage.
GATES: dict[Stage, tuple[Need, ...]] = {
    Stage.SETTING_UP: (),
    Stage.GATHERING: (
        Need(
            "pseudonym_chosen",
            "Choose a pseudonym, record what the family wished, and check it against real names.",
            "pseudonym",
        ),
        Need("period_set", "Set the period that the review looks at.", "review_period"),
        Need(
            "panel_formed",
            "Give seats to a lead reviewer, a chair and a panel member from each sector wanted.",
            "panel",
        ),
        Need(
            "lead_reviewer_independent",
            "Have the lead reviewer and the chair state that they are independent of the case.",
            "panel",
        ),
        Need("terms_agreed", "Agree the terms of reference.", "terms"),
    ),
    Stage.ANALYSIS: (
        Need(
            "family_considered",
            "Record how the family was told and asked, or why not.",
            "family",
        ),
        Need(
            "returns_in",
            "Accept, excuse or record as nil the return of every agency that was asked.",
            "returns",
        ),
        Need(
            "chronology_frozen",
            "Freeze the combined chronology, and have the lead reviewer or the chair sign it.",
            "frozen_versions",
            "Why does analysis begin without a signed version of the chronology?",
            ANSWERABLE,
            "What analysis cites must stand still, so that anybody can read what it rested on.",
        ),
    ),
    Stage.REPORTING: (
        Need("meeting_held", "Hold a meeting of the panel and record who came.", "meetings"),
        Need("episodes_named", "Name the key episodes and why they matter.", "episodes"),
        Need(
            "event_held",
            "Hold the practitioner event, or record why there is none.",
            "events",
        ),
    ),
    Stage.BOARD_RESPONSE: (
        Need(
            "learning_confirmed",
            "Confirm the learning and the recommendations of this review.",
            "review",
            "Why does it go on without learning and recommendations confirmed here?",
            ANSWERABLE,
            "A partnership can only answer what a person has confirmed that the review found.",
        ),
        Need(
            "report_final",
            "Bring in the final report and decide all that was found in it, or say where it is.",
            "review",
            "Where is the final report kept, which version is it, and who agreed it?",
            ANSWERABLE,
            "The answer of a partnership is to one text that no longer changes.",
        ),
    ),
    Stage.PUBLICATION: (
        Need("publication_not_held", "Lift the hold on publication.", "alongside"),
    ),
    Stage.FOLLOWING_THROUGH: (
        Need(
            "recommendations_owned",
            "Name the body that each recommendation is addressed to.",
            "review",
            "Why is a recommendation addressed to no body?",
            ANSWERABLE,
            "What is addressed to nobody is done by nobody.",
        ),
        Need(
            "recommendations_answered",
            "Record the answer of every body to each recommendation addressed to it.",
            "review",
            "Why does a body give no answer?",
            ANSWERABLE,
            "Following through begins with what each body said it will do, or why it will not.",
        ),
    ),
    Stage.CLOSED: (
        Need(
            "clocks_answered",
            "Give a reason for every clock that was missed.",
            "timetable",
        ),
    ),
}


def needs(stage: Stage) -> tuple[Need, ...]:
    """Everything that a review in this stage must have: what it and each one before it asked."""
    return tuple(need for one in ORDER[: stage.place + 1] for need in GATES[one])


def missing(stage: Stage, fact: Callable[[str], bool], on: date = date.max) -> tuple[Need, ...]:
    """What a review still lacks to enter a stage on a day, each asked once."""
    return tuple(need for need in needs(stage) if need.since <= on and not fact(need.fact))


def need_of(fact: str) -> "Need | None":
    return next((need for gate in GATES.values() for need in gate if need.fact == fact), None)


def every_fact() -> frozenset[str]:
    return frozenset(need.fact for gate in GATES.values() for need in gate)
