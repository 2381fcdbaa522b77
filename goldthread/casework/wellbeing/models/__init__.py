"""The tables of a parent's mental health in live work."""

from goldthread.casework.wellbeing.models.explained import Topic, TopicText, WellbeingNumber
from goldthread.casework.wellbeing.models.parent import (
    Consent,
    Consultation,
    CrisisPlan,
    JointVisit,
    Told,
    VisitOutcome,
)

__all__ = [
    "Consent",
    "Consultation",
    "CrisisPlan",
    "JointVisit",
    "Told",
    "Topic",
    "TopicText",
    "VisitOutcome",
    "WellbeingNumber",
]
