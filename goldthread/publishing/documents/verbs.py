"""Sentences of writing and releasing."""

from goldthread.foundations.access.audit import register

register(
    {
        "national_copy.sent": "recorded that a copy of {about} was sent to {to}",
        "national_copy.taken_back": "took back that a copy of {about} was sent to {to}",
        "published.held": "took {about} down, because publication is held",
        "published.blocked": "took {about} down, because its leak check does not pass any more",
        "published.first_yes_again": "said yes, as the first person, to putting {about} back",
        "published.put_back": "put {about} back, as the second person",
        "summary.written": "wrote version {number} of {about}",
        "summary.first_yes": "said yes, as the first person, to version {number} of {about}",
        "summary.released": "released, as the second person, version {number} of {about}",
        "summary.withdrawn": "withdrew version {number} of {about}, because: {why}",
    }
)
