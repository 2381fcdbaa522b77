"""A review, and what belongs to its life: stages, terms of reference, people, clocks."""

from goldthread.casework.reviews.models.clocks import (
    Anchor,
    ClockOutcome,
    ClockStop,
    Milestone,
    MilestoneMove,
)
from goldthread.casework.reviews.models.life import (
    Check,
    GateReason,
    IndependenceStatement,
    PanelPlan,
    Pseudonym,
    SetUpLetter,
    StageMove,
    StatementWithdrawal,
    Wish,
)
from goldthread.casework.reviews.models.review import Framework, Review
from goldthread.casework.reviews.models.terms import LineOfEnquiry, TermsOfReference

__all__ = [
    "Anchor",
    "Check",
    "ClockOutcome",
    "ClockStop",
    "Framework",
    "GateReason",
    "IndependenceStatement",
    "LineOfEnquiry",
    "Milestone",
    "MilestoneMove",
    "PanelPlan",
    "Pseudonym",
    "Review",
    "SetUpLetter",
    "StageMove",
    "StatementWithdrawal",
    "TermsOfReference",
    "Wish",
]
