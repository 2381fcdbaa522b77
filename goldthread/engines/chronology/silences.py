"""Stretches in which nothing was written: by an agency, and by all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from goldthread.engines.chronology.reading import Return

LONGER_THAN = 28  # days: four weeks without a word about a child is worth a question


@dataclass(frozen=True, slots=True)
class Silence:
    """`agency` is None for all together. From the last entry before to the first after; `kind` is
    declared-nil (the agency wrote so), no-entry or not-returned (it sent nothing)."""

    agency: str | None
    start: date
    end: date
    kind: str

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    def as_json(self) -> dict[str, object]:
        return {
            "agency": self.agency, "start": self.start.isoformat(), "end": self.end.isoformat(),
            "days": self.days, "kind": self.kind,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an agency sent of the period: how many entries, from when to when, and in how many of
    its months there is at least one."""

    agency: str
    entries: int
    first: date | None
    last: date | None
    months_with_entries: int
    months: int

    def as_json(self) -> dict[str, object]:
        return {
            "agency": self.agency, "entries": self.entries,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "months_with_entries": self.months_with_entries, "months": self.months,
        }  # fmt: skip


def period_of(
    returns: Iterable[Return], begins: date | None = None, ends: date | None = None
) -> tuple[date, date] | None:
    """The period under review: as given, or from the first to the last dated entry."""
    found = [span for one in returns for nil in (False, True) for span in one.spans(nil=nil)]
    begin = begins or (date.fromordinal(min(first for first, _ in found)) if found else None)
    end = ends or (date.fromordinal(max(last for _, last in found)) if found else None)
    return (begin, end) if begin and end and begin <= end else None


def silences(
    returns: Sequence[Return],
    *,
    longer_than: int = LONGER_THAN,
    begins: date | None = None,
    ends: date | None = None,
) -> list[Silence]:
    """Of each agency, then of all. The edges of the period count where the period is given."""
    period = period_of(returns, begins, ends)
    if period is None:
        return []
    found = []
    for one in returns:
        if one.entries:
            found += _of(one, period, longer_than, bool(begins), bool(ends))
        else:
            kind = "declared-nil" if one.nil else "not-returned"
            found.append(Silence(one.agency, *period, kind))
    written = [span for one in returns for span in one.spans(nil=False)]
    days = _days(written, period, bool(begins), bool(ends))
    found += [Silence(None, a, b, "no-entry") for a, b in _gaps(days, longer_than)]
    return found


def _of(
    one: Return, period: tuple[date, date], longer_than: int, begins: bool, ends: bool
) -> list[Silence]:
    gaps = _gaps(_days(one.spans(nil=False), period, begins, ends), longer_than)
    declared = []
    for first, last in one.spans(nil=True):
        start, end = date.fromordinal(first), date.fromordinal(last)
        around = [gap for gap in gaps if gap[0] <= start and end <= gap[1]]
        if start == end and around:
            start, end = around[0]
        declared.append(Silence(one.agency, start, end, "declared-nil"))
    found = list(declared)
    for gap in gaps:
        for start, end in _without(gap, declared):
            if (end - start).days > longer_than:
                found.append(Silence(one.agency, start, end, "no-entry"))
    return sorted(found, key=lambda silence: (silence.start, silence.end))


def _days(
    written: Iterable[tuple[int, int]], period: tuple[date, date], begins: bool, ends: bool
) -> list[tuple[int, int]]:
    spans = sorted(set(written))
    if begins or not spans:
        spans.insert(0, (period[0].toordinal(), period[0].toordinal()))
    if ends or len(spans) == 1:
        spans.append((period[1].toordinal(), period[1].toordinal()))
    return sorted(spans)


def _gaps(spans: Sequence[tuple[int, int]], longer_than: int) -> list[tuple[date, date]]:
    gaps = []
    reached = None
    for first, last in spans:
        if reached is not None and first - reached > longer_than:
            gaps.append((date.fromordinal(reached), date.fromordinal(first)))
        reached = max(last, reached or last)
    return gaps


def _without(gap: tuple[date, date], declared: Sequence[Silence]) -> list[tuple[date, date]]:
    """The parts of a gap that no declaration covers."""
    edges = [gap[0]]
    for one in sorted(declared, key=lambda silence: silence.start):
        if one.end >= gap[0] and one.start <= gap[1]:
            edges += [max(one.start, gap[0]), min(one.end, gap[1])]
    edges.append(gap[1])
    return [(a, b) for number, (a, b) in enumerate(pairwise(edges)) if number % 2 == 0 and a < b]


def coverage(returns: Sequence[Return], period: tuple[date, date] | None) -> list[Coverage]:
    found = []
    for one in returns:
        spans = one.spans(nil=False)
        months = {_month(first) for first, _ in spans}
        whole = _month(period[1].toordinal()) - _month(period[0].toordinal()) + 1 if period else 0
        first = date.fromordinal(min(s[0] for s in spans)) if spans else None
        last = date.fromordinal(max(s[1] for s in spans)) if spans else None
        found.append(
            Coverage(one.agency, len(one.entries), first, last, min(len(months), whole), whole)
        )
    return found


def _month(day: int) -> int:
    found = date.fromordinal(day)
    return found.year * 12 + found.month
