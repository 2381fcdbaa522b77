"""Tables in a PDF that list items: found by their header row, read column by column."""

import re
from collections.abc import Sequence

from goldthread.engines.extract import layout
from goldthread.engines.extract.model import Block
from goldthread.engines.extract.readers.pdf_lines import Line, Word

NAMES_COLUMN = re.compile(
    r"\b(?:recommendation|learning|lesson|finding|action|what)", re.IGNORECASE
)

NAMELESS = -1


class Table:
    """Rows being read. A new row starts when the file goes back to an earlier column."""

    def __init__(self, header: list[str], starts: list[float], line: Line) -> None:
        self.header = header
        self.starts = starts
        self.found: list[list[str]] = [[""] * len(header)]
        self.column = -1
        self.y = line.y
        self.page = -1
        self.size = line.size
        self.low = line.y

    def take(self, line: Line, page: int) -> bool:
        """Add a line; False when the table has ended."""
        if [c.text for c in _cells(line)] == self.header:
            return True
        parts = self.split(line)
        if parts is None or line.size > self.size * 1.35:
            return False
        if self.page == page and self.low - line.y > 60:
            return False
        for column, text in parts:
            back = column < self.column
            if column == NAMELESS:
                if any(self.found[-1]) and back:
                    self.found.append([""] * len(self.header))
                self.column = column
                continue
            if back or (column == self.column and self._apart(line, page) and column == 0):
                self.found.append([""] * len(self.header))
            cell = self.found[-1][column]
            self.found[-1][column] = f"{cell} {text}".strip()
            self.column = column
        self.low = min(self.low, line.y) if page == self.page else line.y
        self.page, self.y = page, line.y
        return True

    def _apart(self, line: Line, page: int) -> bool:
        return page == self.page and self.y - line.y > 2.2 * line.size

    def split(self, line: Line) -> list[tuple[int, str]] | None:
        """The line's words by column, or None when they run across columns."""
        parts: list[tuple[int, list[str]]] = []
        before: Word | None = None
        for word in line.words:
            left = word.x < self.starts[0] - 8  # of the first column whose name we know
            column = max((i for i, x in enumerate(self.starts) if x <= word.x + 4), default=0)
            column = NAMELESS if left else column
            if parts and parts[-1][0] == column:
                parts[-1][1].append(word.text)
            else:
                clear = before is None or word.x - before.end > 0.8 * line.size
                if before is not None and not clear and abs(word.x - self.starts[column]) > 4:
                    return None
                parts.append((column, [word.text]))
            before = word
        return [(column, " ".join(words)) for column, words in parts]

    def rows(self) -> list[list[str]]:
        return [self.header, *[row for row in self.found if any(row)]]


def _cells(line: Line) -> list[Block]:
    runs: list[list[Word]] = [[line.words[0]]]
    for before, word in zip(line.words, line.words[1:], strict=False):
        if word.x - before.end > 0.7 * line.size:
            runs.append([word])
        else:
            runs[-1].append(word)
    return [Block(" ".join(w.text for w in run), int(run[0].x), "cell") for run in runs]


def open_table(lines: Sequence[Line]) -> tuple[Table, int] | None:
    """A table and how many lines its header row takes, if the lines begin with one.

    The names of columns may be broken over lines: what stands at one place is one name.
    """
    if not NAMES_COLUMN.search(lines[0].text) or len(lines[0].text) > 160:
        return None
    cells = _cells(lines[0])
    best: tuple[Table, int] | None = None
    for used in range(1, min(len(lines), 9) + 1):
        if used > 1:
            line = lines[used - 1]
            more = _cells(line)
            if abs(line.size - lines[0].size) > 0.5 or line.bold != lines[0].bold:
                break
            if lines[0].y - line.y > 4 * lines[0].size or not _joins(cells, more, used):
                break
            cells = _merged(cells, more)
        roles = layout.columns(Block("", 0, "row", cells=tuple(cells)))
        if roles and not (roles[0] == "other" and roles.count("other") > len(roles) / 2):
            best = Table([c.text for c in cells], [float(c.at) for c in cells], lines[0]), used
    return best


def _joins(cells: list[Block], more: list[Block], used: int) -> bool:
    """Further header text: under a column's name, or a new column to the right of all."""
    back_at_first = abs(more[0].at - cells[0].at) < 4 and (len(cells) > 1 or used > 3)
    known = all(any(abs(m.at - c.at) < 4 for c in cells) or m.at > cells[-1].at for m in more)
    return known and not back_at_first and all(len(m.text) < 30 for m in more)


def _merged(cells: list[Block], more: list[Block]) -> list[Block]:
    out = list(cells)
    for cell in more:
        for index, old in enumerate(out):
            if abs(old.at - cell.at) < 4:
                out[index] = Block(f"{old.text} {cell.text}", old.at, "cell")
                break
        else:
            out.append(cell)
    return out
