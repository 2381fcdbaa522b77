"""What runs beside a review: proceedings, disclosure, risks, the hold, and the family."""

from goldthread.casework.alongside.models.family import (
    FamilyContact,
    FamilyMember,
    FamilyPlan,
    NotInvolved,
    Reminded,
)
from goldthread.casework.alongside.models.register import (
    DisclosureDecision,
    DisclosureRequest,
    Hold,
    HoldCheck,
    HoldLift,
    Proceeding,
    ProceedingState,
    Risk,
    RiskView,
)

__all__ = [
    "DisclosureDecision",
    "DisclosureRequest",
    "FamilyContact",
    "FamilyMember",
    "FamilyPlan",
    "Hold",
    "HoldCheck",
    "HoldLift",
    "NotInvolved",
    "Proceeding",
    "ProceedingState",
    "Reminded",
    "Risk",
    "RiskView",
]
