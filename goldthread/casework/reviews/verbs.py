"""Sentences of reviews."""

from goldthread.foundations.access.audit import register

register(
    {
        "review.brought_in": "brought in {about}",
        "review.described": "corrected {about}: {changes}",
        "review.commissioned": "commissioned {about}: {kind}",
        "review.moved": "moved {about} from “{was}” to “{now}”",
        "review.said_instead": "said of {about}, where a stage asks “{need}”: {why}",
        "review.took_back": "took back what stood in {about} for “{need}”, because: {why}",
        "review.period": "set the period of {about}: {starts} to {ends}",
        "review.pseudonym": "recorded a pseudonym for {about} ({check})",
        "review.panel_planned": "said which sectors the panel of {about} needs: {sectors}",
        "review.independent": "stated their independence as {role} of {about}",
        "review.not_independent": "withdrew the statement of independence of {person} in {about}",
        "review.letter_sent": "recorded that “{letter}” went on {on}, {about}",
        "terms.begun": "began {about}, because: {why}",
        "terms.written": "wrote in {about}",
        "terms.agreed": "agreed {about}",
        "terms.taken": "took out {about} as a Word document",
        "clock.event": "recorded the day of “{event}” as {on} in {about}",
        "clock.done": "recorded “{step}” as done on {on} in {about}",
        "clock.overrun": "recorded why “{step}” ran over in {about}",
        "clock.stopped": "stopped {step} from {on} in {about}",
        "clock.restarted": "ended on {on} the stop of {step} in {about}",
        "day.kept": "kept {on} for {about}, which is {what}, because: {why}",
        "milestone.added": "added {about}, for {on}",
        "milestone.moved": "moved {about} from {was} to {now}",
        "milestone.reached": "recorded that {about} was reached on {on}",
    }
)
