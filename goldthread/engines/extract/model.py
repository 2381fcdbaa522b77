"""The shapes the extraction engine passes along: a document, its blocks, and what was found."""

from dataclasses import dataclass
from typing import Any


class Unreadable(Exception):
    """The file cannot be read. The message is one sentence: where, what, what next."""


@dataclass(frozen=True)
class Block:
    """One paragraph, list item, table cell or table row.

    `text` has white space folded and neither marker nor number. `at` is where its first
    character stands in `Document.text`; `places` gives the place of every character where
    the file's own text runs differently (lines wrapped in a plain text file).
    """

    text: str
    at: int
    kind: str = "para"  # para, item, cell, row
    marker: str | None = None  # as printed: "•", "5.2", "(a)", "Recommendation 3"
    label: str | None = None  # the word of a labelled marker: "recommendation", "finding", ...
    level: int = 0  # depth of nesting in a list
    heading: int | None = None  # heading level where the format states one; 9 is "all bold"
    cells: tuple["Block", ...] = ()
    places: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters [start, end) of this block stand in the document's text."""
        if self.places is None:
            return self.at + start, self.at + end
        return self.places[start], self.places[end - 1] + 1


@dataclass(frozen=True)
class Document:
    """A file as text. Spans of items point into `text`."""

    text: str
    media: str  # txt, html, docx or pdf
    blocks: tuple[Block, ...]
    title: str = ""  # the title the file gives itself, outside its text
    furniture: str = ""  # site header, footer, running heads: never items, may name the board
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """One learning point or recommendation."""

    text: str
    span: tuple[int, int]
    addressed_to: str | None = None
    kind: str | None = None
    number: str | None = None
    because: str = ""


@dataclass(frozen=True)
class Extraction:
    """What one document says. What it does not say is None or empty."""

    review_type: str | None = None
    board: str | None = None
    subject: str | None = None
    age: str | None = None
    incident: str | None = None
    learning_points: tuple[Item, ...] = ()
    recommendations: tuple[Item, ...] = ()
    problems: tuple[str, ...] = ()

    def as_json(self, file: str) -> dict[str, Any]:
        """The shape of docs/schemas/extract.schema.json."""
        return {
            "file": file,
            "review_type": self.review_type,
            "board": self.board,
            "subject": self.subject,
            "age": self.age,
            "incident": self.incident,
            "learning_points": [
                {"text": i.text, "span": list(i.span), "because": i.because}
                for i in self.learning_points
            ],
            "recommendations": [
                {
                    "text": i.text,
                    "addressed_to": i.addressed_to,
                    "kind": i.kind,
                    "number": i.number,
                    "span": list(i.span),
                    "because": i.because,
                }
                for i in self.recommendations
            ],
            "problems": list(self.problems),
        }


@dataclass(frozen=True)
class Piece:
    """Part of a block: the characters [start, end) of its text."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


@dataclass
class Candidate:
    """An item on its way: its pieces in reading order and what we know of it so far."""

    pieces: list[Piece]
    because: str
    number: str | None = None
    addressed_to: str | None = None
    firm: bool = False  # the addressee stands in a column or label of its own

    @property
    def text(self) -> str:
        return " ".join(p.text.strip() for p in self.pieces if p.text.strip())

    @property
    def span(self) -> tuple[int, int]:
        first, last = self.pieces[0], self.pieces[-1]
        return first.block.span(first.start, first.end)[0], last.block.span(last.start, last.end)[1]


def whole(block: Block) -> Piece:
    """The whole of a block as a piece."""
    return Piece(block, 0, len(block.text))
