"""Sentences of reviews."""

from goldthread.foundations.access.audit import register

register(
    {
        "review.brought_in": "brought in {about}",
        "review.described": "corrected {about}: {changes}",
    }
)
