"""Sentences of domestic abuse in live work. None tells a name, or what was said."""

from goldthread.foundations.access.audit import register

register(
    {
        "abuse.part": "recorded who is harmed or who harms: {about}",
        "abuse.asked": "recorded that it was asked, or could not be: {about}",
        "abuse.control": "recorded what was said about control: {about}",
        "abuse.incident": "wrote down an incident: {about}",
        "abuse.child": "wrote down what it is like for a child: {about}",
        "abuse.dash": "recorded a DASH: {about}",
        "abuse.marac": "recorded a referral to MARAC: {about}",
        "abuse.marac_not": "decided not to refer to MARAC: {about}",
        "abuse.marac_heard": "recorded that MARAC heard it: {about}",
        "abuse.marac_action": "agreed action {code} of MARAC: {about}",
        "abuse.clare": "recorded that Clare’s Law was considered: {about}",
        "abuse.clare_step": "recorded on Clare’s Law, {step}: {about}",
        "abuse.contact": "recorded how it is safe to reach somebody: {about}",
        "abuse.contact_read": "read how it is safe to reach somebody: {about}",
    }
)
