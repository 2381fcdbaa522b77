"""Sentences of the timeline. None says what happened, when, or to whom."""

from goldthread.foundations.access.audit import register

register(
    {
        "life_event.added": "added {about}",
        "life_event.corrected": "corrected {about}",
        "life_event.withdrawn": "withdrew {about}",
        "timeline.taken_out": "took {about} out of Goldthread: {what}, {when}",
    }
)
