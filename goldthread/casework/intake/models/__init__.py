"""From the referral to the decision, what agencies were asked, notifications and letters."""

from goldthread.casework.intake.models.after import (
    EventDay,
    Letter,
    LetterKind,
    Mark,
    Notification,
    NotificationMark,
)
from goldthread.casework.intake.models.panel import (
    NO_REVIEW,
    Advice,
    CriteriaRecord,
    Decision,
    Fact,
    PanelRule,
    PanelView,
    Recommendation,
)
from goldthread.casework.intake.models.referral import (
    Answer,
    Harm,
    OwnReferral,
    Referral,
    ReferralFile,
    ReferralPerson,
    Relation,
    Triage,
    TriageOutcome,
)
from goldthread.casework.intake.models.scoping import (
    Known,
    Reminder,
    ScopingReply,
    ScopingRequest,
)

__all__ = [
    "NO_REVIEW",
    "Advice",
    "Answer",
    "CriteriaRecord",
    "Decision",
    "EventDay",
    "Fact",
    "Harm",
    "Known",
    "Letter",
    "LetterKind",
    "Mark",
    "Notification",
    "NotificationMark",
    "OwnReferral",
    "PanelRule",
    "PanelView",
    "Recommendation",
    "Referral",
    "ReferralFile",
    "ReferralPerson",
    "Relation",
    "Reminder",
    "ScopingReply",
    "ScopingRequest",
    "Triage",
    "TriageOutcome",
]
