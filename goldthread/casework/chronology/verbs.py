"""Sentences of key episodes and the combined chronology. None repeats what either says."""

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
        "chronology.merge_asked": "asked for {about} to be brought together from {count} agencies",
        "chronology.merged": "brought together {about}: {entries} entries, {links} links, "
        "{conflicts} conflicts",
        "chronology.not_merged": "could not bring together {about}",
        "chronology.link_accepted": "said that {about} tell of one occurrence",
        "chronology.link_rejected": "said that {about} do not tell of one occurrence",
        "chronology.linked": "put together {about}",
        "chronology.weighed": "gave a view of {about}",
        "chronology.weighing_back": "took back a view of {about}",
        "chronology.query_asked": "asked {agency} {about}",
        "chronology.query_answered": "answered {about}",
        "chronology.noted": "commented on {about}",
        "chronology.note_back": "took back a comment on {about}",
        "chronology.tagged": "tagged {about}",
        "chronology.tag_back": "took a tag off {about}",
        "chronology.attached": "attached a document to {about}",
        "chronology.page_cited": "cited a page of a document on {about}",
        "chronology.page_back": "took back the page cited on {about}",
        "chronology.document_withdrawn": "withdrew {about}",
        "episode.entries_added": "put {count} entries into {about}",
        "episode.entry_back": "took an entry out of {about}",
    }
)
