"""The tables of safeguards in live work."""

from goldthread.casework.safeguards.models.animals import Animal, AnimalKnown, AnimalQuestion
from goldthread.casework.safeguards.models.decisions import KeyDecision, Ruling, TookEffect
from goldthread.casework.safeguards.models.exclusions import Exclusion, ExclusionLook
from goldthread.casework.safeguards.models.family import Family, Works
from goldthread.casework.safeguards.models.panel import (
    FamilyAction,
    PanelCheck,
    PanelDecision,
    PanelItem,
    PanelMeeting,
    PanelPlace,
)
from goldthread.casework.safeguards.models.pathway import (
    DueDate,
    EndTakenBack,
    GoingHome,
    Move,
    Pregnancy,
    StepTaken,
    TimetableStep,
)

__all__ = [
    "Animal",
    "AnimalKnown",
    "AnimalQuestion",
    "DueDate",
    "EndTakenBack",
    "Exclusion",
    "ExclusionLook",
    "Family",
    "FamilyAction",
    "GoingHome",
    "KeyDecision",
    "Move",
    "PanelCheck",
    "PanelDecision",
    "PanelItem",
    "PanelMeeting",
    "PanelPlace",
    "Pregnancy",
    "Ruling",
    "StepTaken",
    "TimetableStep",
    "TookEffect",
    "Works",
]
