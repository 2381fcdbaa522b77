"""The practitioner event: arrangements, who is invited, what was said under codes, feedback."""

from goldthread.casework.practitioners.models.events import (
    Arrangement,
    Closing,
    Event,
    Facilitator,
    NotHeld,
    Statement,
    Topic,
    TopicWords,
)
from goldthread.casework.practitioners.models.feedback import Feedback, FeedbackRead
from goldthread.casework.practitioners.models.invited import (
    Acknowledgement,
    Attendance,
    Code,
    Invited,
    Key,
    Reminded,
    Reply,
    SupportNote,
)
from goldthread.casework.practitioners.models.notes import Contribution, ContributionKind, Words
from goldthread.casework.practitioners.models.unsent import Unsent

__all__ = [
    "Acknowledgement",
    "Arrangement",
    "Attendance",
    "Closing",
    "Code",
    "Contribution",
    "ContributionKind",
    "Event",
    "Facilitator",
    "Feedback",
    "FeedbackRead",
    "Invited",
    "Key",
    "NotHeld",
    "Reminded",
    "Reply",
    "Statement",
    "SupportNote",
    "Topic",
    "TopicWords",
    "Unsent",
    "Words",
]
