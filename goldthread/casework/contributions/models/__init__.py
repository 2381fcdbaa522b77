"""An agency's return: how it was asked for, who writes it, what they wrote, how it was judged."""

from goldthread.casework.contributions.models.asked import (
    AskedLine,
    Chase,
    Extension,
    Kind,
    Release,
    Return,
    Step,
    StepKind,
)
from goldthread.casework.contributions.models.authors import (
    Delegation,
    IndependenceRuling,
    IndependenceStatement,
)
from goldthread.casework.contributions.models.judging import (
    AgencyRecommendationAction,
    Mark,
    QualityCheck,
    QualityMark,
    Submission,
)
from goldthread.casework.contributions.models.records import (
    AgencyRecommendation,
    Finding,
    GoodPractice,
    Known,
)
from goldthread.casework.contributions.models.writing import (
    NilReturn,
    RecordsSecured,
    SectionText,
    WordFile,
)

__all__ = [
    "AgencyRecommendation",
    "AgencyRecommendationAction",
    "AskedLine",
    "Chase",
    "Delegation",
    "Extension",
    "Finding",
    "GoodPractice",
    "IndependenceRuling",
    "IndependenceStatement",
    "Kind",
    "Known",
    "Mark",
    "NilReturn",
    "QualityCheck",
    "QualityMark",
    "RecordsSecured",
    "Release",
    "Return",
    "SectionText",
    "Step",
    "StepKind",
    "Submission",
    "WordFile",
]
