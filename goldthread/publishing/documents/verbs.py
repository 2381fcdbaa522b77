"""Sentences of writing and releasing."""

from goldthread.foundations.access.audit import register

register(
    {
        "summary.written": "wrote version {number} of {about}",
        "summary.first_yes": "said yes, as the first person, to version {number} of {about}",
        "summary.released": "released, as the second person, version {number} of {about}",
        "summary.withdrawn": "withdrew version {number} of {about}, because: {why}",
    }
)
