"""Two accounts of one occurrence that cannot both be right. Shown side by side, never resolved."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain

from goldthread.engines.chronology.claims import ABOUT, Claim, differing, is_meeting, told
from goldthread.engines.chronology.entry import Entry
from goldthread.engines.chronology.hours import gap, hours
from goldthread.engines.chronology.hours import spoken as spoken_hours
from goldthread.engines.chronology.marks import contradiction
from goldthread.engines.chronology.matching import Link
from goldthread.engines.chronology.named import Named, names_of
from goldthread.engines.chronology.pairs import Mark, apart, days_apart, spoken

FOR_NAMES = 400  # entries that are read for the names of children and grown-ups
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


Claims = tuple[Claim, ...]
Asked = tuple[Entry, bool]  # and whether it, or an account beside it, tells of a meeting
Spread = Callable[[Callable[[Asked], Claims], Iterable[Asked]], Iterable[Claims]]


def conflicts(
    links: Sequence[Link], spread: Spread = map, all_entries: Sequence[Entry] = ()
) -> list[Conflict]:
    """`spread`: a `map` that uses more processes. `all_entries`: of the case, for its names."""
    found = []
    entries = {mark.entry.ref: mark.entry for link in links for mark in (link.one, link.other)}
    step = len(all_entries) // FOR_NAMES + 1
    named = names_of(
        chain(entries.values() if len(entries) < FOR_NAMES else (), all_entries[::step])
    )
    meet = {ref for ref, entry in entries.items() if is_meeting(entry)}
    for link in links:
        both = {link.one.entry.ref, link.other.entry.ref}
        meet |= both if both & meet else set()
    asked = [(entry, ref in meet) for ref, entry in entries.items()]
    known = dict(zip(entries, spread(partial(_told, named), asked), strict=True))
    for link in links:
        refs = (link.one.entry.ref, link.other.entry.ref)
        said = _of(link, known[refs[0]], known[refs[1]])
        found += [Conflict(refs, about, why) for about, why in said]
    return found


def _told(named: Named, asked: Asked) -> Claims:
    entry, meeting = asked
    return told(entry, named, meeting)


def _of(link: Link, mine: tuple[Claim, ...], theirs: tuple[Claim, ...]) -> list[tuple[str, str]]:
    one, other = link.one.entry, link.other.entry
    names = spoken(one.agency), spoken(other.agency)
    found = []
    if apart(link.one, link.other) > MORE_THAN or _tells_of_another_day(link):
        found.append(("date", f"{names[0]}: {_day(link.one)}; {names[1]}: {_day(link.other)}"))
    if not found and (times := _times(link)):
        found.append(("time", f"{names[0]}: {times[0]}; {names[1]}: {times[1]}"))
    for about in ABOUT:
        value = differing(mine, theirs, about)
        if value is not None:
            said = _SAID[about, value], _SAID[about, not value]
            found.append((about, f"{names[0]}: {said[0]}; {names[1]}: {said[1]}"))
    if all(about != "injury" for about, _ in found):
        where = contradiction(one.matter, other.matter)
        if where:
            found.append(("injury", f"{names[0]}: {where[0]}; {names[1]}: {where[1]}"))
    return found


def _tells_of_another_day(link: Link) -> bool:
    """Entries of neighbouring days, of which one tells of a day that neither is near."""
    for mark, other in ((link.one, link.other), (link.other, link.one)):
        if mark.told_as_date and days_apart(mark.entry, other.entry):
            off = max(other.entry.first - mark.told, mark.told - other.entry.last)
            if off > MORE_THAN and (not other.told or abs(other.told - mark.told) > MORE_THAN):
                return True
    return False


def _day(mark: Mark) -> str:
    told = f", of {date.fromordinal(mark.told):%d/%m/%Y}" if mark.told_as_date else ""
    return f"{mark.entry.date_text}{told}"


def _times(link: Link) -> tuple[str, str] | None:
    """The hours of two accounts of one day, or of a night between two, where they are far apart."""
    days = _own_day(link.other) - _own_day(link.one)
    if days and (abs(days) > 1 or not (link.one.told_as_date or link.other.told_as_date)):
        return None
    one, other = (hours(m.entry, of_its_day=not m.told) for m in (link.one, link.other))
    if not one or not other:
        return None
    between = gap(one, other, days)
    if between is None or not HOURS * 60 < between < 1440:
        return None
    return spoken_hours(one), spoken_hours(other)


def _own_day(mark: Mark) -> int:
    return mark.told or mark.entry.first
