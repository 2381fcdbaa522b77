"""Meetings of a review's panel, who was asked and came, what was said, decided and agreed to do."""

from goldthread.casework.meetings.models.meetings import (
    AgendaItem,
    Attendance,
    Came,
    Interest,
    Invitee,
    Kind,
    Meeting,
    MeetingState,
    Move,
    Paper,
    Reminded,
    State,
)
from goldthread.casework.meetings.models.minutes import (
    Decision,
    MeetingAction,
    Minutes,
    MinutesSection,
    MinutesStep,
)

__all__ = [
    "AgendaItem",
    "Attendance",
    "Came",
    "Decision",
    "Interest",
    "Invitee",
    "Kind",
    "Meeting",
    "MeetingAction",
    "MeetingState",
    "Minutes",
    "MinutesSection",
    "MinutesStep",
    "Move",
    "Paper",
    "Reminded",
    "State",
]
