"""Cases by other hands: rows of agencies with the answers, as data/chronology_others holds them.

A row: `occurrence | day or from/to | time | what happened | what was done | column: value`; "-"
where no other row tells of it. `!` and `?`: two accounts that contradict each other, or perhaps
do.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

from goldthread.engines.chronology.entry import Entry
from goldthread.rules.dates import Written

OTHERS = Path(__file__).parents[2] / "data" / "chronology_others"
HAND = tuple(f"hand{n}" for n in range(1, 30))  # by somebody who had not seen the engine
OWN = ("own1", "own2", "own3")  # before a change of the engine; its weights are not set on them
Pair = frozenset[str]


@dataclass
class Others:
    """`same`: pairs of refs. `differ`: such a pair and what it is about; `unsure`: perhaps."""

    entries: list[Entry] = field(default_factory=list)
    same: set[Pair] = field(default_factory=set)
    differ: set[tuple[Pair, str]] = field(default_factory=set)
    unsure: set[tuple[Pair, str]] = field(default_factory=set)


@cache
def others(name: str) -> Others:
    made, agency, number = Others(), "", 0
    of: dict[tuple[str, str], str] = {}
    for line in (OTHERS / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("@ "):
            agency, number = line[2:], 0
        elif line[:2] in {"! ", "? "}:
            which, one, other, about = line[2:].split()
            pair = frozenset((of[which, one], of[which, other]))
            (made.differ if line[0] == "!" else made.unsure).add((pair, about))
        elif line and line[0] != "#":
            which, *cells = (cell.strip() for cell in line.split("|"))
            number += 1
            entry = _entry(agency, number, cells)
            made.entries.append(entry)
            if which != "-":
                of[which, agency] = entry.ref
    made.same = {
        frozenset((of[one], of[other])) for one, other in combinations(of, 2) if one[0] == other[0]
    }
    made.entries.sort(key=lambda e: (e.first == 0, e.first, e.time or "", e.ref))
    return made


def _entry(agency: str, number: int, cells: list[str]) -> Entry:
    days, time, event, *more = cells
    first, _, last = days.partition("/")
    begins = date.fromisoformat(first) if first else None
    ends = date.fromisoformat(last) if last else begins
    entry = Entry(agency, number, days, Written(begins, ends, told="day"), time or None)
    entry.event, entry.response = event, more[0] if more and more[0] else None
    entry.other = {name: value for name, _, value in (cell.partition(": ") for cell in more[1:])}
    entry.source = entry.other.pop("Source", None)
    entry.comment = entry.other.pop("Comment", None)
    if begins and ends:
        entry.first, entry.last = begins.toordinal(), ends.toordinal()
    return entry
