"""How alike two short texts are, and in which words.

Each text becomes weighted features: matters of the field, stems, and pairs of neighbouring stems.
The likeness is a cosine in which the length of the longer text counts less, because one who asks
again often asks for more besides. Words that are common in the field or the library weigh less.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import Generic, TypeVar

from goldthread.engines.similar.stems import stem
from goldthread.engines.similar.words import SAME, SAYS_LITTLE, SAYS_NOTHING

ALIKE_FROM = 0.28  # below this, texts about different things begin to show; see benchmarks
TOPIC = 1.6  # weight of a matter of the field, in whatever words (see SAME)
LITTLE = 0.35  # weight of a word that says how rather than what
PAIR = 0.7  # weight of two neighbouring stems, beside the two by themselves
LENGTH = 0.25  # how much the longer text's length counts: 0.5 is the cosine, 0 not at all
OWN_COUNTS_FROM = 30  # texts: fewer say nothing about how common a word is

Id = TypeVar("Id", bound=Hashable)
_WORD = re.compile(r"[^\W\d_]+")
_MEANT = {phrase: f"={name}" for name, phrases in SAME.items() for phrase in phrases}
_PHRASES = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, _MEANT), key=len, reverse=True)) + r")\b"
)
_NOTHING = frozenset(stem(word) for word in SAYS_NOTHING) | SAYS_NOTHING
_FEW = frozenset(stem(word) for word in SAYS_LITTLE)


@dataclass(frozen=True)
class Match(Generic[Id]):
    """A text of the corpus: its likeness from 0 to 1, and the shared words, most telling first."""

    id: Id
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True)
class Shape:
    """A text's features with their weights, and how each stem was written."""

    weights: dict[str, float]
    written: dict[str, str]


def similar(
    text: str,
    corpus: Sequence[tuple[Id, str]],
    *,
    limit: int,
    from_score: float = ALIKE_FROM,
    leave_out: Iterable[str] = (),
) -> list[Match[Id]]:
    """The texts of a corpus that are like this one, most alike first; unrelated ones not at all.

    `leave_out`: names, such as those of the bodies addressed, that make no two texts alike.
    """
    names = _pattern(tuple(leave_out))
    shapes = [(name, shape(names.sub(" ", other))) for name, other in corpus]
    rarity = _rarity([one.weights for _, one in shapes])
    mine = shape(names.sub(" ", text))
    found = []
    for name, other in shapes:
        score, shared = _compare(mine, other, rarity)
        if score >= from_score and shared:
            found.append(Match(name, round(score, 3), tuple(shared)))
    found.sort(key=lambda match: -match.score)
    return found[:limit]


@lru_cache(maxsize=200)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the names as whole words, the longest first; a pattern that fits nothing for none."""
    listed = sorted((re.escape(name) for name in names if name.strip()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(listed)})\b" if listed else r"(?!)", re.IGNORECASE)


@lru_cache(maxsize=5_000)
def shape(text: str) -> Shape:
    """What a text is about, in features."""
    folded = text.lower().replace("’", "'")
    written: dict[str, str] = {}
    stems: list[str] = []
    for word in _words(folded):
        root = _MEANT.get(word) or stem(word)
        if len(root) < 2 or root in _NOTHING or word in _NOTHING:
            continue
        written.setdefault(root, word)
        stems.append(root)
    weights = {root: _weight(root) for root in stems}
    for first, second in pairwise(stems):
        if first != second:
            pair = f"{first} {second}"
            weights[pair] = PAIR * min(weights[first], weights[second])
    return Shape(weights, written)


def _weight(root: str) -> float:
    if root.startswith("="):
        return TOPIC
    return LITTLE if root in _FEW else 1.0


def telling(text: str, leave_out: Iterable[str] = ()) -> list[str]:
    """Words to ask a full-text index for: those of the text, and what else means the same."""
    one = shape(_pattern(tuple(leave_out)).sub(" ", text))
    wanted: dict[str, None] = {}
    strong = [root for root, weight in one.weights.items() if " " not in root and weight > LITTLE]
    for root in strong or [root for root in one.weights if " " not in root]:
        wanted[one.written[root]] = None
        for phrase in _SAID.get(root, ()):
            wanted[phrase] = None
    return list(wanted)


_SAID = {f"={name}": [one for one in phrases if len(one) > 3] for name, phrases in SAME.items()}


def _words(folded: str) -> Iterable[str]:
    """Words, and the field's phrases whole, as written."""
    at = 0
    for phrase in _PHRASES.finditer(folded):
        yield from _WORD.findall(folded[at : phrase.start()])
        yield phrase.group()
        at = phrase.end()
    yield from _WORD.findall(folded[at:])


def _rarity(corpus: Sequence[dict[str, float]]) -> dict[str, float]:
    """How rare each feature is among these texts, 0.3 to 1; empty when they are too few to say."""
    if len(corpus) < OWN_COUNTS_FROM:
        return {}
    seen = Counter(feature for weights in corpus for feature in weights)
    most = log(len(corpus) + 1)
    return {
        feature: 0.3 + 0.7 * log((len(corpus) + 1) / (count + 0.5)) / most
        for feature, count in seen.items()
    }


def _compare(mine: Shape, other: Shape, rarity: dict[str, float]) -> tuple[float, list[str]]:
    def weigh(one: Shape) -> dict[str, float]:
        return {f: weight * rarity.get(f, 1.0) for f, weight in one.weights.items()}

    a, b = weigh(mine), weigh(other)
    parts = {feature: a[feature] * b[feature] for feature in a.keys() & b.keys()}
    if not parts:
        return 0.0, []
    small, large = sorted(sum(w * w for w in one.values()) for one in (a, b))
    size = small ** (1 - LENGTH) * large**LENGTH
    singles = sorted((f for f in parts if " " not in f), key=lambda f: (-parts[f], f))
    if not any(mine.weights[f] > LITTLE for f in singles):
        return 0.0, []
    return sum(parts.values()) / size, [_said(f, mine, other) for f in singles]


def _said(feature: str, mine: Shape, other: Shape) -> str:
    """The word as both wrote it, or both ways of saying it."""
    ours, theirs = mine.written[feature], other.written[feature]
    return ours if stem(ours) == stem(theirs) else f"{ours} / {theirs}"
