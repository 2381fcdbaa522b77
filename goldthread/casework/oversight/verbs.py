"""Sentences of supervision. None tells a family's name, nor what was said."""

from goldthread.foundations.access.audit import register

register(
    {
        "supervision.policy": "set {about}",
        "supervision.policy_ended": "ended {about}: {because}",
        "supervision.prompt": "added {about} to what supervision asks",
        "supervision.prompt_ended": "took {about} away from what supervision asks: {because}",
        "supervision.agreed": "wrote {about}",
        "supervision.terms": "wrote the terms of {about}",
        "supervision.yes": "said yes to {about}",
        "supervision.ended": "ended {about}",
        "supervision.session": "recorded {about}",
        "supervision.about_work": "wrote about wellbeing and workload in {about}",
        "supervision.discussed": "recorded a reflection: {about}",
        "supervision.decided": "recorded a decision: {about}",
        "supervision.signed": "signed the oversight: {about}",
        "supervision.view": "added a view: {about}",
        "supervision.handed": "gave to {person}: {about}",
        "supervision.done": "ended a decision: {about}, {how}",
        "supervision.complex": "recorded why it needs safeguarding supervision: {about}",
    }
)
