"""The tables of risk thinking and curiosity."""

from goldthread.casework.weighing.models.asking import (
    FindsOut,
    Found,
    Looked,
    SecondLook,
    TwoAccounts,
    Unknown,
)
from goldthread.casework.weighing.models.curiosity import Observation, Reflection, Reply, Since
from goldthread.casework.weighing.models.thinking import (
    Bearing,
    Evidence,
    EvidenceTurn,
    Expectation,
    Factor,
    FactorTurn,
    Hypothesis,
    HypothesisTurn,
    Judgement,
    Sought,
)

__all__ = [
    "Bearing",
    "Evidence",
    "EvidenceTurn",
    "Expectation",
    "Factor",
    "FactorTurn",
    "FindsOut",
    "Found",
    "Hypothesis",
    "HypothesisTurn",
    "Judgement",
    "Looked",
    "Observation",
    "Reflection",
    "Reply",
    "SecondLook",
    "Since",
    "Sought",
    "TwoAccounts",
    "Unknown",
]
