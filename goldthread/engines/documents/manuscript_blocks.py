"""The few shapes that an agency's report is made of: paragraphs, headings, list items, tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

THEN, NOW = "then", "now"
KNOWN_WORDS = {THEN: "Known then", NOW: "Known now"}
TOP_HEADING, LOWEST_HEADING = 2, 4  # level 1 is the section's own heading
DEEPEST_ITEM = 2  # three levels of a list: 0, 1, 2


@dataclass(frozen=True)
class Run:
    """A stretch of text in one face. A line break is a newline."""

    text: str
    bold: bool = False
    italic: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    """`known`: "then" (to people at the time), "now" (with hindsight) or "" (not said)."""

    runs: Runs
    known: str = ""


@dataclass(frozen=True)
class Heading:
    level: int
    runs: Runs


@dataclass(frozen=True)
class Item:
    """One line of a list. Items that follow each other are one list."""

    level: int
    ordered: bool
    runs: Runs
    known: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of cells; `header`: the first row heads the columns."""

    rows: tuple[tuple[Runs, ...], ...]
    header: bool = True


Block = Paragraph | Heading | Item | Table
Blocks = tuple[Block, ...]


def plain(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def text_of(block: Block) -> str:
    """A block's words without any formatting; the cells of a row are parted by a tab."""
    if isinstance(block, Table):
        return "\n".join("\t".join(plain(cell) for cell in row) for row in block.rows)
    return plain(block.runs)


def tidy(runs: Iterable[Run], *, one_line: bool = False) -> Runs:
    """The same words in one shape: no white space at the ends or around line breaks, no empty
    lines, and white space in bold or italic only where the words on both sides are.
    """
    chars = [(char, run.bold, run.italic) for run in runs for char in _clean(run.text)]
    if one_line:
        chars = [(" " if char == "\n" else char, bold, italic) for char, bold, italic in chars]
    kept = list(_without_loose_space(chars))
    faced = _faces_of_space(kept)
    joined = groupby(faced, key=lambda one: (one[1], one[2]))
    return tuple(
        Run("".join(char for char, _, _ in part), bold, italic) for (bold, italic), part in joined
    )


_Char = tuple[str, bool, bool]


def _clean(text: str) -> Iterator[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    text = text.replace("\x0c", "\n").replace("\x85", "\n").replace("\u2028", "\n")
    text = text.replace("\u2029", "\n")
    return (char for char in text if char >= " " or char in "\n\t")


def _without_loose_space(chars: list[_Char]) -> Iterator[_Char]:
    """White space at the ends goes; next to a line break only one line break stays."""
    waiting: list[_Char] = []
    begun = False
    for one in chars:
        if one[0].isspace():
            waiting.append(one)
            continue
        if begun and waiting:
            breaks = [space for space in waiting if space[0] == "\n"]
            yield from breaks[:1] or waiting
        waiting, begun = [], True
        yield one


def _faces_of_space(chars: list[_Char]) -> list[_Char]:
    """Bold or italic of a space: as of the words on both sides of it."""
    faced = list(chars)
    place = 0
    while place < len(faced):
        if not faced[place][0].isspace():
            place += 1
            continue
        end = place
        while faced[end][0].isspace():
            end += 1  # never runs out: the last character is no white space
        before, after = faced[place - 1], faced[end]
        face = (before[1] and after[1], before[2] and after[2])
        faced[place:end] = [(char, *face) for char, _, _ in faced[place:end]]
        place = end
    return faced
