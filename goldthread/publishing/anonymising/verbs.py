"""Sentences of leak checks. None repeats a word that was found."""

from goldthread.foundations.access.audit import register

register(
    {
        "leak_check.asked": "asked for {about} of {text}",
        "leak_check.done": "finished {about}: {found} findings, {open} to decide",
        "leak_check.failed": "could not run {about}",
        "leak_check.stands": "decided in {about} that {count} findings may stand",
        "leak_check.goes": "decided in {about} that {count} findings must go",
    }
)
