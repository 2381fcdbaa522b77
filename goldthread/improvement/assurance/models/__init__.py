from goldthread.improvement.assurance.models.auditing import (
    Asked,
    Audit,
    Case,
    CaseAnswer,
    Finding,
    GivenBack,
    Grade,
    Question,
    Sample,
    Tool,
)
from goldthread.improvement.assurance.models.kept import Kept
from goldthread.improvement.assurance.models.knowing import (
    Judgement,
    OpenedAgain,
    Reply,
    Test,
)

__all__ = [
    "Asked", "Audit", "Case", "CaseAnswer", "Finding", "GivenBack", "Grade", "Judgement",
    "Kept", "OpenedAgain", "Question", "Reply", "Sample", "Test", "Tool",
]  # fmt: skip
