"""Sentences of bringing a document in and deciding on what was found."""

from goldthread.foundations.access.audit import register

register(
    {
        "draft.brought_in": "brought in the file “{file}” for {about}",
        "draft.read": "read a document, {about}: {counts}",
        "draft.not_read": "could not read a document, {about}",
        "draft.decided": "decided on {item}, {about}: {what}",
        "draft.accepted_all": "accepted the {count} items not decided yet, {about}",
        "draft.undone": "took back a decision on {item}, {about}: {what}",
        "learning.drawn": "said that {about} comes from key episode {episode}",
        "learning.undrawn": "took back that {about} comes from key episode {episode}",
        "learning.drawn_entry": "said that {about} comes from entry {entry}, cited from {where}",
        "learning.undrawn_entry": "took back that {about} comes from entry {entry}",
        "draft.finished": "finished {about}: {learning} learning points are in the record",
    }
)
