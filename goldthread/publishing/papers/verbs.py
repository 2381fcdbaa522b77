"""Sentences of documents made of findings."""

from goldthread.foundations.access.audit import register

register(
    {
        "copy.opened": "opened {about}, to read before release",
        "copy.first_yes": "said yes, as the first person, to {about}",
        "copy.released": "released, as the second person, {about}",
        "copy.withdrawn": "withdrew {about}, because: {why}",
        "paper.made": "made {about} from the findings",
        "paper.taken_up": "took the findings as they now stand into {about}",
        "paper.written": "wrote “{part}” of {about}",
        "paper.downloaded": "downloaded a marked draft of {about} as {form}",
        "paper.edition": "made the files of edition {number} of {about}",
        "paper.read_files": "opened edition {number} of {about} as {form}, to read before release",
        "paper.first_yes": "said yes, as the first person, to edition {number} of {about}",
        "paper.released": "released, as the second person, edition {number} of {about}",
        "paper.withdrawn": "withdrew edition {number} of {about}, because: {why}",
        "paper.taken_away": "downloaded edition {number} of {about} as {form}, as released",
        "paper.template": "uploaded {about}",
        "paper.usual_template": "went back to the usual template: {about}",
        "paper.marking": "set the protective marking of drafts to “{words}” in {about}",
    }
)
