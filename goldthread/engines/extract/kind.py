"""What kind of change a recommendation asks for: cues with weights, the heaviest kind wins.

The cues stand in `vocabulary/kinds.txt`. Those near the beginning of the item weigh more: what
is asked stands there; what it is about comes later.
"""

import re

from goldthread.engines.extract.vocabulary import lines


def _cues() -> list[tuple[str, float, re.Pattern[str]]]:
    """Cues of one kind and weight as one pattern."""
    groups: dict[tuple[str, float], list[str]] = {}
    for line in lines("kinds"):
        kind, weight, cue = line.split("\t")
        groups.setdefault((kind, float(weight)), []).append(cue)
    return [
        (kind, weight, re.compile(rf"\b(?:{'|'.join(cues)})\b", re.IGNORECASE))
        for (kind, weight), cues in groups.items()
    ]


CUES = _cues()
NOT_COMMISSIONING = re.compile(
    r"\bcommission(?:s|ed|ing)? (?:[\w-]+ ){0,4}?"
    r"(?:review|audit|training|report|research|evaluation|work)|\bcommissioned by\b"
    r"|\b(?:quality|equality|rights|law|charity|audit) commission\b"
    r"|\bwho commission|\bcommission them|\bcommissioning of this|police and crime"
    r" commissioner|clinical commissioning group",
    re.IGNORECASE,
)
BUILDS = re.compile(
    r"\b(?:develop|write|produce|create|issue|publish|draft|update|revise|review|amend|refresh"
    r"|agree|introduce|establish|strengthen|change|adopt)\w*\b[^.;]{0,60}$",
    re.IGNORECASE,
)
MADE = ("guidance", "policy")  # kinds whose cue is a thing somebody makes


def of(text: str, addressee: str | None = None) -> str:
    """One of the eight kinds; a change of practice when no cue speaks."""
    scores = weigh(text, addressee)
    return max(scores, key=lambda kind: scores[kind]) if scores else "practice"


def weigh(text: str, addressee: str | None = None) -> dict[str, float]:
    """Each kind's weight. The addressee's own name is no cue."""
    if addressee and addressee in text[: len(addressee) + 60]:
        text = text.replace(addressee, " ", 1)
    first = re.split(r"(?<=[.;])\s", text, maxsplit=1)[0]
    scores: dict[str, float] = {}
    for kind, weight, cue in CUES:
        values = [weight * _worth(text, first, kind, hit) for hit in cue.finditer(text)]
        if values:
            scores[kind] = scores.get(kind, 0.0) + max(values)
    return scores


def _worth(text: str, first: str, kind: str, hit: re.Match[str]) -> float:
    """How much one cue counts by where it stands, 0 to 1.25."""
    start, end = hit.span()
    if kind == "commissioning" and NOT_COMMISSIONING.search(text[max(0, start - 25) : end + 40]):
        return 0.0
    worth = max(0.35, 1 - 0.55 * start / max(len(first), 60))
    if start >= len(first):
        worth *= 0.55
    return worth * 1.25 if kind in MADE and BUILDS.search(text[:start]) else worth
