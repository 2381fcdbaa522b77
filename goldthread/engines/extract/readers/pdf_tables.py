"""Tables in a PDF that list items: found by their header row, read column by column."""

from goldthread.engines.extract import layout
from goldthread.engines.extract.model import Block
from goldthread.engines.extract.readers.pdf_lines import Line, Word


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
            column = max((i for i, x in enumerate(self.starts) if x <= word.x + 4), default=0)
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


def open_table(line: Line) -> Table | None:
    """A table if this line is the header row of one."""
    cells = _cells(line)
    if len(cells) < 2:
        return None
    roles = layout.columns(Block("", 0, "row", cells=tuple(cells)))
    if roles is None or (roles[0] == "other" and roles.count("other") > len(roles) / 2):
        return None
    return Table([c.text for c in cells], [float(c.at) for c in cells], line)
