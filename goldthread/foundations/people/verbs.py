"""Sentences of the identity register. None of them tells a name."""

from goldthread.foundations.access.audit import register

register(
    {
        "register.read": "read the identity register of {about}",
        "register.tree": "looked at the family tree of {about}",
        "register.exported": "took out the identity register of {about}, {count} people",
        "register.marked": "said by what {about} is known at its local authority",
        "person.added": "added {about} to the identity register as {role}",
        "person.changed": "corrected {fact} of {about}",
        "person.named": "added a name ({kind}) of {about}",
        "person.struck": "took {about} off the identity register, added by mistake",
        "person.involvement": "corrected the part of {about}: {changes}",
        "person.lived": "recorded where {about} lived",
        "person.attached": "recorded an organisation in the life of {about}",
        "person.related": "recorded a relationship of {about}",
        "person.unrelated": "took back {about}, recorded by mistake",
        "history.begun": "began {about}",
        "history.reopened": "opened again {about}",
        "history.same": "decided in {about} that two records are of one person",
        "history.other": "decided in {about} that a suggestion is another person",
        "history.undone": "took back in {about} that two records are of one person",
        "history.answered": "said what history tells in {about}",
        "history.closed": "closed {about}",
    }
)
