"""What any of the searches found in the plain text, before it is settled what stands."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from goldthread.engines.anonymise.findings import Status

# Of two that overlap the one with the higher weight stands; the longer one of equal weight.
CERTAIN_NUMBER, WHOLE, PLACE, PERSON, PART, DOUBT, HINT = 70, 60, 50, 40, 30, 20, 10


@dataclass(frozen=True)
class Candidate:
    """Characters `start` to before `end` of the plain text. `replacement` is written as it is
    unless `fit` asks for the capitals and articles of its place."""

    start: int
    end: int
    kind: str
    subject: str | None
    replacement: str
    confidence: float
    reason: str
    status: Status = "replaced"
    weight: int = PERSON
    fit: bool = False


def settled(candidates: Iterable[Candidate], text: str) -> list[Candidate]:
    """Those that stand: none overlapping, in the order of the text.

    Of one that loses a part to another the rest stays, so that nothing comes back by losing.
    """
    kept: list[Candidate] = []  # by their start; none overlapping
    starts: list[int] = []
    for one in sorted(candidates, key=lambda c: (-c.weight, -(c.end - c.start), c.start)):
        rest = [(one.start, one.end)]
        for other in _touching(one, kept, starts):
            rest = [piece for a, b in rest for piece in _without(a, b, other)]
        if rest != [(one.start, one.end)]:
            telling = [(a, b) for a, b in rest if _telling(text[a:b])]
            rest = telling if one.status == "replaced" else []
        for start, end in rest:
            at = bisect_left(starts, start)
            starts.insert(at, start)
            kept.insert(at, replace(one, start=start, end=end))
    return kept


def _touching(one: Candidate, kept: list[Candidate], starts: list[int]) -> list[Candidate]:
    first = max(0, bisect_left(starts, one.start) - 1)
    last = bisect_left(starts, one.end)
    return [other for other in kept[first:last] if other.end > one.start]


def _without(start: int, end: int, other: Candidate) -> Iterator[tuple[int, int]]:
    if start < other.start:
        yield start, min(end, other.start)
    if other.end < end:
        yield max(start, other.end), end


def _telling(rest: str) -> bool:
    return sum(character.isalnum() for character in rest) > 2
