"""The tables of supervision."""

from goldthread.casework.oversight.models.agreements import Agreement, Term, Yes
from goldthread.casework.oversight.models.families import (
    Complexity,
    Decided,
    DecidedEnd,
    DecidedOwner,
    Discussed,
    Reflection,
    Said,
)
from goldthread.casework.oversight.models.policies import Policy, Prompt
from goldthread.casework.oversight.models.sessions import AboutWork, Session

__all__ = [
    "AboutWork",
    "Agreement",
    "Complexity",
    "Decided",
    "DecidedEnd",
    "DecidedOwner",
    "Discussed",
    "Policy",
    "Prompt",
    "Reflection",
    "Said",
    "Session",
    "Term",
    "Yes",
]
