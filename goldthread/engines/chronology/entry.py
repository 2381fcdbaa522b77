"""One row of an agency's chronology, and what a person must look at."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from goldthread.rules.dates import Written

SHORT = 40  # characters of a source that can be a kind of entry
TERSE = 30  # characters of an event that names little more than a kind of contact
LONG = 200  # characters of what was done beside it, which then may tell what happened
_TELLS = re.compile(
    r"\b(type|kind|mode|category|place|location|venue|where|department|dept|ward|complaint|presenting|"
    r"activity|reason|procedure|nature|log|contact|subject|incident|event|concern|occ|method|setting|"
    r"symptoms?|read|code|area|clinic|service|diagnosis|"
    r"findings?|issue|topic|title|heading|meeting)\b", re.I
)  # fmt: skip
_OF_PEOPLE = re.compile(
    r"\b(seen|spoken|who|whom|name|worker|officer|by|practitioner|number|no|id|ref|date|time)\b",
    re.I,
)


@lru_cache(maxsize=4_000)
def tells_of_it(heading: str) -> bool:
    """Whether a column of an agency's own says of what kind an entry is, or where it was."""
    return bool(_TELLS.search(heading)) and not _OF_PEOPLE.search(heading)


@dataclass(slots=True, eq=False)
class Entry:
    """A row, its words untouched. `row` counts data rows from 1 over the agency's files.

    `when` holds what the date's words can mean; `first` and `last` are its days as ordinals, 0
    where there is none. `sequence` orders untimed entries of one day.
    """

    agency: str
    row: int
    date_text: str
    when: Written
    time: str | None = None
    source: str | None = None
    event: str = ""
    response: str | None = None
    comment: str | None = None
    other: dict[str, str] = field(default_factory=dict)
    sequence: float = 0.0
    first: int = 0
    last: int = 0
    is_nil: bool = False

    @property
    def ref(self) -> str:
        return f"{self.agency}:{self.row}"

    @property
    def matter(self) -> str:
        """All words that tell what happened: a column of kinds or places beside the event's too."""
        terse = len(self.event) < TERSE and self.response and len(self.response) < LONG
        if not self.other and not self.source and not terse:
            return self.event
        beside = [text for name, text in self.other.items() if text and tells_of_it(name)]
        if self.source and len(self.source) < SHORT:
            beside.append(self.source)
        if terse and self.response:
            beside.append(self.response)
        return ". ".join([self.event, *beside])

    @property
    def earliest(self) -> date | None:
        return self.when.earliest

    @property
    def latest(self) -> date | None:
        return self.when.latest

    def as_json(self) -> dict[str, object]:
        when = self.when
        return {
            "ref": f"{self.agency}:{self.row}",
            "agency": self.agency,
            "row": self.row,
            "date_text": self.date_text,
            "earliest": when.earliest.isoformat() if when.earliest else None,
            "latest": when.latest.isoformat() if when.latest else None,
            "uncertain": when.uncertain,
            "edtf": when.edtf,
            "time": self.time,
            "source": self.source,
            "event": self.event,
            "response": self.response,
            "comment": self.comment,
            "other": self.other,
        }


@dataclass(frozen=True, slots=True)
class Problem:
    """Something for a person: `ref` names the row, or the agency where it is of a whole file."""

    ref: str
    message: str
    column: str | None = None

    def as_json(self) -> dict[str, object]:
        return {"ref": self.ref, "column": self.column, "message": self.message}
