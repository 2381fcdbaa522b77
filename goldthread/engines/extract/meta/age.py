"""The subject's age at the time, as printed."""

import re

_N = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_U = r"(?P<u>days?|weeks?|months?|years?|hours?)"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
FORMS = (
    # "Rowan was 18 when", "Rowan, a boy who loved football, was 15 when", "She was forty and"
    re.compile(
        rf"\b(?:[A-Z][\w’'-]*|he|she|who)(?:, an? [^,.;]{{3,50}},)?"
        rf" (?:was|is|turned|had (?:just )?turned) "
        rf"(?:just |only |about |nearly |almost )?(?P<n>{_N})(?P<u>)(?=[,.;]|\s+(?:and\b|when\b"
        rf"|at the time|at his|at her|in (?:19|20)\d\d|years? of age|with\b|who\b|at\b))"
    ),
    re.compile(
        rf"\b(?:child|boy|girl|woman|man|person|adult|pupil|student|baby|infant) of "
        rf"(?P<n>{_N})(?:\s+{_U}|(?P<u2>)(?=[,.;]|\s+(?:who|was|died|in|with|had|living)\b))", re.I
    ),
    re.compile(rf"\b(?!(?:{_MONTHS})\b)[A-Z][a-z]+, (?P<n>{_N})(?P<u>)(?:,|\.)(?! ?\d)"),
    re.compile(rf"\b(?P<n>{_N})[\s-]+{_U}[\s-]+old\b", re.I),
    re.compile(rf"\baged?:?\s+(?:of\s+)?(?:just |only |about |approximately |nearly |almost "
rf"|around )?(?P<n>{_N})(?:[\s-]+{_U})?(?!\s+(?:or|and) (?:over|under|above|older|younger)"
rf"|\s*(?:[-–,]|to|and|or|%|st|nd|rd|th|,? and)\s*\d"
rf"|\s+(?:or|and) (?:over|under|above|older|younger|more)"
rf"|\d)", re.I),
    re.compile(rf"\bat (?:just |only |about "
rf"|the age of )?(?P<n>{_N})\s+{_U}(?: of age)?\b(?! (?:later|before|after|ago|into"
rf"|post|pregnan|gestation))", re.I),
    re.compile(rf"\bage(?:d)?\s*(?:at death|at time of (?:death|incident))?\s*[:"
rf"|]\s*(?P<n>{_N})(?:\s+{_U})?", re.I),
    re.compile(r"\b(?:in (?:his|her|their) (?P<n>(?:early |mid |late |mid-)?(?:teens|twenties"
r"|thirties|forties|fifties|sixties|seventies|eighties|nineties|\d0s)))(?P<u>)", re.I),
)  # fmt: skip
CHILD = re.compile(
    r"\b(?:baby|child|infant|boy|girl|twins?|teenager|young (?:person|man|woman)"
    r"|newborn|toddler|adult|man|woman|victim|subject|died|death|injur\w+|killed"
    r"|murder\w*|found|sustained|deceased|he|she|lady|gentleman|suffered|attacked)\b",
    re.I,
)
# "a placement less than four weeks old", "a fracture found to be three days old"
NOT_AGE = re.compile(
    r"\b(?:(?:less|more) than|found to be|thought to be|(?:over|under)|(?:fracture|placement|wound"
    r"|bruise|injury|record|policy|plan)\w* (?:that |which )?(?:was|is|were))\s*$",
    re.I,
)
EXPECTING = re.compile(
    r"\b(?:midwi\w+|pregnan\w+|antenatal|gestation|unborn|booking|before (?:the )?birth)\b"
    r"|\b(?:referr|begin|start|plann?)\w*\b.{0,20}\b(?:at|by|from)\b|\bpre-?birth\b",
    re.I,
)
OTHERS = re.compile(
    r"\b(?:mother|father|parents?|siblings?|brother|sister|partner|grand\w+|perpetrator"
    r"|uncle|step\w*|older|half|cousin|aunt|boyfriend|husband|wife|son|daughter|carer"
    r"|children aged|people aged|between|over|under|from)\b",
    re.I,
)


def of(text: str, subject: str | None) -> str | None:
    """'15 days', '14 weeks', '14 years' or '14', whichever the text says of its subject."""
    best: tuple[float, str] = (0.5, "")
    for pattern in FORMS:
        for hit in pattern.finditer(text[:20_000]):
            score = _score(text, hit, subject)
            if score > best[0]:
                best = (score, _printed(hit))
    return best[1] or None


def _score(text: str, hit: re.Match[str], subject: str | None) -> float:
    start = max(text.rfind(mark, 0, hit.start()) for mark in (". ", "\n", "; ")) + 1
    stops = [i for mark in (". ", "\n", "; ") if (i := text.find(mark, hit.end())) > 0]
    sentence = text[start : min(stops, default=len(text))]
    before, after = text[start : hit.start()][-40:], text[hit.end() : hit.end() + 30]
    score = 1.0 - min(hit.start(), 6000) / 9000
    if subject and re.search(rf"\b{re.escape(subject)}\b", sentence):
        score += 1.5
    if CHILD.search(before) or CHILD.search(after):
        score += 1.0
    if hit["u"] and hit["u"].lower().startswith("week") and EXPECTING.search(sentence):
        score -= 2.0
    if NOT_AGE.search(before):
        score -= 2.0
    if OTHERS.search(before[-28:]) or re.match(
        r"\s*(?:mother|father|brother|sister|half|sibling|partner|son|daughter|perpetrator)",
        after,
        re.I,
    ):
        score -= 1.8
    if re.search(
        r"\b(?:died|death|injur\w+|harm\w*|killed|sustained|attack\w*|hospital|murder\w*"
        r"|abused|exploited|collapsed|assault\w*)\b",
        sentence,
        re.I,
    ):
        score += 0.7
    return score


def _printed(hit: re.Match[str]) -> str:
    number, unit = hit["n"].strip(), (hit["u"] or "").lower()
    if unit and not unit.endswith("s") and number.lower() not in ("1", "one"):
        unit += "s"
    return f"{number} {unit}".strip()
