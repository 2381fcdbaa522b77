"""Scoring what the engine says against what a layout's author knows.

Items match one to one when at least 0.9 similar after folding case, space and punctuation.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from goldthread.engines.extract import Extraction
from tests.engines.extract.corpus.maker import Answers


def plain(text: str | None) -> str:
    text = re.sub(r"[’‘]", "'", text or "").lower()
    text = re.sub(r"\s+", " ", text).strip(" .;,:")
    return re.sub(r"^the ", "", text)


def bodies(text: str | None) -> str:
    """'The Council and the ICB' and 'Council; ICB' are the same two."""
    return re.sub(r"(?:;|,? and)(?: the)? ", "; ", plain(text))


def years(age: str | None) -> str:
    """'14' and '14 years' are the same age."""
    return re.sub(r" years?$", "", plain(age))


def pairs(found: Sequence[str], wanted: Sequence[str]) -> list[tuple[int, int]]:
    """Indices of matched items, best first."""
    scored = sorted(
        (
            (fuzz.ratio(plain(a), plain(b)), i, j)
            for i, a in enumerate(found)
            for j, b in enumerate(wanted)
        ),
        reverse=True,
    )
    used_i, used_j, out = set(), set(), []
    for ratio, i, j in scored:
        if ratio < 90 or i in used_i or j in used_j:
            continue
        used_i.add(i)
        used_j.add(j)
        out.append((i, j))
    return out


@dataclass
class Tally:
    """Counts over documents."""

    hits: dict[str, int] = field(default_factory=dict)
    wanted: dict[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, hits: int, wanted: int, found: int | None = None) -> None:
        self.hits[name] = self.hits.get(name, 0) + hits
        self.wanted[name] = self.wanted.get(name, 0) + wanted
        self.found[name] = self.found.get(name, 0) + (wanted if found is None else found)

    def f1(self, name: str) -> float:
        total = self.wanted.get(name, 0) + self.found.get(name, 0)
        return 2 * self.hits.get(name, 0) / total if total else 1.0

    def one(self, found: Extraction, answers: Answers) -> None:
        """Count one document."""
        points = [i.text for i in found.learning_points]
        matched = pairs(points, answers.learning)
        self.add("learning", len(matched), len(answers.learning), len(points))
        asks = [i.text for i in found.recommendations]
        matched = pairs(asks, [a.text for a in answers.asks])
        self.add("recommendations", len(matched), len(answers.asks), len(asks))
        for i, j in matched:
            item, ask = found.recommendations[i], answers.asks[j]
            right = bodies(item.addressed_to) == bodies(ask.to)
            self.add("addressee" if ask.to else "no addressee", int(right), 1)
            self.add("kind", int(item.kind in ask.kinds), 1)
        if not answers.asks:
            self.add("left empty", int(not asks), 1)
        names = [plain(b) for b in answers.board]
        self.add("board", int(plain(found.board) in (names or [""])), 1)
        self.add("subject", int(plain(found.subject) == plain(answers.subject)), 1)
        self.add("age", int(years(found.age) == years(answers.age)), 1)
        self.add("type", int(found.review_type == answers.review_type), 1)

    def row(self) -> dict[str, float]:
        return {name: round(self.f1(name), 3) for name in self.wanted}
