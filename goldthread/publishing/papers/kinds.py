"""The kinds of document, the parts of each, and what each part is first filled with.

`takes` names a function of `composing`; "" where a person writes it from nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WORD, PDF, SLIDES = "docx", "pdf", "pptx"
FORMS = {WORD: "Word", PDF: "PDF", SLIDES: "PowerPoint"}
TYPES = {
    WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PDF: "application/pdf",
    SLIDES: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
ANSWERS = ("No.", "Recommendation", "Who", "Answer", "Why")
PLAN = ("No.", "What will be done", "Who", "By when", "How it stands")
ASKED = ("No.", "Recommendation", "Addressed to")
ENTRIES = ("When", "Who wrote it", "What happened")
_CUT = "Long recommendations end with “…”. Say them in your own short words."


@dataclass(frozen=True)
class PartKind:
    key: str
    heading: str
    takes: str = ""
    hint: str = ""
    columns: Sequence[str] = ()
    notes: str = ""  # what a speaker says to it


@dataclass(frozen=True)
class Kind:
    """`is_public`: it stands on the review's public page once it is released."""

    key: str
    name: str
    purpose: str
    parts: Sequence[PartKind]
    forms: Sequence[str] = (WORD, PDF)
    is_public: bool = True
    is_one_page: bool = False

    def part(self, key: str) -> PartKind | None:
        return next((one for one in self.parts if one.key == key), None)

    @property
    def has_template(self) -> bool:
        return WORD in self.forms


_OVERVIEW = Kind(
    "overview", "Overview report",
    "The whole of what the review found, for the partnership and for publication.",
    (
        PartKind("introduction", "Introduction", "introduction",
                 "Why there was a review, and how it was done."),
        PartKind("happened", "What happened", "happened",
                 "No place, date or detail by which the family could be known."),
        PartKind("family", "What the family told us", "",
                 "In words that they have agreed to. Leave it empty if they told nothing."),
        PartKind("episodes", "Key episodes", "episodes", "The moments from which most is learned."),
        PartKind("learned", "What we learned", "learned"),
        PartKind("asked", "Recommendations", "asked_table", columns=ASKED),
        PartKind("conclusion", "Conclusion", "", "What matters most, in a few lines."),
    ),
)  # fmt: skip
_SUMMARY = Kind(
    "summary", "Executive summary", "Two or three pages for those who decide.",
    (
        PartKind("introduction", "The review in brief", "introduction"),
        PartKind("happened", "What happened", "happened"),
        PartKind("learned", "What we learned", "learned"),
        PartKind("asked", "What we recommend", "asked_points"),
        PartKind("next", "What happens next", "next"),
    ),
)  # fmt: skip
_RESPONSE = Kind(
    "response", "Board response and action plan",
    "What each body answered, what it will do by when, and how that stands.",
    (
        PartKind("statement", "The partnership’s response", "statement",
                 "What the partnership accepts, and what it says to the family."),
        PartKind("answers", "Answers to the recommendations", "answers", columns=ANSWERS),
        PartKind("plan", "Action plan", "plan", columns=PLAN),
        PartKind("changed", "What has changed", "changed", "Only what is proved."),
        PartKind("open", "What is not done yet", "still_open"),
    ),
)  # fmt: skip
_BRIEFING = Kind(
    "briefing", "Seven-minute briefing",
    "One page that a team reads and talks about in seven minutes.",
    (
        PartKind("background", "1. Background", "background", "Two or three lines."),
        PartKind("matters", "2. Why it matters", "matters", "Why this team should read it."),
        PartKind("happened", "3. What happened", "happened", "Three or four lines."),
        PartKind("learned", "4. What we learned", "learned_plain"),
        PartKind("asked", "5. What we asked for", "asked_short", _CUT),
        PartKind("remember", "6. Things to remember", "remember"),
        PartKind("do", "7. What to do", "to_do", "What a practitioner can do tomorrow."),
    ),
    is_one_page=True,
)  # fmt: skip
_SLIDES = Kind(
    "slides", "Learning slides", "To present at a team meeting or a training.",
    (
        PartKind("background", "Background", "background",
                 notes="Say that the name is not the child’s own. Give people time; some may have "
                 "known the family."),
        PartKind("happened", "What happened", "happened",
                 notes="Do not add places, dates or what you know from elsewhere."),
        PartKind("learned", "What we learned", "learned_plain",
                 notes="Ask for each: where do we see this in our own work?"),
        PartKind("asked", "What we asked for", "asked_short", _CUT,
                 notes="Say which of these is for the people in the room."),
        PartKind("changed", "What has changed", "changed", notes="Only what is proved."),
        PartKind("talk", "To talk about", "talk",
                 notes="Note what the team will do, and by when."),
    ),
    forms=(SLIDES, PDF),
)  # fmt: skip
_FAMILY = Kind(
    "family", "Copy for the family", "In plain language, to be given by a person they know.",
    (
        PartKind("why", "Why we are writing", "family_why"),
        PartKind("happened", "What we understand happened", "happened"),
        PartKind("learned", "What we learned", "learned_plain"),
        PartKind("change", "What will change", "family_change"),
        PartKind("talk", "Who you can talk to", "family_talk"),
    ),
    is_public=False,
)  # fmt: skip
_MEDIA = Kind(
    "media", "Media line", "What is said when a journalist asks. Not more than this.",
    (
        PartKind("line", "Our statement", "media_line"),
        PartKind("asked", "If more is asked", "media_more"),
        PartKind("editors", "For editors", "media_editors"),
    ),
    is_public=False,
)  # fmt: skip
_CHRONOLOGY = Kind(
    "chronology", "Anonymised chronology",
    "From the newest signed version, with names on the register replaced and days left out.",
    (PartKind("entries", "Entries", "entries", columns=ENTRIES),),
    is_public=False,
)  # fmt: skip
KINDS: Mapping[str, Kind] = {
    kind.key: kind
    for kind in (
        _OVERVIEW, _SUMMARY, _RESPONSE, _BRIEFING, _SLIDES, _FAMILY, _MEDIA, _CHRONOLOGY,
    )
}  # fmt: skip
