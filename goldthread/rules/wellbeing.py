"""A parent's mental health: what is asked around a birth, and after how long it is asked again.

No clinical claim stands here or anywhere in the code: what a diagnosis means, and which help there
is, is written by the partnership with its source. Parental illness often causes no harm: the answer
is proportionate. Sources: the Oliver briefing (non-mental-health staff "made more aware of the
mental health diagnosis" and of "the pathways to treatment"); DOMAIN 6.5.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.rules.gestation import TERM
from goldthread.rules.localnumbers import OWN, UNSOURCED, Number

NUMBERS: tuple[Number, ...] = (
    Number("joint-visit", "Since the last joint visit, or since it was first written down", 12,
           "weeks", UNSOURCED),
    Number("visit-ahead", "How far ahead a planned joint visit answers that one is due", 4, "weeks",
           OWN),
    Number("consult", "Since the last consultation with whoever treats them", 12, "weeks",
           UNSOURCED),
)  # fmt: skip


@dataclass(frozen=True)
class Point:
    """A time around a birth at which something is asked. Days count from the birth; `before`: from
    the beginning of the pregnancy up to it.
    """

    code: str
    words: str
    source: str
    before: bool = False
    days: int = 0
    until: int = 0

    def holds(self, due: date | None, born: date | None, today: date) -> bool:
        if self.before:
            began = due - timedelta(days=TERM) if due else None
            return born is None and (began is None or began <= today)
        if born is None:
            return False
        return born + timedelta(days=self.days) <= today <= born + timedelta(days=self.until)


POINTS: tuple[Point, ...] = (
    Point("pregnancy", "In the pregnancy: ask how they are in themselves, whether there is or was "
          "treatment, and whom they would call.", UNSOURCED, before=True),
    Point("birth-plan", "Before the birth: does the birth plan say who is called, and who looks "
          "after the baby, if they become unwell?", UNSOURCED, before=True),
    Point("six-weeks", "The first six weeks: ask again how they are in themselves, at each visit, "
          "and ask whoever lives with them too.", UNSOURCED, days=0, until=42),
)  # fmt: skip

ASK = (
    "What they say it is, in their words; a diagnosis only as it was told, and by whom.",
    "How a good day and a bad day look, for them and for the baby.",
    "What helps, and who sees first that it gets worse.",
    "Whether they agree that you talk with those who treat them, and about what.",
)
PROPORTIONATE = (
    "Illness of a parent often causes no harm to a child. Look at this parent and this child, and "
    "not at the word."
)


def points_now(due: date | None, born: date | None, today: date) -> list[Point]:
    """What is asked about one pregnancy or birth on a day."""
    return [one for one in POINTS if one.holds(due, born, today)]
