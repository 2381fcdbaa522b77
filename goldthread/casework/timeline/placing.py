"""Where the entries of one agency stand in its lane, so that none hides another. Pure.

Entries come as groups that say the same of when: so a hundred thousand of them are a few thousand
groups. Where a part of the lane holds more than its rows, it becomes one counted mark. Places are
parts of the picture's width: 0 at the left, 1 at the right.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

CELLS = 44  # a counted mark is as wide as one of these
ROWS = 3
DOUBT_ROWS = 2
NARROW = 0.006  # of the width: what an exact entry takes
GAP = 0.003


@dataclass(frozen=True)
class Group:
    """Entries of one agency that say the same of when. `pks`: the first and last of them; complete
    where there are one or two. `whole`: the day is known, its time is not (where times are shown).
    """

    first: float
    last: float
    count: int
    pks: tuple[int, ...]
    unsure: bool = False
    untimed: bool = False
    conflicts: int = 0


@dataclass(frozen=True)
class Mark:
    """What is drawn: one entry (`pk`), or a counted number of them from `x`, `width` wide."""

    x: float
    width: float
    row: int
    count: int
    pk: int | None = None
    unsure: bool = False
    doubtful: bool = False
    untimed: bool = False
    conflicts: int = 0

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass
class Placed:
    """A lane's marks, and how many rows it needs for exact and for doubtful ones."""

    marks: list[Mark] = field(default_factory=list)
    rows: int = 0
    doubt_rows: int = 0


def place(
    groups: Iterable[Group], *, cells: int = CELLS, rows: int = ROWS, doubt_rows: int = DOUBT_ROWS
) -> Placed:
    """Every entry is in exactly one mark."""
    exact: dict[int, list[Group]] = defaultdict(list)
    doubtful: list[Group] = []
    for one in groups:
        if one.last - one.first > 1 / cells:
            doubtful.append(one)
        else:
            exact[_cell(one, cells)].append(one)
    found = Placed()
    single: list[Group] = []
    for cell, here in sorted(exact.items()):
        if sum(one.count for one in here) > rows or any(one.count > len(one.pks) for one in here):
            found.marks.append(_counted(here, cell, cells))
            found.rows = rows
        else:
            single += here
    _stack(found, single, rows)
    _stack_doubtful(found, doubtful, doubt_rows, cells)
    return found


def _cell(one: Group, cells: int) -> int:
    return min(cells - 1, max(0, int((one.first + one.last) / 2 * cells)))


def _counted(here: Sequence[Group], cell: int, cells: int, row: int = 0, **more: bool) -> Mark:
    return Mark(
        cell / cells, 1 / cells, row, sum(one.count for one in here),
        unsure=any(one.unsure for one in here),
        conflicts=sum(one.conflicts for one in here), **more,
    )  # fmt: skip


def _stack(found: Placed, single: Iterable[Group], rows: int) -> None:
    """Each entry in the first row that is free where it stands."""
    ends = [-1.0] * rows
    for one in sorted(single, key=lambda each: each.first):
        for pk in one.pks:
            row = next((n for n, end in enumerate(ends) if end <= one.first), None)
            if row is None:
                row = ends.index(min(ends))
            ends[row] = one.first + NARROW + GAP
            found.marks.append(_single(one, pk, row, max(NARROW, one.last - one.first)))
            found.rows = max(found.rows, row + 1)


def _stack_doubtful(found: Placed, groups: Iterable[Group], rows: int, cells: int) -> None:
    """Long ones beneath; those for which there is no room are counted where they begin."""
    ends = [-1.0] * rows
    left: dict[int, list[Group]] = defaultdict(list)
    for one in sorted(groups, key=lambda each: (each.first, -each.last)):
        free = [n for n, end in enumerate(ends) if end <= max(0.0, one.first)]
        if len(free) < len(one.pks) or one.count > len(one.pks):
            left[min(cells - 1, max(0, int(max(0.0, one.first) * cells)))].append(one)
            continue
        for pk, row in zip(one.pks, free, strict=False):
            ends[row] = one.last + GAP
            found.marks.append(_single(one, pk, row, one.last - one.first, doubtful=True))
            found.doubt_rows = max(found.doubt_rows, row + 1)
    for cell, here in sorted(left.items()):
        found.marks.append(_counted(here, cell, cells, row=rows, doubtful=True))
        found.doubt_rows = rows + 1


def _single(one: Group, pk: int, row: int, width: float, *, doubtful: bool = False) -> Mark:
    return Mark(
        one.first, width, row, 1, pk, one.unsure, doubtful and not one.untimed,
        one.untimed and doubtful, min(1, one.conflicts),
    )  # fmt: skip
