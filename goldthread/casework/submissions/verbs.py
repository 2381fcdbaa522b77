"""Sentences of agencies' chronologies. None of them says what an agency wrote."""

from goldthread.foundations.access.audit import register

register(
    {
        "chronology.asked": "asked for {about}, due {due}",
        "chronology.chased": "asked again for {about}; told were {told}",
        "chronology.due_moved": "moved {about} to {to}: {reason}",
        "chronology.time_asked": "asked for more time for {about}, until {to}",
        "chronology.time_granted": "granted more time for {about}, until {to}",
        "chronology.time_refused": "refused more time for {about}: {reason}",
        "chronology.excused": "excused {about}: {reason}",
        "chronology.acknowledged": "acknowledged {about}",
        "chronology.writer_named": "named {person} to write {about}",
        "chronology.writer_ended": "took {person} off {about}",
        "chronology.nil": "declared that there was no contact: {about}",
        "chronology.file_kept": "brought in a file for {about}",
        "chronology.file_added": "added {count} entries from a file to {about}",
        "chronology.file_put_away": "put a file away unused: {about}",
        "chronology.begun_again": "began version {number} of {about}",
        "chronology.typed": "typed entry {number} of {about}",
        "chronology.corrected": "corrected {about}",
        "chronology.withdrawn": "took out {about}",
        "chronology.draft_dropped": "took out every entry of a draft of {about}",
        "chronology.sent": "sent {about} with {count} entries",
    }
)
