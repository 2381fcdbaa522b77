"""A kind of review as a new review is set up with it, national or a partnership's own."""

from dataclasses import dataclass
from datetime import date

from goldthread.casework.frameworks.models import LocalKind, Nation
from goldthread.rules.frameworks import (
    LETTERS,
    LINES_OF_ENQUIRY,
    STAGES,
    USUAL,
    ReviewKind,
    kind_of,
)

OWN = "This partnership’s own rule"


@dataclass(frozen=True)
class Kind:
    """`criteria`: the first framework to ask `rules.criteria` for, None for a judgement in words;
    `every_criteria`: all of them, in order. `letters`: keys of `rules.frameworks.LETTERS`.
    `described`: when a local kind is held, in the partnership's words.
    """

    code: str
    name: str
    nation: str
    source: str
    criteria: str | None
    starts: date | None
    ends: date | None
    stages: tuple[str, ...]
    letters: tuple[str, ...]
    local: bool
    every_criteria: tuple[str, ...] = ()
    described: str = ""
    based_on: str = ""
    lines_of_enquiry: tuple[str, ...] = LINES_OF_ENQUIRY

    @property
    def letters_in_words(self) -> list[str]:
        return [LETTERS[letter] for letter in self.letters]


def national(found: ReviewKind) -> Kind:
    return Kind(
        code=found.code,
        name=found.name,
        nation=found.nation,
        source=found.source,
        criteria=found.criteria[0] if found.criteria else None,
        starts=found.starts,
        ends=found.ends,
        stages=found.stages,
        letters=found.letters,
        local=False,
        every_criteria=found.criteria,
    )


def local(row: LocalKind, nation: str) -> Kind:
    """A local kind takes its stages, letters and questions from the national one it follows."""
    after = kind_of(row.based_on)
    criteria = after.criteria if after else ()
    return Kind(
        code=row.code,
        name=row.name,
        nation=Nation(nation).label,
        source=OWN,
        criteria=criteria[0] if criteria else None,
        starts=row.starts,
        ends=row.ends,
        stages=after.stages if after else STAGES,
        letters=after.letters if after else USUAL,
        local=True,
        every_criteria=criteria,
        described=row.criteria,
        based_on=row.based_on,
    )
