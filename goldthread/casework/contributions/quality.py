"""What the panel looks at in a return, in our own words.

After the questions of the standard IMR format and the quality markers for analysis (what happened,
why, and was it normal; explained by tasks, tools and organisation; what was done to limit
hindsight; shows its working). See DOMAIN section 4.
"""

from dataclasses import dataclass

from goldthread.casework.contributions.models import Kind


@dataclass(frozen=True)
class Item:
    id: str
    words: str
    hint: str
    of_analysis: bool = False  # not asked of a summary of involvement


CHECKLIST = (
    Item("independent", "The author stands apart from the case",
         "No part in it, no line management of those who had, and the return says so."),
    Item("method", "It shows how it was done",
         "Records read, people spoken to, dates; what is second-hand is labelled."),
    Item("facts", "The facts are clear and complete",
         "In order of time, with periods without contact; they agree with the chronology."),
    Item("lines", "Every line of enquiry is answered", "Each one, and with evidence.", True),
    Item("why", "It explains why",
         "By the work, the tools and the organisation; not only that a procedure was not followed.",
         True),
    Item("normal", "It says whether this was normal practice", "Then, and whether it is today.",
         True),
    Item("hindsight", "Known then and known now are kept apart",
         "It says what was done to limit hindsight.", True),
    Item("child", "The child is in it",
         "What life was like; identity, ethnicity, disability; fathers and partners."),
    Item("good-practice", "Good practice is named", "Or it is said that none was found."),
    Item("recommendations", "Recommendations follow from the findings",
         "They say what will be different for children, what would prove it, and by when.", True),
    Item("codes", "People stand under their codes", "No real name is in the text."),
)  # fmt: skip


def checklist(kind: str) -> tuple[Item, ...]:
    whole = kind != Kind.SUMMARY
    return tuple(item for item in CHECKLIST if whole or not item.of_analysis)


def words_of(id_: str) -> str:
    return next((item.words for item in CHECKLIST if item.id == id_), id_)
