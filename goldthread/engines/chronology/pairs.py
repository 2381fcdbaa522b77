"""How likely two entries of different agencies are accounts of one occurrence.

Each pair becomes a few figures (`FIGURES`), and a logistic model, whose weights are plain data in
`weights.json`, makes one number of them. What the weights were set on is told in benchmarks/README.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from math import exp, log
from operator import mul
from typing import NamedTuple

import numpy as np

from goldthread.engines.chronology.bags import Bags, Numbers, bags_of
from goldthread.engines.chronology.claims import minutes
from goldthread.engines.chronology.entry import Entry
from goldthread.engines.chronology.toldday import told_day
from goldthread.engines.chronology.words import Traits, agency_key, happenings, likened, stem

FIGURES = (
    "bias", "same single happening", "same meeting", "same everyday contact", "shared words",
    "likeness", "same figures", "one names the other", "each names the other", "same agencies "
    "named",
    "one day apart", "two or three days apart", "up to a week apart", "more than a week apart",
    "same time", "times near", "times hours apart", "everyday beside single", "different single",
    "neither single", "no sure day", "number of shared happenings", "same kind of agency",
    "likeness and same happening", "likeness, days apart", "other figures",
    "tells of the other's day", "tells of another day",
)  # fmt: skip
_WORD = re.compile(r"[a-z0-9]+(?:[&'][a-z0-9]+)*")
_FLOOR = 60.0  # entries that stand behind every frequency, so that a short file does not mislead
STRENGTH = {"": 0, "d": 0, "r": 1, "m": 2, "s": 3}


class Mark(NamedTuple):
    """An entry with all that a comparison needs."""

    entry: Entry
    kinds: frozenset[int]
    stems: frozenset[str]
    named: frozenset[int]
    figures: frozenset[str]
    key: int
    minutes: int | None
    size: float
    strongest: str
    told: int  # the day of which its words tell, where that is another than its own date; else 0
    told_as_date: bool


@dataclass(slots=True)
class Rarity:
    """How telling a happening or a word is: 0 where every entry has it, 1 where hardly any does."""

    kinds: dict[int, float]
    stems: dict[str, float]
    unseen: float = 1.0


def rarity(of: Bags | Sequence[Traits]) -> Rarity:
    """Among all entries: by their bags, or by each one's traits."""
    if isinstance(of, Bags):
        kinds, stems = worth(of)
        return Rarity(
            dict(enumerate(kinds.tolist())), dict(zip(of.words, stems.tolist(), strict=True))
        )
    of_kinds = Counter(kind for one in of for kind in one.kinds)
    of_stems = Counter(word for one in of for word in one.stems)
    kinds = _worth(np.array([*of_kinds.values()], int), len(of)).tolist()
    stems = _worth(np.array([*of_stems.values()], int), len(of)).tolist()
    return Rarity(dict(zip(of_kinds, kinds, strict=True)), dict(zip(of_stems, stems, strict=True)))


def worth(bags: Bags) -> tuple[Numbers, Numbers]:
    """How telling each happening and each word of the bags is, by its number."""
    kinds = np.bincount(bags.kinds.flat, minlength=len(happenings().names))
    stems = np.bincount(bags.stems.flat, minlength=len(bags.words))
    return _worth(kinds, len(bags)), _worth(stems, len(bags))


def _worth(counts: Numbers, entries: int) -> Numbers:
    top = log(entries + _FLOOR)
    found: Numbers = np.maximum(0.02, (top - np.log(counts + 1.5)) / (top - log(2.5)))
    return found


def marked(entry: Entry, of: Traits, rare: Rarity) -> Mark:
    stems, kinds = frozenset(of.stems), frozenset(of.kinds)
    size = sum(rare.stems[s] ** 2 for s in stems) + sum((1.5 * rare.kinds[k]) ** 2 for k in kinds)
    classes = happenings().classes
    strongest = ""
    for kind in kinds:
        if STRENGTH[classes[kind]] > STRENGTH[strongest]:
            strongest = classes[kind]
    return Mark(
        entry, kinds, stems, frozenset(of.agencies), frozenset(of.figures),
        agency_key(entry.agency), minutes(entry), size, strongest,
        *told_day(entry.matter, entry.first),
    )  # fmt: skip


@cache
def weights() -> tuple[float, ...]:
    text = files("goldthread.engines.chronology").joinpath("weights.json").read_text("utf-8")
    held = json.loads(text)["weights"]
    return tuple(float(held[name]) for name in FIGURES)


def days_apart(one: Entry, other: Entry) -> int:
    """Days between two spans, 0 where they overlap."""
    return max(0, one.first - other.last, other.first - one.last)


def apart(a: Mark, b: Mark) -> int:
    """Days between two accounts, each of its own date or of the day of which it tells."""
    least = days_apart(a.entry, b.entry)
    if least and a.told:
        least = min(least, max(0, a.told - b.entry.last, b.entry.first - a.told))
    if least and b.told:
        least = min(least, max(0, b.told - a.entry.last, a.entry.first - b.told))
    if least and a.told and b.told:
        least = min(least, abs(a.told - b.told))
    return least


def figures(a: Mark, b: Mark, rare: Rarity) -> list[float]:
    """The pair in the order of FIGURES."""
    shared = a.kinds & b.kinds
    classes = happenings().classes
    sums = {"s": 0.0, "m": 0.0, "r": 0.0, "d": 0.0}
    squares = 0.0
    for kind in shared:
        worth = rare.kinds[kind]
        sums[classes[kind]] += worth
        squares += (1.5 * worth) ** 2
    stems = a.stems & b.stems
    words = 0.0
    for word in stems:
        worth = rare.stems[word]
        words += worth
        squares += worth * worth
    small, large = (a.size, b.size) if a.size < b.size else (b.size, a.size)
    likeness = squares / (small**0.6 * large**0.4) if small else 0.0
    names_b, names_a = b.key in a.named and b.key >= 0, a.key in b.named and a.key >= 0
    days = apart(a, b)
    gap = None if a.minutes is None or b.minutes is None else abs(a.minutes - b.minutes)
    if gap is not None and days == 1:
        gap = None
    one_plain = (a.strongest in "r") != (b.strongest in "r")
    clash = not one_plain and a.strongest not in "r" and not (sums["s"] or sums["m"])
    wide = max(a.entry.last - a.entry.first, b.entry.last - b.entry.first)
    same = sums["s"] + sums["m"]
    return [
        1.0,
        min(sums["s"], 2.5),
        min(sums["m"], 2.0),
        min(sums["r"], 2.0),
        min(words, 5.0),
        likeness,
        min(len(a.figures & b.figures), 2),
        1.0 if names_a != names_b else 0.0,
        1.0 if names_a and names_b else 0.0,
        min(len((a.named & b.named) - {a.key, b.key}), 2),
        1.0 if days == 1 else 0.0,
        1.0 if 2 <= days <= 3 else 0.0,
        1.0 if 4 <= days <= 7 else 0.0,
        1.0 if days > 7 else 0.0,
        1.0 if gap is not None and gap <= 20 and not days else 0.0,
        1.0 if gap is not None and 20 < gap <= 90 and not days else 0.0,
        1.0 if gap is not None and gap >= 180 and not days else 0.0,
        1.0 if one_plain else 0.0,
        1.0 if clash else 0.0,
        1.0 if a.strongest in "r" and b.strongest in "r" else 0.0,
        1.0 if wide else 0.0,
        min(len(shared), 3),
        1.0 if a.key == b.key and a.key >= 0 else 0.0,
        likeness if same else 0.0,
        likeness if days > 1 else 0.0,
        1.0 if a.figures and b.figures and a.figures.isdisjoint(b.figures) else 0.0,
        1.0 if _meets(a, b, days) else 0.0,
        1.0 if _parts(a, b) else 0.0,
    ]


def _meets(a: Mark, b: Mark, days: int) -> bool:
    """Words bring the two to one day: "last night" of the day after, or both of the day before."""
    if days_apart(a.entry, b.entry):
        return not days
    return bool(a.told) and a.told == b.told


def _parts(a: Mark, b: Mark) -> bool:
    """Of one day, and one of the two tells of another day than that."""
    if days_apart(a.entry, b.entry):
        return _is_of_another(a, b) or _is_of_another(b, a)
    return bool(a.told) != bool(b.told)


def _is_of_another(a: Mark, b: Mark) -> bool:
    """A date in the words that is not near the other's day, nor near the day of which it tells."""
    if not a.told_as_date:
        return False
    off = max(b.entry.first - a.told, a.told - b.entry.last)
    return off > 1 and (not b.told or abs(b.told - a.told) > 1)


def log_odds(a: Mark, b: Mark, rare: Rarity) -> float:
    total: float = sum(map(mul, weights(), figures(a, b, rare)))
    return total


def chance(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def because(a: Mark, b: Mark, rare: Rarity) -> list[str]:
    """Why, in words: the day, what both tell of, who names whom, shared words, times."""
    between = days_apart(a.entry, b.entry)
    wide = a.entry.last - a.entry.first or b.entry.last - b.entry.first
    days = {0: "their dates overlap" if wide else "same day", 1: "one day apart"}
    said = [days.get(between, f"{between} days apart")]
    if between > apart(a, b):
        said += [
            f"{spoken(one.entry.agency)} tells of {date.fromordinal(one.told):%d/%m/%Y}"
            for one in (a, b)
            if one.told
        ]
    names = happenings().names
    both = [names[k] for k in sorted(a.kinds & b.kinds, key=lambda k: (-rare.kinds[k], k))]
    words = sorted(a.stems & b.stems, key=lambda w: (-rare.stems[w], w))[:4]
    if both:
        said.append(f"both: {', '.join(both[:4])}")
    if words:
        mine, theirs = _spelt(a.entry.matter), _spelt(b.entry.matter)
        written = [(mine.get(word, word), theirs.get(word, word)) for word in words]
        same = [one for one, other in written if _alike(one, other)]
        said += [f"same words: {', '.join(same)}"] if same else []
        like = [f"{one} and {other}" for one, other in written if not _alike(one, other)]
        said += [f"words of one meaning: {', '.join(like)}"] if like else []
    if shared := sorted(a.figures & b.figures):
        said.append(f"same figures: {', '.join(shared[:3])}")
    for one, other in ((a, b), (b, a)):
        if other.key >= 0 and other.key in one.named:
            said.append(f"{spoken(one.entry.agency)} names {spoken(other.entry.agency)}")
    if a.minutes is not None and b.minutes is not None and not between:
        gap = abs(a.minutes - b.minutes)
        if gap <= 90:
            said.append("same time" if not gap else f"{gap} minutes apart")
    return said


def _alike(mine: str, theirs: str) -> bool:
    return mine == theirs or stem(mine) == stem(theirs)


def _spelt(text: str) -> dict[str, str]:
    """Likened words to how the text, in small letters, writes them first: mondai to monday."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    return {likened(word): word for word in reversed(words)}


def spoken(agency: str) -> str:
    return agency.replace("-", " ").replace("_", " ")


def read_traits(entries: Sequence[Entry]) -> list[Traits]:
    bags = bags_of([e.matter for e in entries], [e.response for e in entries])
    return [bags.traits(number) for number in range(len(bags))]
