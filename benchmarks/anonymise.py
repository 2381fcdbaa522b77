"""How much gets through: leaks, spoilt words, consistency, unknown names, speed.

    python -m benchmarks.anonymise [--cases 10] [--family narrative ...] [--show]

Without --family all families that are not blind. Prints one line a family and the whole; with --show
also what went wrong, which nobody should look at for the blind families.
"""

import argparse
import json
import time
from collections import Counter

from benchmarks.anonymise_cases import Case, case
from benchmarks.anonymise_texts import BLIND, FAMILIES
from goldthread.engines.anonymise import Finder, Finding, read_register


def covered(findings: list[Finding], start: int, end: int, text: str, status: set[str]) -> bool:
    """Whether every letter and figure of a span is in a finding."""
    spans = [
        (f.start, f.end) for f in findings if f.status in status and f.start < end and start < f.end
    ]
    stop = end - 2 if text[end - 2 : end] in {"'s", "’s"} else end
    stop = stop - len("_report.docx") if text[:stop].endswith("_report.docx") else stop
    return all(any(a <= n < b for a, b in spans) for n in range(start, stop) if text[n].isalnum())


def measure(made: Case, finder: Finder, total: Counter, show: bool) -> None:
    findings = finder.find(made.text)
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
        if show and not seen and finder.looks_for_names:
            print(f"  UNSEEN {made.text[start:end]!r}")
    total["characters"] += len(made.text)


def told(name: str, total: Counter) -> str:
    def share(part: str, whole: str) -> str:
        return f"{100 * total[part] / max(1, total[whole]):.2f} %"

    return (
        f"{name:11} direct leak {share('direct leaked', 'direct')} (of {total['direct']}, queued {total['direct queued']}), "
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
    parser.add_argument("--names", action="store_true", help="with the name model")
    args = parser.parse_args()
    whole: Counter = Counter()
    seconds = 0.0
    for family in args.family or [f for f in FAMILIES if f not in BLIND]:
        total: Counter = Counter()
        for seed in range(args.first, args.first + args.cases):
            made = case(seed, family)
            finder = Finder(read_register(json.dumps(made.register)), names=args.names)
            began = time.process_time()
            measure(made, finder, total, args.show)
            seconds += time.process_time() - began
        print(told(family, total), flush=True)
        whole += total
    print(told("all", whole))
    print(f"{whole['characters'] / seconds:,.0f} characters a second")


if __name__ == "__main__":
    main()
