"""Sentences of recommendations."""

from goldthread.foundations.access.audit import register

register(
    {
        "recommendation.made": "entered {about} in the record",
        "recommendation.addressed": "addressed {about} to {organisation}",
        "recommendation.drawn": "said that {about} was drawn from learning point {point}",
        "recommendation.undrawn": "said that {about} was not drawn from learning point {point}",
        "recommendation.changed_guidance": "said that {what} changed because of {about}",
        "recommendation.not_changed_guidance": "said that {what} did not change because of {about}",
        "recommendation.taught": "said that the course “{what}” teaches {about}",
        "learning.taught": "said that the course “{what}” teaches {about}",
        "learning.not_taught": "said that the course “{what}” does not teach {about}",
        "recommendation.not_taught": "said that the course “{what}” does not teach {about}",
        "recommendation.answered": "recorded an answer to {about}: {answer}",
        "recommendation.acted_on": "agreed action {action} for {about}",
    }
)
