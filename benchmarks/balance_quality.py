"""How well strengths, risks and a family's own word are found in invented entries.

    .venv/bin/python -m benchmarks.balance_quality            # all sets
    .venv/bin/python -m benchmarks.balance_quality --missed   # and what half A lacks

B and C are never printed, so that nobody mends by them.
"""

import argparse
from collections import Counter

from goldthread.engines.chronology.balance import FACT, passages
from tests.engines.chronology.balance_cases import HALF_A, HALF_B, HALF_C, cases


def said_of(text: str) -> Counter[str]:
    """In the way of the answers: one of a kind and matter in an entry."""
    found = {
        f"{one.kind[0]}{'!' if one.whose else ''} {one.about}"
        for one in passages(text)
        if one.kind != FACT
    }
    return Counter(found)


def plain(found: Counter[str]) -> Counter[str]:
    return Counter({key.replace("!", "") for key in found})


def score(half: str, *, missed: bool = False) -> dict[str, tuple[float, float, int]]:
    """Precision, recall and number wanted: of strengths, of risks, and of the own word among
    the passages found rightly."""
    tally = {name: [0, 0, 0] for name in ("strength", "risk", "own word")}
    for text, wanted in cases(half):
        found, right = said_of(text), Counter(set(wanted))
        for name in ("strength", "risk"):
            mine = Counter(k for k in plain(found) if k[0] == name[0])
            theirs = Counter(k for k in plain(right) if k[0] == name[0])
            both = mine & theirs
            for at, one in enumerate((both, mine, theirs)):
                tally[name][at] += one.total()
        shared = plain(found) & plain(right)
        own = {k.replace("!", "") for k in found if "!" in k} & set(shared)
        want = {k.replace("!", "") for k in right if "!" in k} & set(shared)
        for at, size in enumerate((len(own & want), len(own), len(want))):
            tally["own word"][at] += size
        if missed and found != right:
            print(f"  {text}\n     found {sorted(found - right)} lacking {sorted(right - found)}")
    return {
        name: (right / found if found else 1.0, right / wanted if wanted else 1.0, wanted)
        for name, (right, found, wanted) in tally.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--missed", action="store_true")
    args = parser.parse_args()
    named = (("A, read while mending", HALF_A), ("B, only scored", HALF_B), ("C, the last", HALF_C))
    for name, half in named:
        print(f"half {name}: {len(cases(half))} entries")
        for what, (precision, recall, wanted) in score(
            half, missed=args.missed and half is HALF_A
        ).items():
            print(f"   {what}: precision {precision:.2f} recall {recall:.2f} ({wanted})")


if __name__ == "__main__":
    main()
