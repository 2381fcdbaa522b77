"""Sentences of assurance."""

from goldthread.foundations.access.audit import register

register(
    {
        "assurance.tested": "recorded {about}: {verdict}",
        "assurance.opened_again": "opened {action} again because of {about}",
        "assurance.judged": "judged {about}: {question} {verdict}. Next look {next}",
        "assurance.answered": "answered for the body about {about}",
    }
)
