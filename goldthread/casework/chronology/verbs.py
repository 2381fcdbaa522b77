"""Sentences of key episodes. None repeats what an episode says."""

from goldthread.foundations.access.audit import register

register(
    {
        "episode.named": "named {about}",
        "episode.reworded": "changed {about}: version {version}",
        "episode.ordered": "put the key episodes of {about} in this order: {order}",
        "episode.merged": "merged {about} into {into}",
        "episode.withdrawn": "withdrew {about}",
        "episode.back": "brought back {about}",
        "episode.asked": "asked a question of {whom} about {about}",
        "episode.answered": "recorded an answer on {about}, {known}",
        "episode.analysed": "added analysis to {about}, {known}",
        "episode.analysis_corrected": "corrected analysis of {about}, {known}",
    }
)
