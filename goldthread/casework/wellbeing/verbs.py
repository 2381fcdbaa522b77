"""Sentences of mental health in live work. None tells a name, or what was said."""

from goldthread.foundations.access.audit import register

register(
    {
        "wellbeing.explained": "wrote {about}",
        "wellbeing.told": "wrote down how a parent is: {about}",
        "wellbeing.consent": "recorded consent, {answer}: {about}",
        "wellbeing.consulted": "recorded a consultation: {about}",
        "wellbeing.consulted_without": "recorded a consultation without consent: {about}",
        "wellbeing.visit": "planned a joint visit: {about}",
        "wellbeing.visited": "recorded a joint visit, {how}: {about}",
        "wellbeing.crisis": "recorded a crisis plan: {about}",
    }
)
