"""Putting a document together: readers say what they see, the builder writes it down once."""

from collections.abc import Sequence

from goldthread.engines.extract import layout
from goldthread.engines.extract.model import Block
from goldthread.engines.extract.words import clean


class Builder:
    """Writes blocks into one text and notes where each stands."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []

    def _write(self, text: str) -> int:
        at = self.length
        self.parts.append(text)
        self.length += len(text)
        return at

    def block(
        self,
        text: str,
        *,
        marker: str | None = None,
        level: int = 0,
        heading: int | None = None,
    ) -> None:
        """A paragraph, heading or list item. A marker printed in the text is taken off."""
        text = clean(text)
        if not text:
            return
        if marker:
            self._write(f"{'  ' * level}{marker} ")
        at = self._write(text)
        self._write("\n\n")
        self.blocks.append(layout.block(text, at, marker=marker, level=level, heading=heading))

    def row(self, cells: Sequence[str]) -> None:
        """A row of a table that lists items."""
        made = []
        for index, text in enumerate(cells):
            if index:
                self._write(" | ")
            text = clean(text)
            made.append(Block(text, self._write(text), "cell"))
        self._write("\n\n")
        self.blocks.append(Block("", made[0].at if made else self.length, "row", cells=tuple(made)))

    def is_listing(self, cells: Sequence[str]) -> bool:
        """Whether these cells head a table of learning points or recommendations."""
        row = Block("", 0, "row", cells=tuple(Block(clean(c), 0, "cell") for c in cells))
        return layout.columns(row) is not None

    @property
    def text(self) -> str:
        return "".join(self.parts)
