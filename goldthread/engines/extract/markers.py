"""List markers and printed numbers at the start of a line."""

import re
from dataclasses import dataclass

from goldthread.engines.extract.words import BULLETS

NUMBER_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
RECOMMENDATION_LABELS = {
    "recommendation",
    "rec",
    "r",
    "safety recommendation",
    "national recommendation",
    "local recommendation",
    "key recommendation",
    "overarching recommendation",
    "panel recommendation",
    "overview recommendation",
    "review recommendation",
    "board recommendation",
    "strategic recommendation",
    "multi-agency recommendation",
    "single agency recommendation",
}
LEARNING_LABELS = {
    "learning point",
    "key learning point",
    "practice learning point",
    "lp",
    "learning",
    "key learning",
    "learning theme",
    "lesson",
    "lesson learned",
    "finding",
    "key finding",
    "key theme",
    "theme",
    "learning opportunity",
    "practice point",
    "key message",
    "concern",
    "matter of concern",
    "lesson learnt",
    "key lesson",
    "insight",
    "message",
    "learning message",
    "learning box",
    "learning area",
    "area of learning",
    "system finding",
    "systems finding",
    "priority finding",
    "review finding",
    "practice theme",
    "key practice theme",
    "practice learning",
}
_LABELS = sorted(
    RECOMMENDATION_LABELS | LEARNING_LABELS | {"action", "question", "priority", "step"},
    key=len,
    reverse=True,
)
_words = "|".join(re.escape(w) for w in _LABELS if w not in {"r", "lp", "rec"})
LABELLED = re.compile(
    rf"(?P<label>(?:{_words})s?)\s*(?:no\.?|number|#)?\s*"
    rf"(?P<n>[A-Z]/\d{{4}}/\d{{1,4}}|\d{{1,4}}(?:[./]\d{{1,4}})*[a-z]?|(?:{NUMBER_WORDS})\b|[ivx]{{1,4}}\b"
    rf"|[A-H]\b(?!\s[a-z]))"
    r"(?:\s+of\s+\d+)?\s*(?P<sep>[:.)\-–—|]*)\s*",
    re.IGNORECASE,
)
SHORT = re.compile(r"(?P<label>R|LP|Rec|KF|F)\.?\s?(?P<n>\d{1,2}(?:\.\d{1,2})?)\s*[:.)\-–—]*\s+")
# what symbol fonts leave behind when a document becomes plain text
SYMBOLS = r"(?:Ø|§|ü|¾|¨|à|â€¢|Â·|Ã˜|ï‚·|\?|[vq])\s+(?=[A-Z‘“'\"])"
BULLET = re.compile(rf"(?:[{BULLETS}\uf000-\uf0ff]\s*|{SYMBOLS}|[-–—*>]\s+|o\s+(?=[\w‘“'\"]))+")
NUMBER = re.compile(
    rf"(?:(?i:{NUMBER_WORDS})[.:)]|\d{{1,2}}\s?[–—-](?=\s+[A-Z“‘\"'])"
    r"|\(\d{1,3}\)|\[\d{1,3}\]|\d{1,3}(?:\.\d{1,3})+[.):]?|\d{1,3}[.):]"
    r"|\d{1,2}(?=\s+(?!(?:Jan|Febr|Septem|Octo|Novem|Decem)\w+|Ma(?:rch|y)\b|April|June|July|August)[A-Z“‘\"']))\s+"
)
LETTER = re.compile(r"(?:\([a-h]\)|[a-h][.)]|[A-H]\)|[A-H]\.(?=\s[A-Z][a-z]))\s+")
ROMAN = re.compile(r"(?:\((?:ix|iv|v?i{1,3}|v|x)\)|(?:ix|iv|v?i{1,3}|v|x)[.)])\s+", re.IGNORECASE)
GLUED = re.compile(r"(?:\d{1,2}[.)])(?=[A-Z][a-z])")


@dataclass(frozen=True)
class Marker:
    """A marker: what is printed, its kind, how many characters to skip."""

    printed: str
    kind: str  # bullet, number, letter, label
    width: int
    label: str | None = None


def find(text: str) -> Marker | None:
    """The marker a line starts with, or None."""
    for pattern in (LABELLED, SHORT):
        if (hit := pattern.match(text)) and _is_label(hit, text):
            label = re.sub(r"s$", "", hit["label"].lower())
            label = {
                "r": "recommendation",
                "rec": "recommendation",
                "lp": "learning point",
                "f": "finding",
                "kf": "finding",
            }.get(label, label)
            printed = hit.group().strip(" :.-–—|)")
            return Marker(printed, "label", hit.end(), label)
    for kind, pattern in (
        ("bullet", BULLET),
        ("letter", ROMAN),
        ("number", NUMBER),
        ("letter", LETTER),
        ("number", GLUED),
    ):
        if hit := pattern.match(text):
            return Marker(hit.group().strip(), kind, hit.end())
    return None


def _is_label(hit: re.Match[str], text: str) -> bool:
    """'Learning 2 Together' or 'Recommendations 1 to 4 were met' is not a label."""
    rest = text[hit.end() :]
    if rest and hit.re is LABELLED and not hit["sep"] and not re.match(r"[\[(A-Z“‘\"']", rest):
        return False
    plural = hit["label"].lower().endswith("s") and hit["label"].lower() != "lessons learned"
    return not (plural and rest and not hit.groupdict().get("sep"))


def depth(printed: str | None) -> int | None:
    """How deep a printed number goes: '5' is 1, '5.2' is 2; None for other markers."""
    if printed and re.fullmatch(r"\d{1,3}(?:\.\d{1,3})*[.):]?", printed):
        return printed.rstrip(".):").count(".") + 1
    return None
