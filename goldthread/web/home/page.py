"""What the home page shows."""

from dataclasses import dataclass, field
from datetime import date

from goldthread.foundations.records.tasks import Task


@dataclass(frozen=True)
class Tally:
    """A number that leads to its list."""

    words: str
    number: int
    href: str


@dataclass(frozen=True)
class DriftView:
    """Where actions stand, as far as this person may see them."""

    open: int
    mine: int  # of the open ones, those this person owns
    drifting: int
    evidenced: int
    not_needed: int
    kinds: list[Tally]
    bodies: list[Tally]
    months: list[str]
    ended: list[int]

    @property
    def parts(self) -> list[tuple[str, int, str]]:
        return [
            ("Evidenced", self.evidenced, "green"),
            ("No longer needed", self.not_needed, "grey"),
            ("On course", self.open - self.drifting, "blue"),
            ("Drifting", self.drifting, "orange"),
        ]


@dataclass(frozen=True)
class HomePage:
    greeting: str
    needs: list[Task] = field(default_factory=list)
    waiting: list[Task] = field(default_factory=list)
    drift: DriftView | None = None
    first_steps: list[Task] = field(default_factory=list)
    today: date = date.min

    @property
    def groups(self) -> list[tuple[str, list[Task]]]:
        """What needs the person under three headings: late, longest first; without a day, in the
        order of the questions; and what is coming, by its day. An empty one is left out."""
        dated = sorted((one for one in self.needs if one.due), key=lambda one: one.due or date.max)
        found = {
            "Late": [one for one in dated if one.due and one.due < self.today],
            "To do": [one for one in self.needs if not one.due],
            "Coming up": [one for one in dated if one.due and one.due >= self.today],
        }
        return [(heading, tasks) for heading, tasks in found.items() if tasks]
