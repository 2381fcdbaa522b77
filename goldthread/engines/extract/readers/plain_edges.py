"""Running heads, feet and page numbers left in the text of printed pages."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from goldthread.engines.extract import lexicon, markers

NUMBER_ONLY = re.compile(
    r"(?:page\s*\|?\s*)?[-–|\s]*\d{1,3}[-–|\s]*(?:(?:of|/)\s*\d{1,3})?|\d{1,3}\s*\|\s*p\s?a\s?g\s?e",
    re.IGNORECASE,
)
NUMBER_LAST = re.compile(
    r"\S.*(?:\s{3,}|\t|\s[|–-]\s|\s+page\s+)(?:page\s*\|?\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?",
    re.IGNORECASE,
)
NUMBER_FIRST = re.compile(
    r"(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?(?:\s{3,}|\t|\s*\|\s*)\S.*", re.I
)


def edges(lines: Sequence[str], gaps: Sequence[bool]) -> set[int]:
    """Which lines belong to the edges of pages rather than to the text.

    `gaps` says for each line whether an empty line stands before it. A number alone counts only
    where empty lines stand around it; a line with words only where it comes again.
    """
    alone = [gap and (i + 1 == len(gaps) or gaps[i + 1]) for i, gap in enumerate(gaps)]
    keys = [re.sub(r"\d+", "#", re.sub(r"\s+", " ", line.lower())) for line in lines]
    often = Counter(keys)
    bare = [i for i, line in enumerate(lines) if line.isdigit()]
    steps = sorted(b - a for a, b in pairwise(bare))
    if steps and steps[len(steps) // 2] < 7:  # numbers of rows, not of pages
        alone = [False] * len(alone)
    found = {
        i
        for i, line in enumerate(lines)
        if (NUMBER_ONLY.fullmatch(line) and (alone[i] or "age" in line or " of " in line))
        or (often[keys[i]] > 1 and _numbered(line) and not markers.find(line))
    }
    # a running head above or below the number, the same on every page
    fresh = set(found)
    while fresh:
        near = {j for i in fresh for j in (i - 1, i + 1) if 0 <= j < len(lines)} - found
        times = Counter(keys[j] for j in near)
        fresh = {j for j in near if times[keys[j]] > 1 and not _speaks(lines[j], often[keys[j]])}
        found |= fresh
    return found


def _speaks(line: str, times: int) -> bool:
    """A marker is part of the text, and so is a heading that came once before, in the contents."""
    heads = times == 2 and lexicon.label_of(line) in (lexicon.LEARNING, lexicon.RECOMMENDATIONS)
    return markers.find(line) is not None or heads


def _numbered(line: str) -> bool:
    return bool(NUMBER_LAST.fullmatch(line) or NUMBER_FIRST.fullmatch(line))
