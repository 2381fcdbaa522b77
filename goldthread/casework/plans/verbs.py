"""Sentences of child protection plans. None tells a name of the family, or what was written."""

from goldthread.foundations.access.audit import register

register(
    {
        "plan.strategy": "recorded a strategy discussion: {about}",
        "plan.conference": "recorded a conference: {about}",
        "plan.core_group": "recorded a core group: {about}",
        "plan.mistake": "recorded that a meeting was written down by mistake: {about}",
        "plan.no_conference": "recorded that no conference is held: {about}",
        "plan.came": "recorded which agencies came: {about}",
        "plan.family_there": "recorded who of the family was there: {about}",
        "plan.made": "began {about}",
        "plan.before": "recorded whether there was a plan before: {about}",
        "plan.ended": "ended {about}",
        "plan.action": "agreed action {code} for {about}",
        "plan.gone_through": "recorded what a core group said of {code}: {how}, {about}",
        "plan.carried_on": "decided as a manager that {code} goes on: {about}",
        "plan.challenged": "recorded a challenge to {body}: {about}",
        "plan.answered": "recorded an answer to a challenge: {about}",
        "plan.escalated": "took a challenge to escalation: {about}",
    }
)
