"""Sentences of safeguards in live work. None tells a name of the family, or what was written."""

from goldthread.foundations.access.audit import register

register(
    {
        "family.opened": "opened the record of {about}",
        "family.joined": "added {person}, {part}, to those who work with {about}",
        "family.manager": "named {person} as a manager for {about}",
        "family.left": "ended the work of {person} with {about}",
        "family.kept_out": "kept {person} away from the record of {about}",
        "family.exclusion_stands": "looked at why {person} is kept away from {about}: it stands",
        "family.let_in_again": "ended the exclusion of {person} from the record of {about}",
        "address.refused": "gave {about}, which could not be used",
        "family.closed": "closed the record of {about}",
        "family.opened_again": "opened the record of {about} again",
        "unborn.added": "began {about}",
        "unborn.due": "recorded a due date on {about}",
        "unborn.step": "recorded on {about}: {step}, {how}",
        "unborn.moved": "recorded a move to another area on {about}",
        "unborn.received": "recorded that the other area has {about}",
        "unborn.tested": "recorded on {about} whether the baby is {test}: {met}",
        "unborn.ended": "recorded the end of {about}",
        "unborn.end_taken_back": "took back the birth or the end that was recorded of {about}",
        "animals.asked": "recorded the question about animals: {about}",
        "animals.added": "wrote down an animal: {about}",
        "animals.known": "recorded what is known now: {about}",
        "decision.asked": "asked a manager for a key decision: {about}",
        "decision.made": "decided as a manager: {about}, {outcome}",
        "decision.effect": "recorded that a decision took effect: {about}",
        "decision.emergency": "recorded that it took effect before a manager decided: {about}",
        "timetable.set": "set {about}",
        "timetable.ended": "ended the partnership’s own rule for {about}: {because}",
        "numbers.set": "set {about} to {number}",
        "numbers.ended": "ended {about}: {because}",
        "prebirth.place": "gave {person} a place on the pre-birth panel",
        "prebirth.place_ended": "ended {about}",
        "prebirth.meeting": "called {about}",
        "prebirth.asked": "put a child on the agenda of {meeting}: {about}",
        "prebirth.decided": "recorded the panel’s decision: {about}",
        "prebirth.checked": "checked one of the panel’s decisions: {about}",
        "prebirth.action": "agreed action {code} for {about}",
    }
)
