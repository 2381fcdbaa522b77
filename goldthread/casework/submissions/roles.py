"""What a column of an agency's chronology can hold, and what the template asks of each."""

from dataclasses import dataclass

OTHER, ABOUT = "", "about"
_PERSON = {
    "about", "child", "children", "child name", "child's name", "name", "name of child", "code",
    "name of person", "person", "person code", "people", "subject", "family member", "who", "re",
    "who is it about", "regarding", "whom it is about", "child / person", "person / child",
    "child / adult",
}  # fmt: skip


@dataclass(frozen=True)
class Role:
    """`words` on the page; `heading` and `guidance` in the template ("" for what it leaves out)."""

    key: str
    words: str
    heading: str = ""
    guidance: str = ""


CHOICES = (
    Role(
        "date",
        "Date it happened",
        "Date",
        "As exactly as your record says. Where it is not sure, write so: about 3 March 2018, early "
        "March 2018, between 1 and 10 March 2018, ?3 March 2018.",
    ),
    Role("time", "Time", "Time", "24 hours, such as 14:30. Empty where it is not recorded."),
    Role("end", "Date it ended"),
    Role(
        ABOUT,
        "Whom it is about",
        "Who",
        "The code of the child or adult, from the list of codes. Several with a comma between.",
    ),
    Role(
        "source",
        "Source of the information",
        "Source",
        "The record and the place in it, such as case file, page 12.",
    ),
    Role(
        "event",
        "What happened",
        "Event",
        "What your record says happened. Say whether the child was seen, and what the child said. "
        "Codes, no names.",
    ),
    Role(
        "response",
        "What the agency did",
        "Response",
        "What your agency did or decided, and why.",
    ),
    Role(
        "comment",
        "The agency’s own comment",
        "Comment",
        "What you make of it now: good practice, a missed opportunity, what was not known then. "
        "Kept apart from what happened.",
    ),
    Role("sequence", "Order within the day"),
)
BY_KEY = {role.key: role for role in CHOICES}
TEMPLATE = tuple(role for role in CHOICES if role.heading)
OPTIONS = [(OTHER, "Something else: kept under its heading"), *((r.key, r.words) for r in CHOICES)]


def is_about(heading: str) -> bool:
    """Whether a folded heading asks whom a row is about."""
    return heading in _PERSON
