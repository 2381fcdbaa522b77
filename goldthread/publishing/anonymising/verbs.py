"""Sentences of leak checks. None repeats a word that was found."""

from goldthread.foundations.access.audit import register

register(
    {
        "original.sent": "sent {about}, to be made safe",
        "original.downloaded": "downloaded {about}",
        "safe_copy.downloaded": "downloaded {about}",
        "leak_check.looked": "looked at what {about} could not read, and said what they saw",
        "anonymising_key.made": "made {about}",
        "anonymising_key.opened": "opened {about}, because: {why}",
        "anonymising_key.restored": "brought a text back to its names with {about}, because: {why}",
        "anonymising_key.failed": "tried {about} with a passphrase that does not open it",
        "public_fact.said": "noted what is public already about {about}",
        "public_fact.taken_back": "took back what was noted as public about {about}",
        "leak_check.asked": "asked for {about} of {text}",
        "leak_check.done": "finished {about}: {found} findings, {open} to decide",
        "leak_check.failed": "could not run {about}",
        "leak_check.stands": "decided in {about} that {count} findings may stand",
        "leak_check.goes": "decided in {about} that {count} findings must go",
    }
)
