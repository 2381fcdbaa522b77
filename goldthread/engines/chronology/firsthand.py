"""What kind of account an entry is: its writer's own, a paper that came later, treatment after.

A letter of the 6th about an admission of the 3rd does not say that it was on the 6th; a hospital
that sutured a cut at 20:10 does not say that it was made then.
"""

import re

from goldthread.engines.chronology import claimwords as said
from goldthread.engines.chronology.entry import Entry

_PAPER = re.compile(
    r"^(?:copy|copies|letter|letters|ltr|minutes|mins|slip|notice|fax|discharge (?:summary|letter|notice))\b|"
    r"\b(?:discharge|d/c|dc|ed|a&e|clinic|opd|attendance|birth|birth and|admission|ambulance|walk.?in) (?:letter|summary|notice|notif\w*|slip|report|form)\b|"
    r"\b(?:letter|minutes|copy|summary|slip|notice|correspondence)s? (?:rec'?d|recd|received|from|of|re|in)\b|"
    r"\b(?:administration|admin|read code(?:d)?|coded|scanned|filed|third party|copied in|correspondence)\b"
)
_ADMIN = re.compile(
    r"^(?:admin\w*|secretar\w*|reception\w*|notif\w*|letter|post|email|e-mail|correspondence|document|scanned.*|discharge summary)$",
    re.I,
)
_MINUTES = re.compile(r"^(?:copy|minutes|mins|letters?|notice)\b|\bminutes (?:of|from|rec)")
_NOW = re.compile(
    r"\b(?:today|this (?:morning|afternoon|evening|lunchtime|pm|am)|tonight|just (?:now|been|left|had|attended)|a few minutes ago|an hour ago|currently)\b"
)

_TREATED = re.compile(
    r"\b(?:ed|a&e|a & e|casualty|miu|wic|cau|dau|walk.?in(?: centre)?|minor injur\w*|emergency dep\w*|triage|sutur\w*|stitche\w*|steri.?strips?|glued?|x-?ray\w*|xr|ct|pop|"
    r"lac|laceration|fracture|#|pt|dressing|tetanus|gcs|conveyed|biba|brought in by (?:amb\w*|police)|self.?present\w*|out of hours|ooh|presented (?:to|at) (?:hospital|the))\b"
)
_PLACE_OF_CARE = re.compile(
    r"\b(?:hospital|hosp|ward|bedside|a&e|ed|miu|wic|casualty|infirmary|clinic|emergency dep\w*|maternity|delivery)\b"
)
_OF_CARE = re.compile(
    r"\b(?:hospital|ambulance|walk.?in|miu|a&e|emergency|acute|infirmary|paramedic)", re.I
)


def _columns(entry: Entry) -> list[str]:
    return [text.strip() for text in (*entry.other.values(), entry.source or "") if text]


def is_paper(entry: Entry) -> bool:
    """A letter, a notice or a code of what was elsewhere, entered when it came: its own day says
    nothing of the day of what it tells, unless it says "this morning"."""
    low = entry.matter[:300].lower().replace("’", "'")
    if _NOW.search(low):
        return False
    if said.A_MEETING.search(low) and not _MINUTES.search(low):
        return False
    return bool(_PAPER.search(low)) or any(_ADMIN.match(text) for text in _columns(entry))


def is_treatment(entry: Entry) -> bool:
    """Of those who treat what happened before: their hour is when somebody came to be treated."""
    low = entry.matter[:400].lower()
    if said.A_MEETING.search(low) or not _OF_CARE.search(entry.agency):
        return False
    return bool(_TREATED.search(low)) or bool(re.search("ambulance", entry.agency, re.I))


def names_care(entry: Entry) -> bool:
    """Whether it speaks of a hospital or a clinic at all."""
    return bool(_PLACE_OF_CARE.search(entry.matter.lower()))


def of_other_stages(one: Entry, other: Entry) -> bool:
    """What happened, and its treatment afterwards: their hours differ by nature."""
    a, b = is_treatment(one), is_treatment(other)
    if a and b:
        return bool(re.search("ambulance", f"{one.agency} {other.agency}", re.I))
    return (a and not names_care(other)) or (b and not names_care(one))
