"""Two accounts of one occurrence that cannot both be right. Shown side by side, never resolved."""

from collections.abc import Iterable
from dataclasses import dataclass

from goldthread.engines.chronology.claims import claims
from goldthread.engines.chronology.matching import Link
from goldthread.engines.chronology.pairs import days_apart, spoken

HOURS = 2  # times of one occurrence that differ by more are a conflict, and not a slow clock
MORE_THAN = 1  # day; a day is what writing up later costs
_SAID = {
    ("seen", True): "child seen",
    ("seen", False): "child not seen",
    ("attendance", True): "attended",
    ("attendance", False): "did not attend",
    ("injury", True): "marks or an injury found",
    ("injury", False): "no marks or injury found",
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """`about`: date, time, seen, attendance or injury."""

    refs: tuple[str, str]
    about: str
    because: str

    def as_json(self) -> dict[str, object]:
        return {"refs": list(self.refs), "about": self.about, "because": self.because}


def conflicts(links: Iterable[Link]) -> list[Conflict]:
    found = []
    known: dict[str, dict[str, bool]] = {}
    for link in links:
        refs = (link.one.entry.ref, link.other.entry.ref)
        for ref, mark in zip(refs, (link.one, link.other), strict=True):
            if ref not in known:
                known[ref] = claims(mark.entry)
        said = _of(link, known[refs[0]], known[refs[1]])
        found += [Conflict(refs, about, why) for about, why in said]
    return found


def _of(link: Link, mine: dict[str, bool], theirs: dict[str, bool]) -> list[tuple[str, str]]:
    one, other = link.one.entry, link.other.entry
    names = spoken(one.agency), spoken(other.agency)
    found = []
    apart = days_apart(one, other)
    if apart > MORE_THAN:
        found.append(("date", f"{names[0]}: {one.date_text}; {names[1]}: {other.date_text}"))
    a, b = link.one.minutes, link.other.minutes
    # A time in the words of one may be of something else than the time in the other's column.
    alike = (one.time is None) == (other.time is None)
    if a is not None and b is not None and alike and one.first == other.first:
        gap = abs(a - b)
        if min(gap, 1440 - gap) > HOURS * 60:
            found.append(("time", f"{names[0]}: {_clock(a)}; {names[1]}: {_clock(b)}"))
    for about in ("seen", "attendance", "injury"):
        if about in mine and about in theirs and mine[about] != theirs[about]:
            said = _SAID[about, mine[about]], _SAID[about, theirs[about]]
            found.append((about, f"{names[0]}: {said[0]}; {names[1]}: {said[1]}"))
    return found


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
