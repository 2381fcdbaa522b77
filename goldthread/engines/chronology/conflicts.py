"""Two accounts of one occurrence that cannot both be right. Shown side by side, never resolved."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from goldthread.engines.chronology import children
from goldthread.engines.chronology.attending import Came, against, agree, is_roll, roll, spoken_of
from goldthread.engines.chronology.children import Seen
from goldthread.engines.chronology.claims import Claim, differing, is_meeting, of_child, told
from goldthread.engines.chronology.entry import Entry
from goldthread.engines.chronology.firsthand import is_paper, of_other_stages
from goldthread.engines.chronology.hours import gap, hours
from goldthread.engines.chronology.hours import spoken as spoken_hours
from goldthread.engines.chronology.marks import contradiction, tells_of_marks
from goldthread.engines.chronology.matching import Link
from goldthread.engines.chronology.named import Named, names_of
from goldthread.engines.chronology.pairs import Mark, apart, days_apart, spoken
from goldthread.engines.chronology.participants import People, people_of

FOR_NAMES = 400  # entries that are read for the names of children and grown-ups
HOURS = 2  # times of one occurrence that differ by more are a conflict, and not a slow clock
MORE_THAN = 1  # day; a day is what writing up later costs
_ALONE = {True: "child seen alone", False: "somebody else was with the child"}
_SEEN = {True: "seen", False: "not seen"}
_CAME = {True: "was there", False: "was not there"}
LATE_PAPER = 21  # days after which a letter about it no longer comes by itself
_SAID = {
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
# An entry; whether it, or an account beside it, tells of a meeting or an appointment; of a meeting.
Asked = tuple[Entry, bool, bool]
Spread = Callable[[Callable[[Asked], "_Read"], Iterable[Asked]], Iterable["_Read"]]


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
    rolled = {ref for ref, entry in entries.items() if is_roll(entry)}
    for link in links:
        both = {link.one.entry.ref, link.other.entry.ref}
        rolled |= both if both & rolled else set()
    reader = _Reader(named, people_of(chain(entries.values(), all_entries[::step]), named))
    asked = [(entry, ref in meet, ref in rolled) for ref, entry in entries.items()]
    known = dict(zip(entries, spread(reader, asked), strict=True))
    for link in links:
        refs = (link.one.entry.ref, link.other.entry.ref)
        said = _of(link, known[refs[0]], known[refs[1]])
        found += [Conflict(refs, about, why) for about, why in said]
    return found


@dataclass(frozen=True, slots=True)
class _Read:
    """What an account says: claims, who came, which children were seen, alone or not, its words
    about marks with names read as who they are."""

    claims: Claims
    roll: tuple[Came, ...]
    seen: tuple[Seen, ...]
    alone: bool | None
    of_marks: str


class _Reader:
    """Reads an account, with what a case's names tell."""

    def __init__(self, named: Named, people: People) -> None:
        self._named, self._people, self._names = named, people, children.Names(named)

    def __call__(self, asked: Asked) -> _Read:
        entry, meeting, is_rolled = asked
        return _Read(
            told(entry, self._named, meeting),
            roll(entry, self._people, meets=is_rolled),
            children.seen_of(entry, self._names, of_child),
            children.alone(entry),
            self._names.rename(entry.matter.lower()) if tells_of_marks(entry.matter) else "",
        )


Differ = tuple[str, str, str]  # about what, and what each of the two says


def _of(link: Link, mine: _Read, theirs: _Read) -> list[tuple[str, str]]:
    """Of each kind the first that is found, in words."""
    one, other = link.one.entry, link.other.entry
    visit = bool(_A_VISIT.search(f"{one.matter} {other.matter}"))
    found: dict[str, str] = {}
    for about, said, against_it in (
        *_of_days(link),
        *_of_company(one, other, mine, theirs),
        *_of_coming(mine, theirs, visit=visit),
        *_of_seen(mine, theirs, visit=visit),
        *_of_marks(mine, theirs),
    ):
        if about == "seen" and "attendance" in found and not visit:
            continue  # that a child was not at a meeting is told once
        why = f"{spoken(one.agency)}: {said}; {spoken(other.agency)}: {against_it}"
        found.setdefault(about, why)
    return list(found.items())


def _of_days(link: Link) -> Iterator[Differ]:
    off = apart(link.one, link.other) > MORE_THAN and not _came_as_paper(link)
    if off or _tells_of_another_day(link):
        yield "date", _day(link.one), _day(link.other)
    elif times := _times(link):
        yield "time", *times


def _of_company(one: Entry, other: Entry, mine: _Read, theirs: _Read) -> Iterator[Differ]:
    """A child seen or interviewed alone, or with somebody beside."""
    if None in (mine.alone, theirs.alone) or mine.alone == theirs.alone:
        return
    interview = children.is_interview(one) or children.is_interview(other)
    kind = "attendance" if interview else "seen"
    yield kind, _ALONE[bool(mine.alone)], _ALONE[bool(theirs.alone)]


def _of_coming(mine: _Read, theirs: _Read, *, visit: bool) -> Iterator[Differ]:
    if came := against(mine.roll, theirs.roll):
        who = spoken_of(came[0])
        yield "attendance", f"{who} {_CAME[came[1]]}", f"{who} {_CAME[not came[1]]}"
    elif not visit and not agree(mine.roll, theirs.roll):
        plain = _plainly(mine.claims, mine.roll), _plainly(theirs.claims, theirs.roll)
        value = differing(*plain, "attendance")
        if value is not None:
            yield "attendance", _SAID["attendance", value], _SAID["attendance", not value]


def _of_seen(mine: _Read, theirs: _Read, *, visit: bool) -> Iterator[Differ]:
    if mine.roll and theirs.roll and not visit:
        return  # a meeting: whoever was there was seen
    if child := children.against(mine.seen, theirs.seen):
        who = child[0] if child[0] in {"child", "anybody"} else child[0].title()
        yield "seen", f"{who} {_SEEN[child[1]]}", f"{who} {_SEEN[not child[1]]}"


def _of_marks(mine: _Read, theirs: _Read) -> Iterator[Differ]:
    value = differing(mine.claims, theirs.claims, "injury")
    if value is not None:
        yield "injury", _SAID["injury", value], _SAID["injury", not value]
    elif where := contradiction(mine.of_marks, theirs.of_marks):
        yield "injury", *where


def _plainly(claims: Claims, came: tuple[Came, ...]) -> Claims:
    """Without what is said of nobody by name, where a roll says who it was."""
    return tuple(one for one in claims if one[0] != "attendance" or one[1] or not came)


_A_VISIT = re.compile(
    r"\b(?:home|joint|statutory|stat|welfare|safe and well) (?:visit|check|vis)\b|\bh/v\b|\bvisit(?:ed)? to\b",
    re.I,
)


def _came_as_paper(link: Link) -> bool:
    """A letter of some days later tells no other day, unless it names one."""
    late, early = (
        (link.one, link.other)
        if link.one.entry.first > link.other.entry.first
        else (link.other, link.one)
    )
    return (
        not late.told and late.entry.first - early.entry.last <= LATE_PAPER and is_paper(late.entry)
    )


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
    if of_other_stages(link.one.entry, link.other.entry):
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
