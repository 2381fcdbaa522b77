"""Sentences of keeping guidance."""

from goldthread.foundations.access.audit import register

register(
    {
        "guidance.made": "made {about}, kept by {owner}",
        "guidance.written": "wrote {about}, to be approved by {asked}",
        "guidance.asked": "named {person} to approve {about}",
        "guidance.first_yes": "said yes, as the first person, to {about}, {public}",
        "guidance.approved": "approved, as the second person, {about} from {day}, {public}",
        "guidance.refused": "said no to {about}, because: {why}",
        "guidance.set_aside": "set aside {about}, because: {why}",
        "guidance.withdrawn": "withdrew {about}, because: {why}",
        "guidance.taken_from_public": "took {about} from the public pages, because: {why}",
        "guidance.handed_over": "gave {about} to {owner}, because: {why}",
        "guidance.suited": "said that {about} is for {situation}",
        "guidance.unsuited": "said that {about} is no longer for {situation}",
        "guidance.situation_added": "put {about} on the list",
        "guidance.situation_ended": "took {about} off the list",
        "guidance.readers_asked": "asked {who} to read {about}",
        "guidance.readers_not_asked": "no longer asks {who} to read {about}",
        "guidance.acknowledged": "said that they read {about}",
        "guidance.link_broken": "said that the link of {about} does not work",
        "guidance.link_mended": "said that the link of {about} works: {how}",
        "guidance.limits_set": "set {about}: a draft waits {draft} days, readers have {read} days, "
        "{share} per cent",
    }
)
