"""Sentences of assurance."""

from goldthread.foundations.access.audit import register

register(
    {
        "assurance.tested": "recorded {about}: {verdict}",
        "assurance.opened_again": "opened {action} again because of {about}",
        "assurance.judged": "judged {about}: {question} {verdict}. Next look {next}",
        "assurance.answered": "answered for the body about {about}",
        "tool.added": "began {about}",
        "tool.grade": "added the grade “{name}” to {about}",
        "tool.question": "added a question to {about}: {text}",
        "tool.question_out": "took a question out of {about}: {text}",
        "tool.used": "put {about} in use",
        "audit.held": "began {about} with {tool}",
        "audit.asked": "asked {organisation} to answer in {about}",
        "audit.drawn": "drew {size} of {frame} cases for {about}, with the seed {seed}",
        "audit.answered": "answered about case {case} in {about}",
        "audit.handed_in": "handed in {about}",
        "audit.given_back": "gave {about} back",
        "audit.voided": "voided the sample of {size} cases of {about}",
        "audit.closed": "closed {about}",
        "audit.found": "recorded a finding about {organisation} in {about}",
        "audit.acted_on": "agreed action {action} because of {about}",
    }
)
