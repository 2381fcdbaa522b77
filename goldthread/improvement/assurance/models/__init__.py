from goldthread.improvement.assurance.models.knowing import (
    Judgement,
    OpenedAgain,
    Reply,
    Test,
)

__all__ = ["Judgement", "OpenedAgain", "Reply", "Test"]
