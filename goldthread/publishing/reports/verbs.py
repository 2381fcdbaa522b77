"""Sentences of reports to the board."""

from goldthread.foundations.access.audit import register

register(
    {
        "board_report.drafted": "drafted {about}, with the digest {digest}",
        "board_report.approved": "approved {about}, with the digest {digest}",
        "board_report.taken": "downloaded {about} as {form}",
    }
)
