from goldthread.foundations.guidance.models.readers import (
    Acknowledgement,
    GuidanceReminded,
    LinkReport,
    Reader,
)
from goldthread.foundations.guidance.models.register import (
    Guidance,
    GuidanceLimits,
    Handing,
    Kind,
    Situation,
    SuitedTo,
)
from goldthread.foundations.guidance.models.versions import (
    Asked,
    Refusal,
    TakenFromPublic,
    Version,
)

__all__ = [
    "Acknowledgement",
    "Asked",
    "Guidance",
    "GuidanceLimits",
    "GuidanceReminded",
    "Handing",
    "Kind",
    "LinkReport",
    "Reader",
    "Refusal",
    "Situation",
    "SuitedTo",
    "TakenFromPublic",
    "Version",
]
