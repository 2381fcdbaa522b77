"""The tables of training."""

from goldthread.foundations.training.models.answers import Answer, Answered
from goldthread.foundations.training.models.bringing import Brought, Unplaced
from goldthread.foundations.training.models.courses import Course, Requirement, Sitting
from goldthread.foundations.training.models.people import (
    Attendance,
    Booking,
    Done,
    TrainingReminded,
)

__all__ = [
    "Answer",
    "Answered",
    "Attendance",
    "Booking",
    "Brought",
    "Course",
    "Done",
    "Requirement",
    "Sitting",
    "TrainingReminded",
    "Unplaced",
]
