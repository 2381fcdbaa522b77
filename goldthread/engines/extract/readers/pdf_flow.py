"""From printed lines back to the paragraphs, list items and table rows that were typed."""

import re
from itertools import pairwise
from statistics import median

from goldthread.engines.extract import markers
from goldthread.engines.extract.build import Builder
from goldthread.engines.extract.readers.pdf_lines import Line, Word
from goldthread.engines.extract.readers.pdf_tables import Table, open_table

DOTS = re.compile(r"(\.\s?){4,}|…{2,}")


def write(pages: list[list[Line]], out: Builder) -> None:
    """All pages as blocks: a paragraph cut by a page's end is one block."""
    flow = _Flow(out, pages)
    for number, lines in enumerate(pages):
        skip = 0
        for index, line in enumerate(lines):
            if skip:
                skip -= 1
            elif flow.takes(line, number):
                continue
            elif opened := open_table(lines[index : index + 9]):
                flow.end()
                flow.table, skip = opened[0], opened[1] - 1
            else:
                flow.line(line, number)
    flow.end()


class _Flow:
    def __init__(self, out: Builder, pages: list[list[Line]]) -> None:
        self.out = out
        lines = [line for page in pages for line in page]
        sizes = sorted(line.size for line in lines for _ in line.words)
        self.body = median(sizes) if sizes else 10.0
        self.pitch = _pitch(pages, self.body)
        self.margins = [_margins(page) for page in pages]
        self.open: list[Line] = []
        self.page = 0
        self.marked = False
        self.table: Table | None = None

    def takes(self, line: Line, page: int) -> bool:
        """Whether the line belongs to the open table; the table ends where it does not."""
        if self.table and self.table.take(line, page):
            return True
        self.end_table()
        return False

    def line(self, line: Line, page: int) -> None:
        for part in _parts(line):
            if self.open and self.continues(part, page):
                self.open.append(part)
            else:
                self.end()
                self.open = [part]
                self.marked = markers.find(part.text) is not None
            self.page = page

    def continues(self, line: Line, page: int) -> bool:
        last = self.open[-1]
        if markers.find(line.text) and not _looks_wrapped(last, line):
            return False
        if abs(line.size - last.size) > 0.6 or DOTS.search(last.text):
            return False
        if line.bold != last.bold and (line.bold or (len(self.open) == 1 and _short(last))):
            return False
        room = self.margin(last, self.page) - last.end
        first = line.words[0]
        fits = first.end - first.x + 0.25 * line.size < room - 1
        if page != self.page:
            return not fits and (
                line.text[0].islower()
                or last.text[-1] not in ".!?:;"
                or (self.marked and line.x > self.open[0].x + 3)
            )
        gap = last.y - line.y
        if gap < -2:  # the next column, or a box beside
            return not fits and last.text[-1] not in ".!?:;"
        if gap > self.pitch * (line.size / self.body) * 1.35:
            return False
        if abs(gap) < 2:  # more on the same line
            return True
        return not fits

    def margin(self, line: Line, page: int) -> float:
        return self.margins[page].get(_column(line), line.end)

    def end(self) -> None:
        self.end_table()
        if not self.open:
            return
        lines, self.open = self.open, []
        text = _joined(lines)
        large = lines[0].size > self.body * 1.12
        bold = all(line.bold for line in lines) and len(lines) <= 3
        heading = (2 if lines[0].size > self.body * 1.4 else 3) if large else 9 if bold else None
        self.out.block(text, heading=heading if len(text) < 200 else None)

    def end_table(self) -> None:
        if self.table:
            for row in self.table.rows():
                self.out.row(row)
            self.table = None


def _parts(line: Line) -> list[Line]:
    """A printed line split where wide gaps show that it is two texts side by side."""
    runs: list[list[Word]] = [[line.words[0]]]
    for before, word in zip(line.words, line.words[1:], strict=False):
        wide = word.x - before.end > 2.2 * line.size
        so_far = " ".join(w.text for w in runs[-1])
        if wide and not so_far.endswith(":") and not _is_marker(so_far):
            runs.append([word])
        else:
            runs[-1].append(word)
    return [Line(run, line.y, line.size, line.bold, line.height) for run in runs]


def _is_marker(text: str) -> bool:
    found = markers.find(text + " Text")
    return found is not None and found.width >= len(text)


def _looks_wrapped(last: Line, line: Line) -> bool:
    """'… under section\n47. The …' is no numbered item."""
    return bool(re.match(r"\d{1,3}[.)]?\s", line.text)) and bool(
        re.search(
            r"\b(section|paragraph|page|regulation|chapter|article|of|and|the|to|in)$", last.text
        )
    )


def _short(line: Line) -> bool:
    return len(line.words) <= 12 and line.text[-1] not in ".,;"


def _joined(lines: list[Line]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        if re.search(r"[a-z]-$", text) and line.text[0].islower():
            text = _dehyphenated(text, line.text)
        else:
            text += " " + line.text
    return text


def _dehyphenated(text: str, more: str) -> str:
    """A word broken at a line's end. A hyphen that belongs to the word stays."""
    head = text.rsplit(" ", 1)[-1].rstrip("-").lower()
    kept = head in PREFIXES or "-" in head or len(head) < 3
    return text + more if kept else text[:-1] + more


PREFIXES = {
    "multi", "pre", "non", "co", "self", "inter", "re", "post", "ante", "single", "long", "short",
    "well", "full", "face", "follow", "decision", "information", "evidence", "cross", "child",
    "high", "low", "early", "home", "drug", "alcohol", "trauma", "one", "two", "three", "risk",
    "day", "first", "in", "out", "on", "off", "up", "year", "week", "month", "semi", "sub", "part",
}  # fmt: skip


def _pitch(pages: list[list[Line]], body: float) -> float:
    """The usual distance between lines of body text, in points."""
    gaps = [
        before.y - line.y
        for lines in pages
        for before, line in pairwise(lines)
        if abs(line.size - body) < 0.6 and 0.9 * body < before.y - line.y < 2.2 * body
    ]
    usual = sorted(gaps)[len(gaps) // 20] if gaps else body * 1.2
    return min(max(usual, body * 1.1), body * 1.6)


def _column(line: Line) -> int:
    return int(line.x // 130)


def _margins(lines: list[Line]) -> dict[int, float]:
    """The right edge of each column of a page, by where its lines start."""
    edges: dict[int, float] = {}
    for line in lines:
        key = _column(line)
        edges[key] = max(edges.get(key, 0.0), line.end)
    widest = edges.get(0, 0.0)
    return {k: max(v, widest) if k == 1 and v > widest * 0.9 else v for k, v in edges.items()}
