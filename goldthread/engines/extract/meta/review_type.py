"""Which kind of review a text is about. A text that only explains several kinds may say none."""

import re

FORMS: tuple[tuple[str, str, str], ...] = (
    ("national cspr", r"national (?:child safeguarding practice )?reviews?", r"(?!x)x"),
    ("cspr", r"(?:local )?child(?:ren)?(?:'s)? safeguarding practice reviews?|safeguarding practice reviews?", r"L?CSPRs?|LCSPR"),
    ("scr", r"serious case reviews?|significant case reviews?", r"SCRs?"),
    ("sar", r"safeguarding adults?(?:'s?)? reviews?", r"SARs?"),
    ("dhr", r"domestic homicide (?:and suicide )?reviews?|domestic abuse.related death reviews?", r"DHRs?|DARDRs?"),
    ("susr", r"single unified safeguarding reviews?", r"SUSRs?"),
    ("cpr", r"(?:concise |extended |historical )?child practice reviews?|adult practice reviews?", r"CPRs?|APRs?"),
    ("cmr", r"case management reviews?", r"CMRs?"),
    ("pfd", r"prevent(?:ion of)?,? future deaths?|regulation 28 reports?|regulation 28:", r"PFDs?"),
    ("hsib", r"healthcare safety investigation branch|health services safety investigations body|maternity and newborn safety investigations", r"HSS?IB|MNSI"),
    ("inq", r"(?:public|independent|statutory|non-statutory|national|judicial) (?:\w+ )?inquir(?:y|ies)|\b[A-Z][\w-]+(?: [A-Z][\w-]+)* Inquiry\b", r"(?!x)x"),
    ("learning review", r"(?:local |partnership |multi-agency |multi agency |case |practice |child |individual |independent |rapid |reflective |discretionary |non-statutory |significant incident )*learning reviews?|lessons learn(?:ed|t) reviews?|thematic (?:learning )?reviews?|practice learning reviews?|partnership reviews?|learning lessons reviews?|learning from practice reviews?|multi-agency (?:case )?reviews?", r"(?!x)x"),
)  # fmt: skip
WORDS = tuple(
    (
        kind,
        re.compile(
            rf"\b(?:{long})\b" if kind != "inq" else long, re.IGNORECASE if kind != "inq" else 0
        ),
    )
    for kind, long, _ in FORMS
)
INITIALS = tuple((kind, re.compile(rf"\b(?:{short})\b")) for kind, _, short in FORMS)
GENERIC = re.compile(
    r"(?:\bwhat (?:is|are) (?:a|an|the)?\s*|\b(?:a|an) (?:local )?|formerly(?: known as)?\s*\(?|previously(?: known as)?\s*|replac\w+ |criteria for (?:a |an )?|referral for (?:a |an )?|threshold for (?:a |an )?|other |similar |many |previous |national )$",
    re.IGNORECASE,
)
SPECIFIC = re.compile(
    r"(?:\bthis |\bcommissioned (?:a|an|this) |\bundertook (?:a|an|this) |\bpublish(?:ed|es|ing) (?:a|an|the|its) |\breport of (?:the|a) |\bfindings (?:of|from) (?:the|this|a) |carried out (?:a|an|this) |learning from (?:the|a|this) |summar\w+ (?:a|the) |subject of (?:a|this|the) )(?:\w+ ){0,2}$",
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
    for forms, base in ((WORDS, 1.0), (INITIALS, 0.7)):
        for kind, pattern in forms:
            for hit in pattern.finditer(text):
                scores[kind] = scores.get(kind, 0.0) + base * _worth(text, hit, named)
                places.setdefault(kind, []).append(hit.span())
    _untangle(scores, places)
    if not scores:
        return None
    order = sorted(scores, key=lambda kind: -scores[kind])
    if len(order) > 1 and _joint(text, places[order[0]], places[order[1]]):
        return "; ".join(sorted(order[:2], key=lambda k: places[k][0]))
    return order[0]


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


def _untangle(scores: dict[str, float], places: dict[str, list[tuple[int, int]]]) -> None:
    """Words inside a longer form are not counted for the shorter one."""
    if "national cspr" in scores and "cspr" in scores:
        scores["national cspr"] *= 1.5
    for kind in ("inq", "learning review"):
        if kind in scores and len(scores) > 1:
            scores[kind] *= 0.45 if kind == "learning review" else 0.7
    _ = places


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
