"""Blocks as the light marks that a person can type, and back again without losing a word.

    ## Heading        ### Smaller heading
    - a list          1. a numbered list        (two spaces in front: one level down)
    **bold**          *italic*
    | Date | What |   (a table; a second line | --- | --- | makes the first one its heading)
    [Known then] or [Known now] in front of a paragraph or list item

Anything else is a paragraph: nothing typed is an error. A backslash takes a mark's meaning away.
"""

import re
from collections.abc import Iterator

from goldthread.engines.documents.manuscript_blocks import (
    DEEPEST_ITEM,
    KNOWN_WORDS,
    LOWEST_HEADING,
    NOW,
    THEN,
    TOP_HEADING,
    Block,
    Blocks,
    Heading,
    Item,
    Paragraph,
    Run,
    Runs,
    Table,
    tidy,
)

_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)$")
_ITEM = re.compile(r"([ \t]*)([-•*]|\d{1,3}[.)])[ \t]+(\S.*)$")
_KNOWN = re.compile(r"\[known (then|now)\][ \t]*", re.I)
_DIVIDER = re.compile(r"\|?[\s|:]*-[\s|:-]*$")
_TOKEN = re.compile(r"\\(.)|(\*{1,3})|([^\\*]+)|(\\)", re.S)
_STARTS_A_BLOCK = re.compile(r"#{1,6}[ \t]|[-•*][ \t]|\||\[known (?:then|now)\]", re.I)
_STARTS_A_NUMBER = re.compile(r"(\d{1,3})([.)][ \t])")
_BREAK = re.compile(r"<br ?/?>", re.I)


def parse(text: str) -> Blocks:
    """Blocks of a text as it was typed or as `unparse` wrote it."""
    return tuple(_blocks(re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text).split("\n")))


def unparse(blocks: Blocks) -> str:
    """The text of tidy blocks; `parse` gives the same blocks again."""
    text = ""
    numbers: dict[int, int] = {}
    before: Block | None = None
    for block in blocks:
        if not isinstance(block, Item):
            numbers = {}
        if before is not None:
            text += "\n" if isinstance(before, Item) and isinstance(block, Item) else "\n\n"
        text += _written(block, numbers)
        before = block
    return text


def _blocks(lines: list[str]) -> Iterator[Block]:
    waiting: list[str] = []  # the lines of a paragraph, or of the item that `item` began
    item: tuple[int, bool] | None = None
    place = 0

    def flush() -> Iterator[Block]:
        if waiting:
            yield from _with_words(waiting, item)
        waiting.clear()

    while place < len(lines):
        line = lines[place]
        if not line.strip():
            yield from flush()
            item = None
        elif found := _HEADING.match(line):
            yield from flush()
            item = None
            level = min(max(len(found[1]), TOP_HEADING), LOWEST_HEADING)
            runs = tidy(_runs(found[2]), one_line=True)
            if runs:
                yield Heading(level, runs)
        elif found := _ITEM.match(line):
            yield from flush()
            depth = min(len(found[1].expandtabs(2)) // 2, DEEPEST_ITEM)
            item = (depth, found[2][0].isdigit())
            waiting.append(found[3])
        elif line.lstrip().startswith("|"):
            yield from flush()
            item = None
            end = place
            while end < len(lines) and lines[end].lstrip().startswith("|"):
                end += 1
            yield _table(lines[place:end])
            place = end - 1
        else:
            waiting.append(line)
        place += 1
    yield from flush()


def _with_words(lines: list[str], item: tuple[int, bool] | None) -> Iterator[Block]:
    text, known = "\n".join(lines).strip(), ""
    if found := _KNOWN.match(text):
        known = THEN if found[1].lower() == THEN else NOW
        text = text[found.end() :]
    runs = tidy(_runs(text))
    if not runs:
        return
    yield Paragraph(runs, known) if item is None else Item(*item, runs, known)


def _table(lines: list[str]) -> Table:
    header = len(lines) > 1 and bool(_DIVIDER.match(lines[1].strip()))
    kept = [line for at, line in enumerate(lines) if not (header and at == 1)]
    return Table(tuple(_cells(line) for line in kept), header)


def _cells(line: str) -> tuple[Runs, ...]:
    inner = line.strip()[1:]
    parts, part, place = [], "", 0
    while place < len(inner):
        pair = inner[place : place + 2]
        if pair[0] == "\\" and len(pair) == 2:
            part += pair
            place += 2
            continue
        if pair[0] == "|":
            parts.append(part)
            part = ""
        else:
            part += pair[0]
        place += 1
    if part.strip() or not parts:
        parts.append(part)  # the last bar was left out
    return tuple(tidy(_runs(_break_lines(part))) for part in parts)


def _break_lines(cell: str) -> str:
    """`<br>` in a cell is a line break, unless a backslash stands before it."""
    return re.sub(r"(\\.)|<br ?/?>", lambda found: found[1] or "\n", cell, flags=re.I | re.S)


def _runs(text: str) -> Iterator[Run]:
    """Bold and italic; a star that opens or closes nothing is a star."""
    bold = italic = False
    tokens = [(found, found.start(), found.end()) for found in _TOKEN.finditer(text)]
    stars = [(start, end) for found, start, end in tokens if found[2]]
    for found, start, end in tokens:
        if found[1] is not None:
            yield Run(found[1] if not found[1].isalnum() else found[0], bold, italic)
        elif found[3] is not None or found[4] is not None:
            yield Run(found[0], bold, italic)
        else:
            later = [text[a:b] for a, b in stars if a >= end and not text[a - 1].isspace()]
            turned = _turn(len(found[0]), bold, italic, later)
            opens = end < len(text) and not text[end].isspace()
            closes = start > 0 and not text[start - 1].isspace()
            if turned is None or not _fits(turned, (bold, italic), opens, closes):
                yield Run(found[0], bold, italic)
            else:
                bold, italic = turned


def _turn(width: int, bold: bool, italic: bool, later: list[str]) -> tuple[bool, bool] | None:
    """What a row of stars makes of bold and italic; None where it would open what never closes."""
    now = (bold != (width >= 2), italic != (width != 2))
    needs = int(now[0] and not bold) * 2 + int(now[1] and not italic)
    if needs >= 2 and not any(len(stars) >= 2 for stars in later):
        return None
    if needs in {1, 3} and not any(len(stars) != 2 for stars in later):
        return None
    return now


def _fits(now: tuple[bool, bool], was: tuple[bool, bool], opens: bool, closes: bool) -> bool:
    """Stars open before a word and close behind one."""
    opening = any(n and not w for n, w in zip(now, was, strict=True))
    closing = any(w and not n for n, w in zip(now, was, strict=True))
    return (not opening or opens) and (not closing or closes)


def _written(block: Block, numbers: dict[int, int]) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_inline(block.runs)}"
    if isinstance(block, Table):
        return _written_table(block)
    known = f"[{KNOWN_WORDS[block.known]}] " if block.known else ""
    first, *rest = _inline(block.runs).split("\n")
    lines = [_safe_known(first) if isinstance(block, Item) else _safe(first)]
    lines += [_safe(line) for line in rest]
    if isinstance(block, Paragraph):
        return known + "\n".join(lines)
    for deeper in [level for level in numbers if level > block.level]:
        del numbers[deeper]
    numbers[block.level] = numbers.get(block.level, 0) + 1 if block.ordered else 0
    mark = f"{numbers[block.level]}." if block.ordered else "-"
    return f"{'  ' * block.level}{mark} {known}" + "\n".join(lines)


def _written_table(table: Table) -> str:
    lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in table.rows]
    if table.header and table.rows:
        lines.insert(1, "|" + " --- |" * len(table.rows[0]))
    return "\n".join(lines)


def _cell(runs: Runs) -> str:
    inner = _inline(runs, in_table=True)
    return f"\\{inner}" if re.fullmatch(r"[\s:-]*-[\s:-]*", inner) else inner


def _inline(runs: Runs, *, in_table: bool = False) -> str:
    parts, bold, italic = [], False, False
    for run in (*runs, Run("")):
        parts.append("*" * (2 * (run.bold != bold) + (run.italic != italic)))
        bold, italic = run.bold, run.italic
        text = re.sub(r"([\\*])", r"\\\1", run.text)
        if in_table:
            text = _BREAK.sub(lambda found: f"\\{found[0]}", text)
            text = text.replace("|", "\\|").replace("\n", "<br>")
        parts.append(text)
    return "".join(parts)


def _safe(line: str) -> str:
    """A line of a paragraph that looks like the start of something else."""
    if found := _STARTS_A_NUMBER.match(line):
        return f"{found[1]}\\{line[len(found[1]) :]}"
    return f"\\{line}" if _STARTS_A_BLOCK.match(line) else line


def _safe_known(line: str) -> str:
    return f"\\{line}" if _KNOWN.match(line) else line
