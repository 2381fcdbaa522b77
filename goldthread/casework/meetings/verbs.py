"""Sentences of meetings."""

from goldthread.foundations.access.audit import register

register(
    {
        "meeting.planned": "planned the {about} for {on}",
        "meeting.moved": "moved the {about} from {was} to {now}",
        "meeting.cancelled": "cancelled the {about}: {reason}",
        "meeting.agenda": "put “{item}” on the agenda of the {about}",
        "meeting.agenda_dropped": "took “{item}” off the agenda of the {about}",
        "meeting.agenda_moved": "moved “{item}” up the agenda of the {about}",
        "meeting.invited": "asked {people} to the {about}",
        "meeting.held": "recorded that the {about} was held {quorum}, and who came",
        "meeting.interests": "recorded what {people} said of their interests at the {about}",
        "meeting.paper": "added the paper “{paper}” to the {about}",
        "meeting.paper_withdrawn": "withdrew the paper “{paper}” from the {about}",
        "meeting.decided": "recorded decision {decision} of the {about}",
        "meeting.acted": "agreed action {action} at the {about}",
        "minutes.begun": "began the {about}",
        "minutes.section": "added the section “{section}” to the {about}",
        "minutes.written": "wrote {sections} in the {about}",
        "minutes.sent": "sent the {about} to the chair",
        "minutes.returned": "returned the {about} to be changed",
        "minutes.agreed": "agreed the {about}",
        "minutes.corrected": "began to correct the {about}: {reason}",
    }
)
