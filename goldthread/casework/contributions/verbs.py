"""Sentences of agencies' returns. None of them says what an agency wrote."""

from goldthread.foundations.access.audit import register

register(
    {
        "return.invited": "asked for {about}, due {due}",
        "return.chased": "asked again for {about}; told were {told}",
        "return.acknowledged": "acknowledged {about}",
        "return.author_named": "named {person} to write {about}",
        "return.author_ended": "took {person} off {about}",
        "return.independence_stated": "answered on their independence for {about}: {answer}",
        "return.independence_ruled": "decided on an author of {about}: {verdict}, because {reason}",
        "return.time_asked": "asked for time until {to} for {about}",
        "return.time_granted": "moved {about} to {to}",
        "return.time_refused": "refused more time for {about}: {reason}",
        "return.excused": "excused {about}: {reason}",
        "return.nil": "made {about} a nil return, on the word of {said_by}",
        "return.released": "opened {about} to the other agencies: {reason}",
        "return.release_ended": "closed {about} to the other agencies again",
        "return.secured": "recorded that records were secured on {on} for {about}",
        "return.written": "wrote in {about}: {section}, version {version}",
        "return.recorded": "recorded {code} in {about}",
        "return.corrected": "corrected {code} in {about}",
        "return.withdrawn": "took {code} out of {about}",
        "return.word_sent": "sent in a Word file for {about}",
        "return.word_taken": "took over the text of a Word file in {about}",
        "return.handed_in": "handed in {about} for sign-off",
        "return.handed_back": "handed {about} back to its author",
        "return.submitted": "signed off {about} and sent it ({number})",
        "return.checked": "checked the quality of {about}",
        "return.returned": "returned {about} for revision: {reason}",
        "return.accepted": "accepted {about}",
        "return.acted_on": "made action {action} from {code} of {about}",
    }
)
