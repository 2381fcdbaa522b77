"""The words of a document, whatever file they will stand in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

# What XML 1.0 cannot hold, and what Word's templates would take for a break.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_POINT = re.compile(r"\s*[-•*]\s+")
_BLANK = re.compile(r"\n\s*\n")
CELLS = " | "  # between the cells of a row, as a person writes it


@dataclass(frozen=True)
class Block:
    """`kind`: "paragraph", or "point" of a list."""

    kind: str
    text: str


@dataclass(frozen=True)
class Picture:
    """The same picture for PDF (SVG) and Word (PNG). `alt`: all that it says, in words."""

    svg: str
    png: bytes
    alt: str


@dataclass(frozen=True)
class Part:
    """A heading and what stands under it. With `columns` the words are the rows of a table, one a
    line, the cells parted by " | ". `notes`: what a speaker says to it."""

    key: str
    heading: str
    words: str
    columns: Sequence[str] = ()
    notes: str = ""
    picture: Picture | None = None

    @property
    def blocks(self) -> list[Block]:
        return [] if self.columns else list(blocks_of(self.words))

    @property
    def rows(self) -> list[list[str]]:
        """As many cells in each row as there are columns: the last takes what is too much."""
        if not self.columns:
            return []
        number = len(self.columns)
        lines = [line for line in clean(self.words).split("\n") if line.strip()]
        cut = [[cell.strip() for cell in line.split("|", number - 1)] for line in lines]
        return [[*cells, *[""] * (number - len(cells))] for cells in cut]


@dataclass(frozen=True)
class Marks:
    """What a draft says of itself on every page: the protective marking, whose copy, from when."""

    marking: str
    reader: str
    on: date

    @property
    def line(self) -> str:
        whose = f"Copy of {self.reader}, {self.on.day} {self.on:%B %Y}"
        return " · ".join(filter(None, [self.marking, "Draft, not for release", whose]))

    @property
    def across(self) -> str:
        """Across the page, behind the words."""
        return f"DRAFT · {self.reader} · {self.on.day} {self.on:%B %Y}"


@dataclass(frozen=True)
class Paper:
    """`publisher`: the partnership. `marks`: none on what is released. `is_one_page`: set as large
    as fits on one page. `facts`: figures that a template may name."""

    title: str
    publisher: str
    parts: Sequence[Part]
    on: date
    marks: Marks | None = None
    is_one_page: bool = False
    kind: str = ""
    review: str = ""
    subject: str = ""
    facts: Mapping[str, int] = field(default_factory=dict)

    @property
    def written(self) -> list[Part]:
        """A part that nobody wrote anything in is left out."""
        return [part for part in self.parts if part.words.strip()]

    @property
    def day(self) -> str:
        return f"{self.on.day} {self.on:%B %Y}"


def blocks_of(words: str) -> Iterator[Block]:
    """Lines that begin with "- " are points of a list; an empty line begins a paragraph."""
    for block in _BLANK.split(clean(words).strip()):
        lines: list[str] = []
        for line in block.split("\n"):
            if _POINT.match(line):
                yield from _paragraph(lines)
                lines = []
                yield Block("point", _POINT.sub("", line, count=1).strip())
            elif line.strip():
                lines.append(line.strip())
        yield from _paragraph(lines)


def clean(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _UNWRITABLE.sub("\ufffd", plain)


def _paragraph(lines: Sequence[str]) -> Iterator[Block]:
    if lines:
        yield Block("paragraph", "\n".join(lines))
