"""Which kind of review a text is about. A text that only explains several kinds may say none."""

import re

from goldthread.engines.extract.vocabulary import lines


def _forms(how: str, flags: int) -> list[tuple[str, re.Pattern[str]]]:
    found: dict[str, list[str]] = {}
    for line in lines("review_types"):
        kind, written, pattern = line.split("\t")
        if written == how:
            found.setdefault(kind, []).append(pattern)
    return [(kind, re.compile(rf"\b(?:{'|'.join(p)})\b", flags)) for kind, p in found.items()]


WORDS = _forms("words", re.IGNORECASE)
INITIALS = _forms("initials", 0)
GENERIC = re.compile(
    r"(?:\bwhat (?:is|are) (?:a|an|the)?\s*|\b(?:a|an) (?:local )?"
    r"|formerly(?: known as)?\s*\(?|previously(?: known as)?\s*|replac\w+ "
    r"|criteria for (?:a |an )?|referral for (?:a |an )?|threshold for (?:a |an )?"
    r"|other |similar |many |previous |national )$",
    re.IGNORECASE,
)
SPECIFIC = re.compile(
    r"(?:\bthis |\bcommissioned (?:a|an|this) |\bundertook (?:a|an|this) "
    r"|\bpublish(?:ed|es|ing) (?:a|an|the|its) |\breport of (?:the|a) |\bfindings (?:of"
    r"|from) (?:the|this|a) |carried out (?:a|an|this) |learning from (?:the|a|this) "
    r"|summar\w+ (?:a|the) |subject of (?:a|this|the) )(?:\w+ ){0,2}$",
    re.IGNORECASE,
)
# "What is a …", "must hold a …", "says that a …": a review as the law knows it
DEFINED = re.compile(
    r"\b(?:what (?:is|are)|explain what|(?:must|may|should|will|to) (?:hold|arrange"
    r"|commission|start|carry out|undertake)|mandate for|says that|criteria for|application of"
    r"|publication of|decide (?:on|whether to hold)) (?:the )?(?:an? )?(?:local )?$",
    re.IGNORECASE,
)
JOINT = re.compile(
    r"\b(?:joint|combined|jointly|conjoined|integrated|both)\b|(?:and|/|&|;|\+)\s*$", re.IGNORECASE
)


def of(text: str, title: str, named: str | None) -> str | None:
    """One of the contract's codes, two joined by '; ' for a joint review, or None.

    `named` is the subject: a mention beside it speaks of this review.
    """
    text = f"{title}\n{text}"[:60_000].replace("’", "'").replace("‘", "'")
    scores: dict[str, float] = {}
    places: dict[str, list[tuple[int, int]]] = {}
    several = _several(text)
    for forms, base in ((WORDS, 1.0), (INITIALS, 0.7)):
        for kind, pattern in forms:
            for hit in pattern.finditer(text):
                if any(a <= hit.start() < b for a, b in several):
                    continue
                scores[kind] = scores.get(kind, 0.0) + base * _worth(text, hit, named)
                places.setdefault(kind, []).append(hit.span())
    _untangle(scores)
    if not scores:
        return None
    order = sorted(scores, key=lambda kind: -scores[kind])
    if len(order) > 1 and _joint(text, places[order[0]], places[order[1]]):
        return "; ".join(sorted(order[:2], key=lambda k: places[k][0]))
    return order[0]


def only_in_general(text: str) -> bool:
    """Whether reviews are only spoken of together: 'learning from serious case reviews'."""
    text = text[:60_000].replace("’", "'")
    hits = [h for _, p in (*WORDS, *INITIALS) for h in p.finditer(text)]
    return all(_general(text, hit) for hit in hits)


def _general(text: str, hit: re.Match[str]) -> bool:
    """'reviews', 'What is a Safeguarding Adult Review (SAR)?', 'the … Practice Review Panel'."""
    word, before = hit.group(), text[max(0, hit.start() - 60) : hit.start()]
    many = word.endswith("s") and not word.lower().endswith("deaths")
    defined = DEFINED.search(before) or re.search(r"\w\s\($", before)
    return bool(many or defined or re.match(r"\s+Panel\b", text[hit.end() : hit.end() + 8]))


def _several(text: str) -> list[tuple[int, int]]:
    """Stretches that only count up kinds: 'serious case reviews, … and child practice reviews'."""
    hits = sorted(
        (hit.start(), hit.end(), kind)
        for kind, pattern in WORDS
        for hit in pattern.finditer(text)
        if hit.group().endswith("s")
    )
    groups: list[list[tuple[int, int, str]]] = []
    for hit in hits:
        last = groups[-1][-1] if groups else None
        if last and hit[0] - last[1] < 40 and not re.search(r"[.\n]", text[last[1] : hit[0]]):
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return [(g[0][0], g[-1][1]) for g in groups if len({kind for *_, kind in g}) > 1]


def _worth(text: str, hit: re.Match[str], named: str | None) -> float:
    start, end = hit.span()
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    before, after = text[max(line_start, start - 45) : start], text[end : end + 60]
    worth = 1.0
    if len(line) < 110 and line[-1:] not in ".;":
        worth += 2.0
    if start < 700:
        worth += 0.6
    if named and (named in after or named in before):
        worth += 4.0
    if SPECIFIC.search(before):
        worth += 2.5
    if GENERIC.search(before):
        worth *= 0.3
    if hit.group().endswith("s") or hit.group().endswith("ies"):
        worth *= 0.35
    if re.match(r"\s*(?:\w+ )?(?:model|methodology|approach|framework)\b", after, re.I):
        worth *= 0.1
    if re.match(r"\s*(?:panel|sub-?group|process|library|guidance|criteria)\b", after, re.I):
        worth *= 0.4
    return worth


def _untangle(scores: dict[str, float]) -> None:
    """Broad words count less where a statutory kind is named too."""
    if "national cspr" in scores and "cspr" in scores:
        scores["national cspr"] *= 1.5
    for kind in ("inq", "learning review"):
        if kind in scores and len(scores) > 1:
            scores[kind] *= 0.45 if kind == "learning review" else 0.7


def _joint(text: str, one: list[tuple[int, int]], two: list[tuple[int, int]]) -> bool:
    """'joint Serious Case Review and Domestic Homicide Review'."""
    for a in one:
        for b in two:
            first, second = sorted((a, b))
            between = text[first[1] : second[0]]
            around = text[max(0, first[0] - 30) : first[0]]
            if (
                0 < len(between) <= 30
                and re.fullmatch(
                    r"\s*(?:\([A-Z]+\)\s*)?(?:and|/|&|;|\+)\s*(?:a\s+)?", between, re.I
                )
                and not text[second[0] : second[1]].endswith("s")
            ):
                return bool(JOINT.search(around) or JOINT.search(between.strip()))
    return False
