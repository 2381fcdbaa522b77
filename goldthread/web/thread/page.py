"""What the thread page draws: knots on a line, with what is missing drawn as missing."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Knot:
    """One thing on the thread. `missing` is drawn as a dashed box with these words.

    `before` is what it comes from, `then` what it led to; a page draws one of the two.
    """

    stage: str
    words: str
    code: str = ""
    href: str = ""
    status: str = ""
    notes: tuple[str, ...] = ()
    missing: bool = False
    here: bool = False
    then: tuple["Knot", ...] = ()
    before: tuple["Knot", ...] = ()

    @property
    def gaps(self) -> int:
        """How much is missing from here on, and up to here."""
        return int(self.missing) + sum(knot.gaps for knot in (*self.then, *self.before))


@dataclass(frozen=True)
class Strand:
    """What led to a thing, the nearest first and each with what it comes from, and what it led
    to."""

    before: tuple[Knot, ...]
    middle: Knot


@dataclass(frozen=True)
class ThreadPage:
    title: str
    start: str  # what the reader came from, such as "recommendation R4"
    back: str
    review: str
    strands: tuple[Strand, ...] = field(default_factory=tuple)

    @property
    def gaps(self) -> int:
        return sum(s.middle.gaps + sum(k.gaps for k in s.before) for s in self.strands)
