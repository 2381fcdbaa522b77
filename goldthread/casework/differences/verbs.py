"""Sentences of professional differences. None tells what it is about, nor of which child."""

from goldthread.foundations.access.audit import register

register(
    {
        "difference.raised": "raised {about} at stage {stage}",
        "difference.answered": "answered {about} at stage {stage}",
        "difference.moved": "took {about} up to stage {stage}",
        "difference.chair": "named who decides {about}: {person}",
        "difference.agreed": "recorded as agreed: {about}",
        "difference.withdrawn": "withdrew {about}",
        "difference.decided": "decided {about}",
        "difference.stage": "set {about}",
        "difference.stage_ended": "ended {about}: {because}",
    }
)
