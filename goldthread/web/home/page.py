"""What the home page shows."""

from dataclasses import dataclass, field

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
            ("Open", self.open - self.drifting, "blue"),
            ("Drifting", self.drifting, "orange"),
        ]


@dataclass(frozen=True)
class HomePage:
    greeting: str
    needs: list[Task] = field(default_factory=list)
    waiting: list[Task] = field(default_factory=list)
    drift: DriftView | None = None
    first_steps: list[Task] = field(default_factory=list)
