"""Sentences of writing and releasing."""

from goldthread.foundations.access.audit import register

register(
    {
        "national_copy.sent": "recorded that a copy of {about} was sent to {to}",
        "national_copy.taken_back": "took back that a copy of {about} was sent to {to}",
        "summary.written": "wrote version {number} of {about}",
        "summary.first_yes": "said yes, as the first person, to version {number} of {about}",
        "summary.released": "released, as the second person, version {number} of {about}",
        "summary.withdrawn": "withdrew version {number} of {about}, because: {why}",
    }
)
