"""The name the review gives its subject: a letter, a code or a pseudonym."""

import re
from collections import Counter, defaultdict

from goldthread.engines.extract.meta.board import DIGEST
from goldthread.engines.extract.meta.subject_forms import CUES, LED, LIVES, QUOTED
from goldthread.engines.extract.vocabulary import words

NOT_NAMES = words("not_names")
TITLES = frozenset(
    {"Child", "Children", "Adult", "Adults", "Family", "Baby", "Young", "Infant", "Case"}
    | {"Mr", "Mrs", "Ms", "Miss"}
)


def of(text: str, title: str, board: str | None) -> str | None:
    """The subject's name as printed, or None."""
    head = f"{title}\n{text}"[:60_000]
    scores = _named(head, board)
    for name in scores:
        scores[name] += 0.4 * min(12, len(re.findall(rf"\b{re.escape(name)}\b", head)))
    _shortened(scores)
    if not scores:
        return None
    best = max(scores, key=lambda name: scores[name])
    if sum(1 for name in scores if scores[name] >= scores[best] * 0.95) >= 3:
        return None  # a list of several reviews
    if scores[best] < 2.0:
        return None
    return best if " " in best else _with_first_name(best, head)


def _with_first_name(name: str, text: str) -> str:
    """'Dunn was …' in a report that begins with 'Lacey Dunn'."""
    whole = re.search(rf"\b(?P<first>[A-Z][a-z]+) {re.escape(name)}\b", text[:1500])
    if not whole or whole["first"] in NOT_NAMES or len(name) < 3:
        return name
    return (
        name
        if re.search(rf"\b(?:{whole['first']} (?:was|is|had)|^{name}$)", text, re.M)
        else whole.group()
    )


def _named(text: str, board: str | None) -> dict[str, float]:
    """Every name a form finds, with the worth of its mentions; early ones count double."""
    scores: dict[str, float] = defaultdict(float)
    if digest := DIGEST.search(text):
        scores[digest["name"].strip(" .")] += 12
    for form, worth in CUES:
        for hit in form.finditer(text):
            name = hit["name"].strip(" .,;:’'‘“”\"")
            if _fits(name, board):
                scores[name] += worth * (2.0 if hit.start() < 600 else 1.0)
    _by_sentences(text, board, scores)
    for hit in QUOTED.finditer(text[:4000]):
        name = hit["name"]
        if _fits(name, board) and len(re.findall(rf"\b{re.escape(name)}\b", text)) > 1:
            scores[name] += 2.0
    return scores


def _shortened(scores: dict[str, float]) -> None:
    """'Sunny' for short is 'Baby Sunny' of the title."""
    for name in list(scores):
        for whole in scores:
            if whole.endswith(f" {name}") and whole.split()[0] in TITLES:
                scores[whole] += scores[name]
                scores[name] = 0.0


def _by_sentences(text: str, board: str | None, scores: dict[str, float]) -> None:
    """A first name that opens a title and is the subject of sentences: 'Rowan was …'."""
    lived = Counter(hit["name"] for hit in LIVES.finditer(text))
    led = {hit["name"] for hit in LED.finditer(text)}
    for name, times in lived.items():
        if _fits(name, board) and (name in led or times >= 3):
            scores[name] += 1.2 * (name in led) + 0.6 * times


def _fits(name: str, board: str | None) -> bool:
    first = name.split()[0]
    if name in NOT_NAMES or (
        len(name.split()) == 1 and (first in NOT_NAMES or (len(name) < 3 and not name.isupper()))
    ):
        return False
    if re.search(r" (?:IS|IN|OF|AT|TO|OR|AND|ARE|THE)$", name):
        return False
    if re.search(r"\b\d{1,2}/\d{1,2}\b", name):
        return False
    if board and re.search(rf"\b{re.escape(name)}\b", board):
        return False
    if any(word in NOT_NAMES for word in name.split()[1:]):
        return False
    return first not in NOT_NAMES or first in TITLES
