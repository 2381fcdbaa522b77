"""Sentences of what runs beside a review."""

from goldthread.foundations.access.audit import register

register(
    {
        "proceeding.added": "wrote down the {about}",
        "proceeding.state": "recorded where the {about} stands: {state}",
        "disclosure.asked": "recorded the {about}",
        "disclosure.decided": "recorded the decision on the {about}: {outcome}",
        "risk.added": "wrote down {about}",
        "risk.seen": "looked again at {about}: {said}",
        "risk.closed": "closed {about}: {reason}",
        "hold.set": "set the {about}: {reason}",
        "hold.checked": "looked again at the {about}, which stands: {reason}",
        "hold.lift_proposed": "proposed to lift the {about}: {reason}",
        "hold.lifted": "lifted the {about}, as {first} proposed",
        "hold.lift_declined": "kept the {about}: {reason}",
        "family.added": "opened the family's log for {about}",
        "family.planned": "set who keeps in touch with {about}",
        "family.contact": "recorded a contact of {on} with {about}",
        "family.not_involved": "recorded why {about} is not involved",
    }
)
