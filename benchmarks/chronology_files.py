"""How well accounts of one occurrence, and contradictions, are found in agencies' files as sent.

    .venv/bin/python -m benchmarks.chronology_files FOLDER...          # counts only
    .venv/bin/python -m benchmarks.chronology_files FOLDER... --tell   # and what went wrong

A folder holds cases, each a folder of agencies' files (named by the agency) and gold.json:
{"groups": [[[file, row], ...]], "conflicts": [{"kind", "rows": [[file, row], ...]}]}, and under
"unsure" what its writer was not sure of, in the form of conflicts: it counts neither way.
"""

import argparse
import json
from itertools import combinations
from pathlib import Path

from benchmarks.chronology_quality import ABOUT, Score
from goldthread.engines.chronology.merging import Chronology, merge
from goldthread.engines.chronology.reading import Return, read_file

Pair = frozenset[str]


def merged(case: Path) -> Chronology:
    returns = []
    for path in sorted(case.iterdir()):
        if path.name != "gold.json":
            returns.append(Return(path.stem))
            read_file(path.read_bytes(), path.name, returns[-1])
    for one in returns:
        one.close()
    return merge(returns)


def _ref(file: str, row: int) -> str:
    return f"{Path(file).stem}:{row}"


Differ = set[tuple[Pair, str]]


def gold(case: Path) -> tuple[set[Pair], Differ, Differ, list[set[Pair]]]:
    """Pairs of one occurrence, contradictions, perhaps contradictions, the pairs of each group."""
    held = json.loads((case / "gold.json").read_text("utf-8"))
    groups = [
        {frozenset((_ref(a, n), _ref(b, m))) for (a, n), (b, m) in combinations(group, 2) if a != b}
        for group in held["groups"]
    ]
    differ, unsure = (
        {
            (frozenset(_ref(file, row) for file, row in one["rows"]), one["kind"])
            for one in held.get(which, [])
        }
        for which in ("conflicts", "unsure")
    )
    return set().union(*groups), differ, unsure, groups


class Scores:
    """`linked`: contradictions whose two accounts are linked; `once`: disagreements each counted
    once, however many accounts stand on each side."""

    def __init__(self) -> None:
        self.same, self.linked, self.once = Score(), Score(), Score()
        self.kinds = {about: Score() for about in ("all", *ABOUT)}

    def add(self, case: Path, *, tell: bool = False) -> None:
        pairs, differ, unsure, groups = gold(case)
        made = merged(case)
        links = {frozenset((link.one.entry.ref, link.other.entry.ref)) for link in made.same_event}
        found = {(frozenset(one.refs), one.about) for one in made.conflicts if one.about in ABOUT}
        found -= unsure
        self.same.add(links, pairs)
        self.linked.add(links & {pair for pair, _ in differ}, {pair for pair, _ in differ})
        self.kinds["all"].add(found, differ)
        for about in ABOUT:
            self.kinds[about].add(
                {f for f in found if f[1] == about}, {d for d in differ if d[1] == about}
            )
        for number, group in enumerate(groups):
            self.once.add(
                {(number, about) for pair, about in found & differ if pair in group},
                {(number, about) for pair, about in differ if pair in group},
            )
        if tell:
            _tell(made, case.name, links, pairs, found, differ)

    def __str__(self) -> str:
        kinds = "; ".join(f"{about}: {score}" for about, score in self.kinds.items())
        return (
            f"same event {self.same}\n   conflicts {kinds}\n"
            f"   of conflicts, accounts linked {self.linked.recall:.3f}; "
            f"disagreements, each once, found {self.once.recall:.3f} ({self.once.wanted})"
        )


def _tell(
    made: Chronology,
    name: str,
    links: set[Pair],
    pairs: set[Pair],
    found: Differ,
    differ: Differ,
) -> None:
    by_ref = {entry.ref: entry for entry in made.entries}
    why = {(frozenset(one.refs), one.about): one.because for one in made.conflicts}
    odds = {frozenset((k.one.entry.ref, k.other.entry.ref)): k.odds for k in made.same_event}
    listed = [(pair, "LINK missed") for pair in pairs - links]
    listed += [(pair, f"LINK false {odds[pair]:.1f}") for pair in links - pairs]
    listed += [
        (pair, f"{about} missed, {'linked' if pair in links else 'not linked'}")
        for pair, about in differ - found
    ]
    listed += [
        (pair, f"{about} false{'' if pair in pairs else ', wrong link'}: {why[pair, about]}")
        for pair, about in found - differ
    ]
    for pair, what in sorted(listed, key=lambda one: (one[1], sorted(one[0]))):
        print(f"{name} {what}")
        for ref in sorted(pair):
            e = by_ref[ref]
            print(f"    {ref} [{e.date_text} {e.time}] {e.event} | {e.response} | {e.other}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--tell", action="store_true")
    args = parser.parse_args()
    for folder in args.folders:
        scores = Scores()
        for case in sorted(path for path in folder.iterdir() if (path / "gold.json").exists()):
            scores.add(case, tell=args.tell)
        print(f"{folder.name}: {scores}")


if __name__ == "__main__":
    main()
