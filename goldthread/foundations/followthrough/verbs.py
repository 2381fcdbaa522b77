"""Sentences of following through."""

from goldthread.foundations.access.audit import register

register(
    {
        "action.agreed": "agreed {about} with {organisation}, due {due}",
        "action.updated": "said how {about} goes",
        "action.extended": "moved {about} from {was} to {now}, because: {reason}",
        "action.assigned": "gave {about} to {owner}",
        "action.handed_over": "gave {about} from {was} to {now}, which took over",
        "action.evidenced": "ended {about} as evidenced ({strength})",
        "action.not_needed": "ended {about} as no longer needed, agreed by {agreed_by}: {reason}",
        "action.reopened": "opened {about} again, because: {reason}",
        "evidence.given": "gave evidence for {about} ({strength})",
        "evidence.refused": "refused the evidence for {about}, because: {why}",
        "challenge.asked": "asked {rung} about {about}: {because}",
        "challenge.answered": "answered a challenge to {rung} about {about}",
        "challenge.decided": "decided on a challenge about {about} ({outcome}): {why}",
    }
)
