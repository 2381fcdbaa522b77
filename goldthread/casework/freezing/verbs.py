"""Sentences of frozen chronologies. None repeats what an agency or a reviewer wrote."""

from goldthread.foundations.access.audit import register

register(
    {
        "chronology.frozen": "froze {about}: {entries} entries",
        "chronology.signed": "signed {about} as {post}",
        "chronology.not_whole": "found that {about} is not as it was frozen",
        "chronology.exported": "downloaded {about}: {count} entries, {format}, {names}",
    }
)
