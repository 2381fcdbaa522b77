"""Items inside running text: 'Learning: a; b; c.' and 'The review recommends that …'."""

import re

from goldthread.engines.extract import lexicon
from goldthread.engines.extract.lexicon import LEARNING, RECOMMENDATIONS
from goldthread.engines.extract.model import Block, Candidate, Piece
from goldthread.engines.extract.vocabulary import alternatives, pattern
from goldthread.engines.extract.words import count, sentences

HEAD = re.compile(
    r"^(?P<head>(?:the |key |main |wider |practice |areas of "
    r"|areas for )*(?P<what>learning|lessons?|findings?|recommendations?"
    r"|recommended actions|themes|(?:key )?issues(?: identified| raised| arising)?)\b"
    r"(?P<rest>[^:.;]{0,90}?)):\s+(?:include[sd]?:\s+)?(?=\S)",
    re.IGNORECASE,
)
WITHIN = re.compile(
    r"(?:^|(?<=[.;!?] ))(?P<head>[^.:;]{0,120}?\b(?P<what>learning|lessons?|findings?"
    r"|recommendations?|recommend(?:s|ed)|issues (?:identified|raised"
    r"|arising))\b(?P<rest>[^.:;]{0,90}?)):\s+(?=\S)",
    re.IGNORECASE,
)
SAYS = re.compile(
    r"^(?:(?:therefore|finally|further|in addition|additionally|as a result|accordingly"
    r"|also),?\s+)?(?:the|this) (?:[\w’'-]+ ){0,5}(?:review|reviewers?|panel|author"
    r"|report|inquiry|chair|investigation|overview author|board"
    r"|partnership)s? (?:\w+ )?recommend(?:s|ed)?\b(?! (?:was|were))"
    r"|^(?:(?:and|finally|lastly|further|in addition|also),?\s+)?"
    r"(?:it|he|she|they) (?:\w+ ){0,2}recommends?\b"
    r"|^(?:therefore,? )?(?:it is|it was) (?:\w+ )?recommended that|^(?:i"
    r"|we) (?:\w+ )?recommend\b|^(?:hsib|hssib) recommends\b",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"(?<=[.;:!?)] )(?P<name>(?P<what>(?:key |practice )?learning point|lesson|practice"
    r" point|finding|lp"
    r"|recommendation) (?P<n>\d{1,2}))\s?[:.–-]\s+",
    re.IGNORECASE,
)
TO_BODY = re.compile(
    r"\b(?:to|for) (?P<body>(?:the |all |each )?[\w’'\s-]{3,60}?)(?:\s+(?:include[sd]?"
    r"|are|is|were))?$",
    re.IGNORECASE,
)
ENUMERATED = re.compile(r"(?:^|[;.,]?\s+)\(?(?:[1-9]|1\d|[a-h]|i{1,3}|iv|vi{0,3})[.)]\s+")
# "Learning: The scheme can be used here; practitioners may be the first to name it."
ONE_STATEMENT = re.compile(
    r"[A-Z][^.;]*\b(?:is|are|can|may|should|must|was|were|has|have)\b[^.;]*; [a-z][^;]*$"
)
# "includes: a; b; c" where "Learning" in bold was lost
LOST = re.compile(r"^(?:learning )?include[sd]?:\s+", re.IGNORECASE)
# "Makes recommendations that health visitors write …"
MAKES = re.compile(
    r"^(?:(?:the|this) (?:review|report) |it |and )?makes (?:\w+ ){0,3}?recommendations?"
    r"(?: (?:that|for|on|about|around|covering|regarding|concerning|including|relating to"
    r"|in relation to|in respect of)|:)\s+(?=\S)",
    re.IGNORECASE,
)
# "Makes recommendations for the Board and its partners": only counted, not said
TO_WHOM = re.compile(
    rf"(?:(?:the|all|each|every|local|both|its|single|multi-agency|partner|how) )*"
    rf"(?:[A-Z][\w’'-]* )*(?i:{alternatives('actors')}|improve\w*|change|practice|action)\b"
)
HEADED = re.compile(r"(?P<head>[A-Z][^:.;]{3,70}):\s+(?=\S.{25})")
OF_REVIEWS = re.compile(r"\bfrom (?:\w+ ){0,2}reviews$", re.IGNORECASE)
DIGEST_WHY = "A clause of a digest's list of learning"
MAKES_WHY = "A sentence that says what recommendations the review makes"
# "Learning briefs of two reviews: Child B …" names papers, "Learning disability: …" a subject
NAMES_PAPER = re.compile(
    r"^\s*(?:briefs?|briefings?|reviews?|reports?|events?|resources?|hubs?|disabilit\w+)\b",
    re.IGNORECASE,
)
# "Key message: Councillors hear of a review late." — one statement behind its label
RUN_IN = pattern("run_in_learning", "^", r":\s+(?=[A-Z“‘\"'])")


def paragraph(block: Block) -> list[tuple[str, Candidate]]:
    """(label, item) for each item a paragraph holds behind a lead-in word and a colon."""
    text = block.text
    if (run_in := RUN_IN.match(text)) and count(text[run_in.end() :]) >= 5:
        why = f"Printed behind “{run_in.group().strip(' :')}”"
        return [(LEARNING, Candidate([Piece(block, run_in.end(), len(text))], why))]
    heads = [m for m in (HEAD.match(text),) if m]
    at = heads[0].end() if heads else 0
    heads += [m for m in WITHIN.finditer(text) if m.start() >= at][:3]
    heads = [m for m in heads if not NAMES_PAPER.match(m["rest"])]
    found: list[tuple[str, Candidate]] = []
    for index, head in enumerate(heads):
        end = heads[index + 1].start() if index + 1 < len(heads) else len(text)
        what = head["what"].lower()
        label = RECOMMENDATIONS if what.startswith("recommend") else LEARNING
        single = what if not what.endswith("s") else ""
        parts = split(text, head.end(), end, single)
        if len(parts) == 1 and (head.re is WITHIN or OF_REVIEWS.search(head["head"])):
            continue
        addressee = TO_BODY.search(head["rest"]) if label == RECOMMENDATIONS else None
        body = (
            addressee["body"] if addressee and not head["rest"].strip().startswith("from") else None
        )
        for start, stop in parts:
            found.append(
                (
                    label,
                    Candidate(
                        [Piece(block, start, stop)],
                        f"Follows “{head['head'].strip()}:” in the same paragraph",
                        addressed_to=body,
                    ),
                )
            )
    return found or _digest(block) or _headed(block)


def numbered(block: Block) -> list[tuple[str, Candidate]]:
    """'… Learning point 3: a second referral is a reason to look again.' inside a paragraph."""
    hits = list(NUMBERED.finditer(block.text))
    found = []
    stops = [hit.start() for hit in hits[1:]] + [len(block.text)]
    for hit, end in zip(hits, stops[: len(hits)], strict=True):
        label = RECOMMENDATIONS if hit["what"].lower().startswith("rec") else LEARNING
        if count(block.text[hit.end() : end]) >= 4:
            piece = Piece(block, hit.end(), len(block.text[:end].rstrip()))
            found.append((label, Candidate([piece], f"Printed as “{hit['name']}”", hit["n"])))
    return found


def _digest(block: Block) -> list[tuple[str, Candidate]]:
    """Lead-ins of a library's digest that have lost a word or their colon."""
    text = block.text
    if (lost := LOST.match(text)) and ";" in text:
        parts = split(text, lost.end(), len(text))
        return [(LEARNING, Candidate([Piece(block, a, b)], DIGEST_WHY)) for a, b in parts]
    found: list[tuple[str, Candidate]] = []
    for start, end in sentences(text):
        makes = MAKES.match(text[start:end])
        if makes and (
            makes.group().endswith("that ") or not TO_WHOM.match(text[start + makes.end() : end])
        ):
            at = start + makes.end()
            parts = split(text, at, end) if ";" in text[at:end] else [(at, end)]
            found += [
                (RECOMMENDATIONS, Candidate([Piece(block, a, b)], MAKES_WHY)) for a, b in parts
            ]
    return found


def _headed(block: Block) -> list[tuple[str, Candidate]]:
    """'What the Board is going to do: review …; commission …' on one line."""
    head = HEADED.match(block.text)
    label = lexicon.label_of(head["head"]) if head else None
    if head is None or label not in (LEARNING, RECOMMENDATIONS):
        return []
    if label == LEARNING and ";" not in block.text[head.end() :]:
        return []  # one statement under its name, or a story
    parts = split(block.text, head.end(), len(block.text))
    why = f"Follows “{head['head']}:” in the same paragraph"
    return [(label, Candidate([Piece(block, a, b)], why)) for a, b in parts]


def split(text: str, start: int, end: int, one: str = "") -> list[tuple[int, int]]:
    """A list written as running text, cut at semicolons, at its numbers, or at sentences.

    `one` is a lead-in in the singular ("Learning:", "Lesson:"): it holds one statement, unless it
    is plain "learning" before many sentences.
    """
    body = text[start:end]
    numbered = list(ENUMERATED.finditer(body))
    if len(numbered) >= 2:
        edges = [m.end() for m in numbered]
        stops = [m.start() for m in numbered[1:]] + [len(body)]
        cuts = list(zip(edges, stops, strict=True))
    elif ";" in body and not ONE_STATEMENT.match(body):
        cuts, at = [], 0
        for hit in re.finditer(r";\s+|$", body):
            cuts.append((at, hit.start()))
            at = hit.end()
        cuts = cuts[:-1] + _last(body, *cuts[-1])
    else:
        cuts = sentences(body)
        if one and (len(cuts) <= 2 or one != "learning"):
            cuts = [(0, len(body))]
    return [pair for a, b in cuts if (pair := _trimmed(text, start + a, start + b))]


def _last(body: str, a: int, b: int) -> list[tuple[int, int]]:
    """The last of a semicolon list ends with its sentence."""
    first = sentences(body[a:b])
    return [(a, a + first[0][1])] if first else []


def _trimmed(text: str, a: int, b: int) -> tuple[int, int] | None:
    while a < b and text[a] in " ;,":
        a += 1
    if joined := re.match(r"(?:and|or)\s+", text[a:b]):
        a += joined.end()
    while b > a and text[b - 1] in " ;,":
        b -= 1
    return (a, b) if count(text[a:b]) >= 2 else None


# "The reviewers make one recommendation, which is that …", "… a single recommendation: that …"
MAKES_ONE = re.compile(
    r"\b(?:makes?|made|has|have|offers?) (?:only )?"
    r"(?:one|a single|just one|a further|one further|this) (?:\w+ )?recommendation"
    r"(?: [\w’'-]+){0,4}?(?:,? which is(?: that)?|,? namely(?: that)?"
    r"|\s?[:–—-](?=\s(?!that))|\s?[:,–—-](?=\s?that)|(?= that\b)| is that)\s+(?=\S)",
    re.IGNORECASE,
)


def single(block: Block) -> list[Candidate]:
    """What a review asks for where it makes one recommendation and says it in a sentence."""
    if len(block.text) > 3000:
        return []
    why = "A sentence that says the one recommendation"
    return [
        Candidate([Piece(block, start + hit.end(), end)], why)
        for start, end in sentences(block.text)
        if (hit := MAKES_ONE.search(block.text[start:end]))
        and count(block.text[start + hit.end() : end]) >= 6
    ]


def spoken(block: Block) -> list[Candidate]:
    """Sentences in which the review says what it recommends."""
    if len(block.text) > 3000:
        return []
    return [
        Candidate([Piece(block, a, b)], "A sentence in which the review says what it recommends")
        for a, b in sentences(block.text)
        if SAYS.match(block.text[a:b])
        and count(block.text[a:b]) >= 9
        and not block.text[a:b].endswith(":")
    ]
