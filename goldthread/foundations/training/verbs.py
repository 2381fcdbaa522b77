"""Sentences of training."""

from goldthread.foundations.access.audit import register

register(
    {
        "training.course": "added {about}",
        "training.course_ended": "withdrew {about}: {because}",
        "training.required": "said {about}",
        "training.not_required": "ended {about}: {because}",
        "training.planned": "planned {about}",
        "training.sitting_ended": "cancelled {about}: {because}",
        "training.booked": "booked {about}",
        "training.booking_ended": "cancelled {about}",
        "training.came": "recorded who came to {about}",
        "training.file": "brought in {about}",
        "training.columns": "said what the columns are in {about}",
        "training.taken": "took over {about}: {count} records",
        "training.placed": "said whose {about} is",
        "training.aside": "put aside {about}",
    }
)
