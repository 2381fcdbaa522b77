"""Chronologies as agencies sent them: who was asked, what came, every row as it was written."""

from goldthread.casework.submissions.models.asked import (
    Call,
    CallStep,
    Chase,
    DueChange,
    Extension,
    Mapping,
    StepKind,
    Writer,
)
from goldthread.casework.submissions.models.entries import CORRECTABLE, Entry, EntryCorrection
from goldthread.casework.submissions.models.sent import SourceFile, Submission

__all__ = [
    "CORRECTABLE",
    "Call",
    "CallStep",
    "Chase",
    "DueChange",
    "Entry",
    "EntryCorrection",
    "Extension",
    "Mapping",
    "SourceFile",
    "StepKind",
    "Submission",
    "Writer",
]
