"""Whether a page is no review at all: minutes, a course, a chapter of procedures."""

import re

MINUTES = re.compile(
    r"^(?:draft |confirmed )?minutes\b.{0,60}$|^.{0,80}\bminutes of (?:the|a)\b.{0,80}$"
    r"|^agenda(?: item)?s?\b.{0,60}$|^(?:present|in attendance|attendees|apologies)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
CHAPTER = re.compile(
    r"^(?:scope of this chapter|amendments? in|end of chapter|related (?:guidance|chapters?)"
    r"|relevant (?:guidance|chapters?))\b|^[A-Z][\w’', -]{5,80} (?:procedures manual|procedures)$",
    re.IGNORECASE | re.MULTILINE,
)
COURSE = tuple(
    re.compile(rf"^(?:{words})\b.{{0,80}}$", re.IGNORECASE | re.MULTILINE)
    for words in (
        r"(?:course|workshop|session|training course)(?: title| name)?\s*:",
        r".*\b(?:training (?:programme|calendar|course|offer)|half.day|one.day|full.day)",
        r"(?:cost|price|fee|duration|length|places|delivery|trainer)s?\s*:",
        r"(?:learning|course) (?:outcomes|objectives)|(?:course )?(?:aims?|objectives)$"
        r"|by the end of",
        r"who (?:should attend|is (?:it|this|the course) for)|target audience",
        r"(?:to book|book (?:a place|now|online|through|your)|how to book|booking)",
        r"(?:course )?dates?(?: and times?)?$|venue",
    )
)


# "Child Robin - overview report" for one name after another
LISTED = re.compile(
    r"^\W{0,4}(?P<who>[A-Z][\w’' ]{1,25}?)\s?[-–:(,]\s?(?:.{0,30} )?(?:overview report"
    r"|executive summary|full report|(?:\S+ )?briefing|summary"
    r"|learning (?:brief|summary|and recommendations)|report)\b.{0,25}$",
    re.IGNORECASE | re.MULTILINE,
)
LIBRARY = re.compile(r"\b(?:published|case|review|reviews) (?:reviews|library|reports)\b", re.I)


def is_no_review(text: str) -> bool:
    """Two signs near the top are enough: what looks like an item there is none of a review's."""
    head = text[:2500]
    course = sum(1 for sign in COURSE if sign.search(head))
    minutes = len(MINUTES.findall(head[:1200]))
    listed = {hit["who"].lower() for hit in LISTED.finditer(text[:6000])}
    if len(listed) >= 3 and LIBRARY.search(head):
        return True
    return course >= 3 or minutes >= 2 or bool(CHAPTER.search(head[:1200]))
