"""Where an item stands in the text of its document, and that text cut up to be shown."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from goldthread.foundations.records.words import written

AROUND = 700  # characters of a long document shown before and after each find
WHOLE_BELOW = 30_000  # characters: a document shorter than this is shown whole
Span = tuple[int, int]


@dataclass(frozen=True)
class Find:
    """A passage to highlight: `key` names its card, `label` is what is printed beside it."""

    key: int
    label: str
    listing: str
    start: int
    end: int
    state: str = "waiting"


@dataclass(frozen=True)
class Segment:
    """A run of text with the same finds over it. `opens` are those that begin here."""

    text: str
    finds: tuple[Find, ...] = ()
    opens: tuple[Find, ...] = ()


@dataclass(frozen=True)
class Passage:
    """A stretch of the document, and how many characters were left out before it."""

    segments: list[Segment] = field(default_factory=list)
    left_out: int = 0


def locate(words: str, source: str, within: Span | None = None) -> Span | None:
    """Where the words stand, whatever the white space between them; None if they do not."""
    if not written(words):
        return None
    start, end = within or (0, len(source))
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = re.compile(pattern).search(source, start, end)
    return found.span() if found else None


def cut(text: str, finds: Sequence[Find], *, whole: bool = False) -> list[Passage]:
    """The text with its finds. A long one is cut to the passages around them unless `whole`."""
    known = [one for one in finds if 0 <= one.start < one.end <= len(text)]
    whole = whole or len(text) <= WHOLE_BELOW
    windows = [(0, len(text))] if whole else _windows(text, known)
    passages, before = [], 0
    for start, end in windows:
        passages.append(Passage(_segments(text, known, start, end), start - before))
        before = end
    if before < len(text):
        passages.append(Passage([], len(text) - before))
    return passages


def _windows(text: str, finds: Iterable[Find]) -> list[Span]:
    """Stretches around the finds, from line to line, those that touch made one."""
    windows: list[Span] = []
    for find in sorted(finds, key=lambda one: one.start):
        start = text.rfind("\n", 0, max(0, find.start - AROUND)) + 1
        end = text.find("\n", min(len(text), find.end + AROUND))
        end = len(text) if end < 0 else end
        if windows and start <= windows[-1][1] + AROUND:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows or [(0, min(len(text), WHOLE_BELOW))]


def _segments(text: str, finds: Sequence[Find], start: int, end: int) -> list[Segment]:
    inside = [one for one in finds if one.start < end and one.end > start]
    edges = {start, end} | {max(one.start, start) for one in inside}
    edges |= {min(one.end, end) for one in inside}
    marks = sorted(edges)
    cuts = []
    for at, until in pairwise(marks):
        over = tuple(one for one in inside if one.start <= at and one.end >= until)
        opens = tuple(one for one in over if max(one.start, start) == at)
        cuts.append(Segment(re.sub(r"\n\s*\n\s*\n+", "\n\n", text[at:until]), over, opens))
    return cuts
