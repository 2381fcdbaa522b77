"""What kind of change a recommendation asks for: cues with weights, the heaviest kind wins.

The cues stand in `vocabulary/kinds.txt`, those of the main verb (right after "should") in
`kinds_asked.txt`. Those near the beginning of the item weigh more: what is asked stands there;
what it is about comes later.
"""

import re

from goldthread.engines.extract.vocabulary import lines


def _cues(name: str) -> list[tuple[str, float, re.Pattern[str]]]:
    """Cues of one kind and weight as one pattern."""
    groups: dict[tuple[str, float], list[str]] = {}
    for line in lines(name):
        kind, weight, cue = line.split("\t")
        groups.setdefault((kind, float(weight)), []).append(cue)
    return [
        (kind, weight, re.compile(rf"\b(?:{'|'.join(cues)})\b", re.IGNORECASE))
        for (kind, weight), cues in groups.items()
    ]


CUES = _cues("kinds")
ASKED = _cues("kinds_asked")
ASKS = re.compile(
    r"\b(?:should|must|shall|ought to|needs? to|(?:is|are) (?:asked|invited|requested"
    r"|urged|required|recommended|advised|encouraged) to|(?:is|are) to|will|to)\s+"
    r"(?:(?:each|all|now|also|therefore|jointly|together|both|urgently|formally|routinely|always"
    r"|at once|work together to|consider|(?:make sure|ensure) (?:that )?(?:they|it)"
    r"|take steps to|aim to|continue to|be asked to)\s+)*"
)
OPENS = re.compile(r"(?:that |to |jointly |urgently )*", re.IGNORECASE)
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
    asked = _asked(text)
    first = re.split(r"(?<=[.;])\s", text, maxsplit=1)[0]
    scores: dict[str, float] = {}
    for kind, weight, cue in CUES:
        values = [weight * _worth(text, first, kind, hit) for hit in cue.finditer(text)]
        if values:
            scores[kind] = scores.get(kind, 0.0) + max(values)
    for kind, weight, cue in ASKED:
        if hit := cue.match(asked):
            if kind == "commissioning" and NOT_COMMISSIONING.search(hit.group()):
                continue
            scores[kind] = max(scores.get(kind, 0.0), weight)
    return scores


def _asked(text: str) -> str:
    """What follows "should", or the whole of an item that begins with its verb."""
    found = ASKS.search(text)
    if found and found.start() < 160:
        return text[found.end() :]
    opens = OPENS.match(text)
    rest = text[opens.end() if opens else 0 :].strip()
    return rest[:1].lower() + rest[1:]


def _worth(text: str, first: str, kind: str, hit: re.Match[str]) -> float:
    """How much one cue counts by where it stands, 0 to 1.25."""
    start, end = hit.span()
    if kind == "commissioning" and NOT_COMMISSIONING.search(text[max(0, start - 25) : end + 40]):
        return 0.0
    worth = max(0.35, 1 - 0.55 * start / max(len(first), 60))
    if start >= len(first):
        worth *= 0.55
    return worth * 1.25 if kind in MADE and BUILDS.search(text[:start]) else worth
