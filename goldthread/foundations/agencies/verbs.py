"""Sentences of the directory and of the doors of a matter."""

from goldthread.foundations.access.audit import register

register(
    {
        "partnership.founded": "began the partnership {about}",
        "partnership.settings": "changed the settings of {about}: {changes}",
        "organisation.added": "added {about} ({sector}) to the directory",
        "organisation.changed": "changed {about} in the directory: {changes}",
        "organisation.alias": "recorded that {about} is also called “{alias}”",
        "organisation.succeeded": "recorded that {successor} took over from {about} on {on}",
        "membership.began": "began: {about}",
        "membership.ended": "ended on {on}: {about}",
        "invitation.sent": "sent {about} by e-mail to {email}",
        "invitation.taken": "took up {about}",
        "invitation.withdrawn": "withdrew {about}",
        "factor.forgotten": "removed the second factor of {about}, who had lost it",
        "seat.given": "gave {person} a seat as {role} on {about}",
        "seat.ended": "ended on {on} the seat of {person} on {about}",
        "conflict.declared": "declared a conflict of interest of {person} in {about}: {reason}",
        "conflict.ended": "ended on {on} the conflict of interest of {person} in {about}",
        "glass.broken": "took emergency access to {about}, because: {reason}",
        "glass.refused": "asked for emergency access with {about}, which opened nothing",
        "glass.seen": "looked at the emergency access that {person} took to {about}",
    }
)
