"""Sentences of strengths, risks and accounts that may not fit. None repeats what they say."""

from goldthread.foundations.access.audit import register

register(
    {
        "balance.look_asked": "asked for {about} to be looked through for strengths and risks",
        "balance.looked": "looked through {about}: {passages} passages, {incongruences} pairs of "
        "accounts that may not fit",
        "balance.not_looked": "could not look through {about}",
        "balance.accepted": "accepted {count} suggested passages of {about}",
        "balance.changed": "changed what is said of {about}",
        "balance.rejected": "rejected {about}",
        "balance.marked": "marked {about}",
        "balance.weighed": "weighed {about}",
        "balance.incongruent_marked": "marked by hand: {about}",
        "balance.not_incongruent": "said that nothing is incongruent in {about}",
    }
)
