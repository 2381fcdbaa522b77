"""What headings and lead-in sentences announce. The words stand in `vocabulary/`.

Four labels: "learning", "recommendations", "good" (practice to celebrate: never an item) and
"other" (background, questions, criteria, contacts: never an item). The first file that knows a
heading wins.
"""

import re

from goldthread.engines.extract.vocabulary import pattern

LEARNING, RECOMMENDATIONS, GOOD, OTHER = "learning", "recommendations", "good", "other"
HEADINGS = (
    (OTHER, pattern("headings_other_first")),
    (GOOD, pattern("headings_good")),
    (OTHER, pattern("headings_other")),
    (RECOMMENDATIONS, pattern("headings_recommendations")),
    (LEARNING, pattern("headings_learning")),
)
INTROS = (
    (RECOMMENDATIONS, pattern("intro_recommendations", r"\b")),
    (LEARNING, pattern("intro_learning", r"\b")),
)
INTRO_OTHER = pattern("intro_other", r"\b", r"\b")
THEMES = pattern("headings_themes")
NUMBERING = re.compile(
    r"^(?:(?:section|part|step|chapter|stage|box)\s+\d+\s*[:.–-]?\s*|\(?\d{1,2}(?:\.\d{1,2})*[.):]?\s+"
    r"|[a-h][.)]\s+|[ivx]{1,4}[.)]\s+)",
    re.IGNORECASE,
)


# "HOST: That's hard to hear. What did the review recommend?"
SPEAKER = re.compile(
    r"^[A-Z][A-Za-z ]{0,24}:\s+(?:.*[.!]\s+)?(?:(?:and|so|but|ok|okay|now|well),?\s+)?"
    r"(?P<question>[^.!?]+\?)$",
    re.IGNORECASE,
)


def bare(heading: str) -> str:
    """A heading without its number, quotes and end marks."""
    if spoken := SPEAKER.match(heading):
        heading = spoken["question"]
    text = NUMBERING.sub("", heading.strip()).strip(" :.*–—-?!|\"'“”‘’>»")
    text = re.sub(r"^(?:so|and|but|then), (?=\w)", "", text, flags=re.IGNORECASE)
    return text.replace("’", "'").replace("‘", "'").replace("–", "-")


def label_of(heading: str) -> str | None:
    """The label a heading announces, or None when it announces nothing we know."""
    text = bare(heading)
    if not text or len(text) > 140:
        return None
    return next((label for label, known in HEADINGS if known.fullmatch(text)), None)


def is_theme(heading: str) -> bool:
    """Whether a heading of another kind reads as a theme inside a section of items."""
    return not heading.rstrip().endswith("?") and bool(THEMES.fullmatch(bare(heading)))
