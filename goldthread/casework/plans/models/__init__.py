"""The tables of child protection plans."""

from goldthread.casework.plans.models.actions import (
    CarryDecision,
    GoneThrough,
    PlanAction,
    PlanAnswer,
    PlanChallenge,
)
from goldthread.casework.plans.models.meetings import (
    Came,
    ChildNow,
    FamilyThere,
    MeetingMistake,
    NoConference,
    PlanMeeting,
)
from goldthread.casework.plans.models.plans import Plan, PlanBefore, PlanEnd

__all__ = [
    "Came",
    "CarryDecision",
    "ChildNow",
    "FamilyThere",
    "GoneThrough",
    "MeetingMistake",
    "NoConference",
    "Plan",
    "PlanAction",
    "PlanAnswer",
    "PlanBefore",
    "PlanChallenge",
    "PlanEnd",
    "PlanMeeting",
]
