"""Items told in running text under a heading: 'Firstly, … Secondly, …' and lists of clauses."""

import re

from goldthread.engines.extract import bodies
from goldthread.engines.extract.lexicon import RECOMMENDATIONS
from goldthread.engines.extract.likeness import DUTY, IMPERATIVE, asks_body
from goldthread.engines.extract.model import Block, Candidate, Piece
from goldthread.engines.extract.words import count, sentences

ORDINAL = re.compile(
    r"^(?:and |but |then )?(?:(?:the |a )(?:first|second|third|fourth|fifth|sixth"
    r"|seventh|last|final)"
    r"(?: (?:\w+ )?(?:one|lesson|point|finding|theme|message|recommendation|thing|area))?"
    r" (?:is|was|concerns|relates|asks)\b"
    r"|(?:first|second|third|fourth|fifth|sixth|last|final)(?:ly)?,\s)",
    re.IGNORECASE,
)
# "The review recommends that A; that B": the parts keep their "that"
LEAD = re.compile(
    r"(?:(?:the|this) (?:[\w’'-]+ ){1,4}|it |we |i )"
    r"(?:recommends?|recommended|asks?|asked|proposes?|advises?|requests?|urges?) (?=that )",
    re.IGNORECASE,
)
OWNER = re.compile(r"^(?P<body>[A-Z][^:.;]{1,70}?)\s?:\s+(?=\S)")


def listed(block: Block, label: str) -> list[Candidate]:
    """The items of a paragraph that is itself a list; none when it is not."""
    return _ordinals(block) or _clauses(block, label) or _asked(block, label)


def _ordinals(block: Block) -> list[Candidate]:
    text = block.text
    cuts = sentences(text)
    opens = [i for i, (a, b) in enumerate(cuts) if ORDINAL.match(text[a:b])]
    if len(opens) < 2:
        return []
    found = []
    for index, more in zip(opens, [*opens[1:], len(cuts)], strict=True):
        piece = Piece(block, cuts[index][0], cuts[more - 1][1])
        found.append(Candidate([piece], "One of the points the paragraph counts out"))
    return found


def _asked(block: Block, label: str) -> list[Candidate]:
    """'The Board should … The Council should … The ICB should …' in one paragraph."""
    cuts = sentences(block.text)
    if label != RECOMMENDATIONS or len(cuts) < 2:
        return []
    if not all(asks_body(block.text[a:b]) for a, b in cuts):
        return []
    why = f"One of {len(cuts)} sentences that each ask a body"
    return [Candidate([Piece(block, a, b)], why) for a, b in cuts]


def _clauses(block: Block, label: str) -> list[Candidate]:
    """'Police: do this; do that.' or 'one thing; another thing; a third.'"""
    text, body = block.text, None
    at = lead.end() if label == RECOMMENDATIONS and (lead := LEAD.match(text)) else 0
    owner = OWNER.match(text)
    if label == RECOMMENDATIONS and owner and _is_body(owner["body"]):
        rest = text[owner.end() :]
        if DUTY.search(rest) or IMPERATIVE.match(rest) or ";" in rest:
            body, at = owner["body"], owner.end()
    marks = [m for m in re.finditer(r";\s+(?:and |or )?", text) if m.start() >= at]
    if len(marks) < 2 and body is None:
        return []
    last = marks[-1].start() if marks else at
    if ". " in text[at:last]:
        return []
    edges = [at, *(m.end() for m in marks)]
    stops = [*(m.start() for m in marks), len(text)]
    parts = [(a, b) for a, b in zip(edges, stops, strict=True) if count(text[a:b]) >= 2]
    if any(count(text[a:b]) < 3 for a, b in parts):
        return []
    why = f"A clause after “{body}:”" if body else "A clause of a list in one paragraph"
    return [Candidate([Piece(block, a, b)], why, addressed_to=body) for a, b in parts]


def _is_body(words: str) -> bool:
    return bodies.is_one(words) or bodies.names_actor(words)
