"""Whole invented pages with the right answers marked in their text.

They stand in `tests/data/pages` and `corpus/pages`.

Above the line `---` stands what the page says of itself ("-" for nothing; alternatives after
";"). Below, `{L|text}` is a learning point and `{R|to whom|kinds|text}` a recommendation.
"""

import re
from pathlib import Path

from tests.engines.extract.corpus.maker import Answers, Ask, Element, Made

FOLDERS = (
    Path(__file__).parents[2] / "data" / "pages",
    Path(__file__).parent / "corpus" / "pages",
)
LEARNING = re.compile(r"\{L\|([^{}]*)\}")
ASK = re.compile(r"\{R\|([^|{}]*)\|([^|{}]*)\|([^{}]*)\}")


def names() -> list[str]:
    return sorted(path.stem for folder in FOLDERS for path in folder.glob("*.txt"))


def load(name: str) -> tuple[str, Answers]:
    """(the page's text, its answers)."""
    path = next(path for folder in FOLDERS if (path := folder / f"{name}.txt").exists())
    head, body = path.read_text().split("\n---\n", 1)
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    said = {key: (None if value == "-" else value) for key, value in fields.items()}
    asks = [
        Ask(text, None if to == "-" else to, tuple(kinds.split(",")))
        for to, kinds, text in ASK.findall(body)
    ]
    boards = tuple((said["board"] or "").split("; ")) if said["board"] else ()
    answers = Answers(
        said["type"], boards, said["subject"], said["age"], LEARNING.findall(body), asks
    )
    return LEARNING.sub(r"\1", ASK.sub(r"\3", body)), answers


def made(name: str) -> Made:
    """The page as elements, for the other formats: short lines become headings."""
    text, answers = load(name)
    elements: list[Element] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        elements.append(_element(line, elements))
    return Made(name, [e for e in elements if e[0] != "again"], answers)


def _element(line: str, before: list[Element]) -> Element:
    last = before[-1] if before else ("", "")
    if line.startswith("|"):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if last[0] == "table":
            if not set(line) <= set("|-"):
                last[1].append(cells)
            return before.pop()
        return ("table", [cells])
    if line[0] in "•✓":
        if last[0] == "ul":
            last[1].append(line[1:].strip())
            return before.pop()
        return ("ul", [line[1:].strip()])
    if len(line) < 70 and line[-1] not in ".:;?" and not re.match(r"[\divx]+[.)]|[a-h]\)", line):
        return ("h", 2, line)
    return ("p", line)
