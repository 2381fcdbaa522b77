"""The words the engine knows, in plain files beside this one: one pattern a line, `#` comments.

A line is a regular expression; `{name}` stands for the lines of another file as alternatives.
To teach the engine a new heading, add a line; no code changes.
"""

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a file without comments."""
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def alternatives(name: str) -> str:
    """The lines as one group, longest first where they are plain words."""
    found = sorted(lines(name), key=len, reverse=True)
    joined = "|".join(found)
    joined = re.sub(r"\{([a-z_]{3,})\}", lambda hit: alternatives(hit[1]), joined)
    return f"(?:{joined})"


def words(name: str) -> frozenset[str]:
    """A file of plain words separated by white space."""
    return frozenset(word for line in lines(name) for word in line.split())


def pattern(name: str, before: str = "", after: str = "", *, case: bool = False) -> re.Pattern[str]:
    """A compiled pattern of a file's alternatives between `before` and `after`."""
    return re.compile(f"{before}{alternatives(name)}{after}", 0 if case else re.IGNORECASE)
