"""Where everybody stands in a drawing of a family: generations in rows, couples side by side.

Values in, values out: no database. Lengths are in the drawing's own units (its viewBox).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise

WIDE, HIGH = 188, 84  # a person's box
BESIDE, BETWEEN, BELOW = 34, 46, 92  # partners; others of a row; rows
MARGIN = 16
STEP = 13  # between the bars of two families of one row
ROUNDS = 6  # of sorting and of moving; families are small

Id = int


@dataclass(frozen=True)
class Family:
    """Children and whose they are: one or two parents, and whether a parent is only a carer."""

    parents: tuple[Id, ...]
    children: tuple[Id, ...]
    kind: str = "birth"  # birth, adopted, step or care


@dataclass(frozen=True)
class Kinship:
    people: tuple[Id, ...]
    families: tuple[Family, ...] = ()
    couples: Mapping[tuple[Id, Id], bool] = field(default_factory=dict)  # True: it has ended
    level: Mapping[Id, int] = field(default_factory=dict)  # generations known otherwise


@dataclass(frozen=True)
class Spot:
    """The upper left corner of a box."""

    who: Id
    x: float
    y: float

    @property
    def middle(self) -> float:
        return self.x + WIDE / 2


@dataclass(frozen=True)
class Line:
    path: str  # as SVG has it
    kind: str  # couple, ended, birth, adopted, step or care


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    rows: int


def draw(kinship: Kinship) -> Drawing:
    """A drawing of everybody given, each once. Loops in what was recorded do no harm."""
    level = generations(kinship)
    rows = _sorted_rows(kinship, _blocks(kinship, level))
    middles = _placed(kinship, rows)
    spots = {
        who: Spot(who, middles[who] - WIDE / 2, MARGIN + place * (HIGH + BELOW))
        for place, row in enumerate(rows)
        for block in row
        for who in block
    }
    width = max((spot.x + WIDE for spot in spots.values()), default=0) + MARGIN
    height = 2 * MARGIN + len(rows) * (HIGH + BELOW) - BELOW if rows else 2 * MARGIN
    lines = (*_couple_lines(kinship, spots), *_family_lines(kinship, spots))
    return Drawing(round(width), round(height), tuple(spots.values()), lines, len(rows))


def generations(kinship: Kinship) -> dict[Id, int]:
    """The row of each person, the oldest generation being 0."""
    level = {who: kinship.level.get(who, 0) for who in kinship.people}
    born = {
        who
        for one in kinship.families
        if one.kind in ("birth", "adopted")
        for who in (*one.parents, *one.children)
    }
    pairs = [pair for one in kinship.families for pair in _steps_down(one, born)]
    equal = [*kinship.couples]
    for one in kinship.families:
        beside = [*pairwise(one.parents), *pairwise(one.children)]
        equal += [two for two in beside if one.kind != "care" or not born >= set(two)]
    for _ in range(len(level) + 1):  # a loop in what was recorded ends with the rounds
        was = dict(level)
        for parent, child in pairs:
            level[child] = max(level[child], level[parent] + 1)
        for who, other in equal:
            level[who] = level[other] = max(level[who], level[other])
        for parent, child in pairs:  # nobody's parent stands higher than they must
            level[parent] = max(level[parent], min(level[child] - 1, was[parent] + 1))
        if level == was:
            break
    lowest = sorted(set(level.values()))
    return {who: lowest.index(at) for who, at in level.items()}


def _steps_down(family: Family, born: AbstractSet[Id]) -> Iterable[tuple[Id, Id]]:
    """Who stands a row above whom. Birth goes before care: a grandmother stays a grandmother."""
    for parent in family.parents:
        for child in family.children:
            if family.kind != "care" or not born >= {parent, child}:
                yield parent, child


def _blocks(kinship: Kinship, level: Mapping[Id, int]) -> list[list[list[Id]]]:
    """Rows of blocks: people who are couples, or parents together, stand in one block."""
    beside: dict[Id, list[Id]] = defaultdict(list)
    together = [*kinship.couples, *(one.parents for one in kinship.families)]
    for pair in together:
        for one, other in pairwise(pair):
            if level[one] == level[other] and other not in beside[one]:
                beside[one].append(other)
                beside[other].append(one)
    rows: list[list[list[Id]]] = [[] for _ in range(max(level.values(), default=-1) + 1)]
    done: set[Id] = set()
    # Ends of a chain first, so that a mother of two families stands between the fathers.
    for who in sorted(kinship.people, key=lambda one: len(beside[one]) or 99):
        if who not in done:
            rows[level[who]].append(_chain(who, beside, done))
    return rows


def _chain(start: Id, beside: Mapping[Id, list[Id]], done: set[Id]) -> list[Id]:
    chain, waiting = [], [start]
    while waiting:
        who = waiting.pop()
        if who in done:
            continue
        done.add(who)
        chain.append(who)
        waiting += [other for other in reversed(beside[who]) if other not in done]
    return chain


def _sorted_rows(kinship: Kinship, rows: list[list[list[Id]]]) -> list[list[list[Id]]]:
    """Rows sorted so that lines cross little: each block by the middle of its kin."""
    up, down = _kin(kinship)
    for turn in range(ROUNDS):
        at = {who: place for row in rows for place, who in enumerate(_flat(row))}
        order = rows if turn % 2 == 0 else rows[::-1]
        for row in order:
            look = up if turn % 2 == 0 else down
            for block in row:
                if _wish(block[-1], look, at) < _wish(block[0], look, at):
                    block.reverse()
            row.sort(key=lambda block: _block_wish(block, look, at))
            at.update({who: place for place, who in enumerate(_flat(row))})
    return rows


def _kin(kinship: Kinship) -> tuple[dict[Id, list[Id]], dict[Id, list[Id]]]:
    up: dict[Id, list[Id]] = defaultdict(list)
    down: dict[Id, list[Id]] = defaultdict(list)
    for one in kinship.families:
        for parent in one.parents:
            for child in one.children:
                up[child].append(parent)
                down[parent].append(child)
    return up, down


def _flat(row: Iterable[Iterable[Id]]) -> list[Id]:
    return [who for block in row for who in block]


def _wish(who: Id, look: Mapping[Id, list[Id]], at: Mapping[Id, float]) -> float:
    kin = look.get(who)
    return sum(at[one] for one in kin) / len(kin) if kin else at[who]


def _block_wish(block: Sequence[Id], look: Mapping[Id, list[Id]], at: Mapping[Id, float]) -> float:
    having = [who for who in block if look.get(who)] or list(block)
    return sum(_wish(who, look, at) for who in having) / len(having)


def _placed(kinship: Kinship, rows: list[list[list[Id]]]) -> dict[Id, float]:
    """The middle of each box. Rows are moved towards their kin, up and down, and never collide."""
    up, down = _kin(kinship)
    middles: dict[Id, float] = {}
    for row in rows:
        middles.update(_side_by_side(row, [0.0] * len(row)))
    for turn in range(ROUNDS):
        look = down if turn % 2 == 0 else up
        for row in rows if turn % 2 else rows[::-1]:
            wishes = [_first_wish(block, look, middles) for block in row]
            middles.update(_side_by_side(row, wishes))
    left = min(middles.values(), default=0.0) - WIDE / 2 - MARGIN
    return {who: round(middle - left, 1) for who, middle in middles.items()}


def _first_wish(
    block: Sequence[Id], look: Mapping[Id, list[Id]], middles: Mapping[Id, float]
) -> float:
    """Where the first of a block should stand, so that on the whole it is near its kin."""
    wishes = [
        _wish(who, look, middles) - place * (WIDE + BESIDE)
        for place, who in enumerate(block)
        if look.get(who)
    ]
    return sum(wishes) / len(wishes) if wishes else middles[block[0]]


def _side_by_side(row: list[list[Id]], wishes: Sequence[float]) -> dict[Id, float]:
    """Blocks as near to their wishes as their widths allow (pooled neighbours, least squares)."""
    starts, offset = [], 0.0
    for block, wish in zip(row, wishes, strict=True):
        starts.append(wish - offset)
        offset += len(block) * WIDE + (len(block) - 1) * BESIDE + BETWEEN
    pools: list[tuple[float, int]] = []
    for start in starts:
        pools.append((start, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, many), (other, more) = pools[-2:]
            pools[-2:] = [((one * many + other * more) / (many + more), many + more)]
    settled = [value for value, many in pools for _ in range(many)]
    found, offset = {}, 0.0
    for block, start in zip(row, settled, strict=True):
        for place, who in enumerate(block):
            found[who] = start + offset + place * (WIDE + BESIDE)
        offset += len(block) * WIDE + (len(block) - 1) * BESIDE + BETWEEN
    return found


def _couple_lines(kinship: Kinship, spots: Mapping[Id, Spot]) -> Iterable[Line]:
    ended = dict(kinship.couples)
    for one in kinship.families:
        for a, b in pairwise(one.parents):
            if (a, b) not in ended and (b, a) not in ended:
                ended[(a, b)] = False
    for (one, other), over in ended.items():
        left, right = sorted((spots[one], spots[other]), key=lambda spot: spot.x)
        kind = "ended" if over else "couple"
        if left.y != right.y:
            yield Line(f"M{left.middle} {left.y + HIGH}L{right.middle} {right.y}", kind)
        elif right.x - left.x - WIDE <= BESIDE + 1:
            y = left.y + HIGH / 2
            yield Line(f"M{left.x + WIDE} {y}H{right.x}", kind)
        else:  # over the heads of whoever stands between
            top = left.y - STEP
            yield Line(f"M{left.middle} {left.y}V{top}H{right.middle}V{right.y}", kind)


def _family_lines(kinship: Kinship, spots: Mapping[Id, Spot]) -> Iterable[Line]:
    """From each pair of parents down to a bar, and from the bar to every child."""
    bars: dict[float, int] = defaultdict(int)
    families = sorted(kinship.families, key=lambda one: min(spots[c].x for c in one.children))
    for one in families:
        parents = sorted((spots[who] for who in one.parents), key=lambda spot: spot.x)
        children = sorted((spots[who] for who in one.children), key=lambda spot: spot.x)
        x, y = _below(parents)
        floor = max(spot.y + HIGH for spot in parents)
        bar = floor + 28 + STEP * (bars[floor] % 4)
        bars[floor] += 1
        ends = [x, *(child.middle for child in children)]
        path = f"M{x} {y}V{bar}M{min(ends)} {bar}H{max(ends)}"
        path += "".join(f"M{child.middle} {bar}V{child.y}" for child in children)
        yield Line(path, one.kind)


def _below(parents: Sequence[Spot]) -> tuple[float, float]:
    """Where a family's line begins: between two parents who stand side by side, or below one."""
    if len(parents) == 2 and parents[0].y == parents[1].y:
        gap = parents[1].x - parents[0].x - WIDE
        if gap <= BESIDE + 1:
            return parents[0].x + WIDE + gap / 2, parents[0].y + HIGH / 2
    return parents[0].middle, parents[0].y + HIGH
