"""How much gets through: leaks, spoilt words, consistency, unknown names, speed.

    python -m benchmarks.anonymise [--cases 10] [--family narrative ...] [--show] [--beside]
    python -m benchmarks.anonymise --folder FOLDER [--show] [--beside]

Without --family all families that are not blind. Prints one line a family and the whole; with --show
also what went wrong, which nobody should look at for the blind families. With --beside a general tool
is measured on the same cases (`anonymise_beside`). A folder holds cases written by hand, each with
register.json, text.txt and gold.json (`anonymise_cases.from_folder`).
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import anonymise_beside
from benchmarks.anonymise_cases import Case, case, from_folder
from benchmarks.anonymise_texts import BLIND, FAMILIES
from goldthread.engines.anonymise import Finder, Finding, read_register

Find = Callable[[str], list[Finding]]


def covered(findings: list[Finding], start: int, end: int, text: str, status: set[str]) -> bool:
    """Whether every letter and figure of a span is in a finding."""
    spans = [
        (f.start, f.end) for f in findings if f.status in status and f.start < end and start < f.end
    ]
    start += 4 if text[start : start + 4].lower() == "the " else 0  # no part of a name
    stop = end - 2 if text[end - 2 : end] in {"'s", "’s"} else end
    stop = stop - len("_report.docx") if text[:stop].endswith("_report.docx") else stop
    return all(any(a <= n < b for a, b in spans) for n in range(start, stop) if text[n].isalnum())


def measure(made: Case, findings: list[Finding], total: Counter, show: bool, names: bool) -> None:
    leaked = 0
    for start, end, who, sort, form in made.gone:
        total[f"{sort}"] += 1
        if not covered(findings, start, end, made.text, {"replaced"}):
            leaked += 1
            total[f"{sort} leaked"] += 1
            queued = covered(findings, start, end, made.text, {"replaced", "queued"})
            total[f"{sort} queued"] += queued
            if show:
                around = made.text[max(0, start - 40) : end + 25].replace("\n", "⏎")
                print(
                    f"  {'QUEUED' if queued else 'LEAK'} {form}: {made.text[start:end]!r} in …{around}…"
                )
        elif who.startswith("P"):
            whose = {
                f.subject
                for f in findings
                if f.start < end and start < f.end and f.status == "replaced"
            }
            total["named"] += 1
            total["named wrongly"] += whose != {who}
            if show and whose != {who}:
                print(f"  WRONG {form}: {made.text[start:end]!r} is {who}, taken for {whose}")
    total["documents"] += 1
    total["clean"] += not leaked
    for start, end, word in made.stay:
        total["ordinary"] += 1
        hit = [f for f in findings if f.status == "replaced" and f.start < end and start < f.end]
        total["spoilt"] += bool(hit)
        if hit and show:
            print(
                f"  SPOILT {word!r} in …{made.text[max(0, start - 30) : end + 20]!r}… ({hit[0].kind} {hit[0].reason})"
            )
    for start, end in made.strange:
        total["strange"] += 1
        seen = any(f.start < end and start < f.end for f in findings)
        total["strange found"] += seen
        if show and not seen and names:
            print(f"  UNSEEN {made.text[start:end]!r}")
    total["characters"] += len(made.text)


def told(name: str, total: Counter) -> str:
    def share(part: str, whole: str) -> str:
        return f"{100 * total[part] / max(1, total[whole]):.2f} %"

    return (
        f"{name:24} direct leak {share('direct leaked', 'direct')} (of {total['direct']}, queued {total['direct queued']}), "
        f"quasi {share('quasi leaked', 'quasi')}, clean {share('clean', 'documents')}, spoilt {share('spoilt', 'ordinary')}, "
        f"wrong person {share('named wrongly', 'named')}, unknown found {share('strange found', 'strange')}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=10)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--family", action="append", choices=sorted(FAMILIES))
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--beside", action="store_true", help="and Presidio, in the same run")
    parser.add_argument("--names", action="store_true", help="with the name model")
    args = parser.parse_args()
    sets = (
        {args.folder.name: from_folder(args.folder)}
        if args.folder
        else {
            family: [case(seed, family) for seed in range(args.first, args.first + args.cases)]
            for family in args.family or [f for f in FAMILIES if f not in BLIND]
        }
    )
    run("Goldthread", sets, lambda made: Finder(read_register(json.dumps(made.register)), names=args.names).find, args)  # fmt: skip
    if args.beside:
        anonymise_beside.analyser()
        run("Presidio", sets, lambda made: anonymise_beside.findings, args)


def run(tool: str, sets: dict[str, list[Case]], ready: Callable[[Case], Find], args: Any) -> None:
    """Measure one tool on all cases and print what it did."""
    whole: Counter = Counter()
    seconds = 0.0
    for name, cases in sets.items():
        total: Counter = Counter()
        for made in cases:
            find = ready(made)
            began = time.process_time()
            findings = find(made.text)
            seconds += time.process_time() - began
            show = args.show and tool == "Goldthread"
            measure(made, findings, total, show, args.names)
        print(told(f"{tool}, {name}", total), flush=True)
        whole += total
    print(told(f"{tool}, all", whole))
    print(f"{tool}: {whole['characters'] / seconds:,.0f} characters a second")


if __name__ == "__main__":
    main()
