"""Sentences of themes and coding."""

from goldthread.foundations.access.audit import register

register(
    {
        "coding.begun": "began the themes of {about} with {number} of the starting set",
        "coding.added": "added {about}",
        "coding.changed": "changed {about}, before “{was}”",
        "coding.retired": "retired {about}",
        "coding.taken_up": "took {about} up again",
        "coding.coded": "put {about} under: {under}; not under: {without}",
    }
)
