"""Sentences of the doors: what a person read, was refused or took out."""

from goldthread.foundations.access.audit import register

register(
    {
        "read": "read {about}",
        "refused": "asked for {about} and was refused ({status})",
        "exported": "took out {count} rows as {format}: {about}",
        "downloaded": "downloaded {about}",
        "signed.in": "signed in",
        "signed.out": "signed out",
        "signed.failed": "failed to sign in as {email}",
        "signed.locked": "was locked out after too many wrong passwords for {email}",
        "signed.idle": "was signed out after {minutes} minutes without a click",
        "factor.added": "added a second factor ({kind})",
        "factor.failed": "gave a wrong code ({kind})",
        "factor.removed": "removed a second factor ({kind})",
        "password.changed": "changed their password",
    }
)
