"""How well accounts of one occurrence, and contradictions, are found in invented cases.

    .venv/bin/python -m benchmarks.chronology_quality            # each family of wording by itself
    .venv/bin/python -m benchmarks.chronology_quality --fit      # sets the weights anew, and prints

With --fit the weights are set on all but one family, or but one case by another hand, and measured
on that, in turn; the weights that are shipped are set on all. The peer is one threshold on
rapidfuzz's token_set_ratio within a day, at whichever is best for it on the very cases scored.
"""

import argparse
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from goldthread.engines.chronology import pairs
from goldthread.engines.chronology.candidates import ENOUGH
from goldthread.engines.chronology.conflicts import conflicts
from goldthread.engines.chronology.entry import Entry
from goldthread.engines.chronology.matching import LONGEST_SPAN, same_event
from goldthread.engines.chronology.words import Traits, happenings
from goldthread.rules.dates import Written
from tests.engines.chronology.cases import Case, make_case
from tests.engines.chronology.others import HAND, OWN, others

WEIGHTS = Path(pairs.__file__).parent / "weights.json"
SET_ON = "ABCDEFG"  # families on which weights are set
SET_WITH = 6  # cases of each
BY_HAND = 0.6  # the share that cases by other hands have in setting weights
Example = tuple[list[float], bool]
ABOUT = ("date", "time", "seen", "attendance", "injury")


def entries_of(case: Case) -> list[Entry]:
    made = []
    for agency, rows in case.rows.items():
        for number, row in enumerate(rows, 1):
            when = Written(row.day, row.day, edtf=row.day.isoformat(), told="day")
            entry = Entry(
                agency, number, f"{row.day:%d/%m/%Y}", when, row.time or None, event=row.text
            )
            entry.first = entry.last = row.day.toordinal()
            made.append(entry)
    return sorted(made, key=lambda e: (e.first, e.time or "", e.ref))


class Score:
    def __init__(self) -> None:
        self.right = self.found = self.wanted = 0

    def add(self, found: set[Any], wanted: set[Any]) -> None:
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        parts = f"precision {self.precision:.3f} recall {self.recall:.3f} F1 {self.f1:.3f}"
        return f"{parts} ({self.wanted})"


def measured(cases: Iterable[Case]) -> tuple[Score, dict[str, Score]]:
    same, by_kind = Score(), {about: Score() for about in ("all", *ABOUT)}
    for case in cases:
        links = same_event(entries_of(case))
        same.add(
            {frozenset((link.one.entry.ref, link.other.entry.ref)) for link in links}, case.same
        )
        found = {(frozenset(c.refs), c.about) for c in conflicts(links)}
        by_kind["all"].add(found, case.differ)
        for about in ABOUT:
            by_kind[about].add(
                {f for f in found if f[1] == about}, {d for d in case.differ if d[1] == about}
            )
    return same, by_kind


def peer(cases: list[Case]) -> tuple[float, int]:
    """The best F1 of one threshold on token_set_ratio within a day, and that threshold."""
    scored: list[tuple[float, bool]] = []
    wanted = sum(len(case.same) for case in cases)
    for case in cases:
        entries = entries_of(case)
        for place, one in enumerate(entries):
            for other in entries[place + 1 :]:
                if other.first - one.first > 1:
                    break
                if one.agency != other.agency:
                    pair = frozenset((one.ref, other.ref))
                    scored.append((fuzz.token_set_ratio(one.event, other.event), pair in case.same))
    best = (0.0, 0)
    for threshold in range(20, 100, 2):
        found = [right for score, right in scored if score >= threshold]
        right = sum(found)
        f1 = 2 * right / (len(found) + wanted) if found else 0.0
        best = max(best, (f1, threshold))
    return best


def measured_others(names: Iterable[str]) -> tuple[Score, dict[str, Score]]:
    """Cases by other hands. What their author was not sure of counts neither way."""
    same, by_kind = Score(), {about: Score() for about in ("all", *ABOUT)}
    for name in names:
        case = others(name)
        links = same_event(case.entries)
        same.add(
            {frozenset((link.one.entry.ref, link.other.entry.ref)) for link in links}, case.same
        )
        told_of = conflicts(links, all_entries=case.entries)
        found = {(frozenset(c.refs), c.about) for c in told_of} - case.unsure
        by_kind["all"].add(found, case.differ)
        for about in ABOUT:
            by_kind[about].add(
                {f for f in found if f[1] == about}, {d for d in case.differ if d[1] == about}
            )
    return same, by_kind


def examples(cases: Iterable[Case]) -> list[Example]:
    """Pairs that a group could be grown from, in figures, and whether they are one occurrence."""
    return [
        example
        for number, case in enumerate(cases)
        for example in _examples(entries_of(case), case.same, number)
    ]


def examples_of_others(names: Iterable[str]) -> list[Example]:
    """Each case with the whole vocabulary and with half of it."""
    return [
        example
        for number, name in enumerate(names)
        for forgets in (0, 3 * number + 1)
        for example in _examples(_dated(others(name).entries), others(name).same, forgets)
    ]


def _dated(entries: list[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.first and entry.last - entry.first <= LONGEST_SPAN]


def _examples(entries: list[Entry], same: set[frozenset[str]], number: int) -> Iterator[Example]:
    of = _forgetful(pairs.read_traits(entries), number)
    rare = pairs.rarity(of)
    marks = [pairs.marked(e, t, rare) for e, t in zip(entries, of, strict=True)]
    for place, a in enumerate(marks):
        for b in marks[place + 1 :]:
            apart = b.entry.first - a.entry.first
            if apart > 14:
                break
            if a.entry.agency == b.entry.agency:
                continue
            right = frozenset((a.entry.ref, b.entry.ref)) in same
            if apart > 1 and not right and _in_common(a, b, rare) < ENOUGH:
                continue
            yield pairs.figures(a, b, rare), right


def _in_common(a: pairs.Mark, b: pairs.Mark, rare: pairs.Rarity) -> float:
    kinds = sum(1.5 * rare.kinds[kind] for kind in a.kinds & b.kinds)
    return kinds + sum(rare.stems[word] for word in a.stems & b.stems)


def _forgetful(of: list[Traits], number: int) -> list[Traits]:
    """In two cases of three half of the vocabulary is forgotten: it will lack others' words."""
    if number % 3 == 0:
        return of
    rng = random.Random(number)
    kept = {kind for kind in range(len(happenings().names)) if rng.random() < 0.5}
    return [replace(one, kinds=tuple(kind for kind in one.kinds if kind in kept)) for one in of]


def fitted(made: list[Example], by_hand: list[Example], ridge: float = 0.001) -> dict[str, float]:
    """Logistic regression by Newton's steps, with a small ridge on all but the bias. Cases by hand
    count for `BY_HAND` of the whole, however few they are."""
    import numpy as np

    x = np.array([m[0] for m in made + by_hand])
    y = np.array([float(m[1]) for m in made + by_hand])
    each = np.array(
        [(1 - BY_HAND) / len(made)] * len(made) + [BY_HAND / len(by_hand)] * len(by_hand)
    )
    held = ridge * np.array([1e-6, *[1.0] * (x.shape[1] - 1)])
    w = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ ((p - y) * each) + held * w
        bend = (x * (p * (1 - p) * each)[:, None]).T @ x + np.diag(held + 1e-9)
        w -= np.linalg.solve(bend, slope)
    return {name: round(float(v), 3) for name, v in zip(pairs.FIGURES, w, strict=True)}


def use(weights: dict[str, float]) -> None:
    held = tuple(weights[name] for name in pairs.FIGURES)
    pairs.weights = lambda: held


def cases_of(families: str, seed: int, number: int) -> list[Case]:
    return [make_case(seed + n, families) for n in range(number)]


def drawn(families: str, number: int) -> list[Case]:
    """Cases of each family by itself, none of those that are measured."""
    return [c for n, f in enumerate(families) for c in cases_of(f, 100 + 200 * n, number)]


def told(name: str, cases: list[Case]) -> None:
    same, kinds = measured(cases)
    print(f"{name}: same event {same}; one threshold: F1 {peer(cases)[0]:.3f}")
    print("   conflicts " + "; ".join(f"{k}: {v}" for k, v in kinds.items()))


def told_of_others(name: str, names: Iterable[str]) -> None:
    same, kinds = measured_others(names)
    print(f"{name}: same event {same}")
    print("   conflicts " + "; ".join(f"{k}: {v}" for k, v in kinds.items()))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--cases", type=int, default=15)
    args = parser.parse_args()
    if args.fit:
        _fit(args.cases)
        return
    told_of_others("by another hand", HAND)
    told_of_others("written before the change", OWN)
    for families in ("A", "B", "C", "ABC", "D", "E", "F", "G", "H"):
        told(families, cases_of(families, 9_000, args.cases))


def _fit(number: int) -> None:
    by_family = {family: examples(drawn(family, SET_WITH)) for family in SET_ON}
    made = [example for of in by_family.values() for example in of]
    for held_out in HAND:
        rest = examples_of_others(name for name in HAND if name != held_out)
        use(fitted(made, rest))
        told_of_others(f"set without {held_out}, measured on it", (held_out,))
    by_hand = examples_of_others(HAND)
    for held_out in SET_ON:
        use(fitted([e for f, of in by_family.items() if f != held_out for e in of], by_hand))
        told(f"set without {held_out}, measured on it", cases_of(held_out, 9_000, number))
    final = fitted(made, by_hand)
    use(final)
    told_of_others("set without any of them", OWN)
    WEIGHTS.write_text(json.dumps({"weights": final}, indent=1) + "\n")
    print(json.dumps(final, indent=1))


if __name__ == "__main__":
    main()
