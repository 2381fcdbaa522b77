"""What was recorded of strengths and risks, accounts that may not fit, and what people decide."""

from goldthread.casework.balance.models.looked import BalanceRun
from goldthread.casework.balance.models.side_by_side import (
    Incongruence,
    IncongruenceEntry,
    IncongruenceView,
    Made,
    Part,
)
from goldthread.casework.balance.models.statements import (
    BalancePassage,
    Kind,
    PassageDecision,
    Standing,
)

__all__ = [
    "BalancePassage",
    "BalanceRun",
    "Incongruence",
    "IncongruenceEntry",
    "IncongruenceView",
    "Kind",
    "Made",
    "Part",
    "PassageDecision",
    "Standing",
]
