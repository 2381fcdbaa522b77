"""Sentences of the practitioner event. None says who is behind a code, or what was said."""

from goldthread.foundations.access.audit import register

register(
    {
        "event.made": "began to prepare {about}",
        "event.arranged": "arranged {about} for {day}, version {version}",
        "event.statement": "worded the safe-space statement of {about}, version {version}",
        "event.facilitator": "named {person} to lead {about}",
        "event.facilitator_ended": "ended that {person} leads {about}",
        "event.topic_added": "put {episode} on the list for {about}",
        "event.topic_worded": "worded {episode} for {about}, version {version}",
        "event.topic_released": "let those invited read what is said of {episode} for {about}",
        "event.topic_out": "took {episode} off the list for {about}",
        "event.not_held": "recorded that {about} was not held",
        "event.none_held": "recorded for {about} that no practitioner event is held",
        "event.not_held_undone": "took back that no event was held: {about}",
        "event.closed": "closed the record of {about}",
        "event.opened": "opened the record of {about} again, because: {reason}",
        "event.invited": "sent {about}",
        "event.invited_withdrawn": "withdrew {about}",
        "event.replied": "replied to {about}: {answer}",
        "event.reply_recorded": "recorded a reply to {about}: {answer}",
        "event.acknowledged": "read the safe-space statement of {about}, version {version}",
        "event.attendance": "recorded who came to {about}: {came} of {number}",
        "event.support": "wrote a note of support beside {about}",
        "event.key_read": "looked at who is behind the codes of {about}",
        "event.recorded": "recorded what was said at {about}, under a code",
        "event.own_words": "added words of their own to {about}",
        "event.words_corrected": "corrected {about}",
        "event.words_checked": "looked through {about} for names",
        "event.names_warned": "was warned of a name in words for {about}, {times} times so far",
        "event.notes_taken": "took out the notes of {about} as Word",
        "event.feedback_written": "wrote the feedback of {about}, version {version}",
        "event.feedback_released": "let those who came to {about} read the feedback",
        "event.feedback_read": "read the feedback of {about}",
    }
)
