"""The picture of what was recorded: strengths upwards, risks downwards, a lane for each agency.

Values for an SVG 1,000 wide; the template only draws them, and the table beside it says the same.
"""

from dataclasses import dataclass

from goldthread.casework.balance.counting import Counted, Tally

WIDTH, LEFT, RIGHT = 1000.0, 20.0, 10.0
HEAD, NUMBER = 26, 16  # room for an agency's name, and for a number at the end of a bar
REACH, REACH_ALL = 34.0, 62.0  # the longest bar of a lane, either way
WIDEST = 34.0
LABELS = 12  # periods named under the picture


@dataclass(frozen=True)
class Bar:
    """At `x`, `width` wide. Upwards `up` from the line at `base`, of which the outer `own` rests on
    a family's word; downwards `down`. `words` say it all."""

    x: float
    width: float
    base: float
    up: float
    own: float
    down: float
    tally: Tally
    words: str

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def seen(self) -> float:
        """The part of the strengths that somebody saw or did not say otherwise."""
        return round(self.up - self.own, 1)

    @property
    def top(self) -> float:
        return round(self.base - self.up, 1)

    @property
    def bottom(self) -> float:
        return round(self.base + self.down, 1)


@dataclass(frozen=True)
class Lane:
    name: str
    y: float
    base: float
    bars: list[Bar]
    total: Tally
    is_all: bool


@dataclass(frozen=True)
class Tick:
    x: float
    words: str


@dataclass(frozen=True)
class Picture:
    lanes: list[Lane]
    ticks: list[Tick]
    height: float
    first: str
    last: str
    has_own: bool


def picture(counts: Counted) -> Picture:
    """The agencies in the order of the alphabet, all on one scale; all together on their own."""
    slot = (WIDTH - LEFT - RIGHT) / len(counts.periods)
    lanes: list[Lane] = []
    y = 0.0
    agencies = counts.agencies
    longest = _longest(counts.of.values())
    if len(agencies) > 1:
        together = {period: Tally() for period in counts.periods}
        for (_, period), tally in counts.of.items():
            together[period] += tally
        lane = _lane("All agencies together", y, together, counts, slot, REACH_ALL,
                     _longest(together.values()), is_all=True)  # fmt: skip
        lanes.append(lane)
        y += HEAD + 2 * (REACH_ALL + NUMBER) + 12
    for agency in agencies:
        own = {period: tally for (who, period), tally in counts.of.items() if who == agency}
        lanes.append(_lane(agency, y, own, counts, slot, REACH, longest, is_all=False))
        y += HEAD + 2 * (REACH + NUMBER) + 8
    step = -(-len(counts.periods) // LABELS)
    ticks = [
        Tick(round(LEFT + slot * (period - counts.first), 1), counts.short(period))
        for period in list(counts.periods)[::step]
    ]
    return Picture(
        lanes, ticks, y + 24, counts.name(counts.first), counts.name(counts.last),
        any(tally.own for tally in counts.of.values()),
    )  # fmt: skip


def _longest(tallies: object) -> int:
    rows: list[Tally] = list(tallies)  # type: ignore[call-overload]
    return max((max(row.strengths, row.risks) for row in rows), default=1) or 1


def _lane(
    name: str, y: float, own: dict[int, Tally], counts: Counted, slot: float, reach: float,
    longest: int, *, is_all: bool,
) -> Lane:  # fmt: skip
    base = y + HEAD + NUMBER + reach
    width = round(min(WIDEST, slot * 0.7), 1)
    total = Tally()
    bars = []
    for period, tally in sorted(own.items()):
        if not (tally.strengths or tally.risks):
            continue
        total += tally
        x = LEFT + slot * (period - counts.first) + (slot - width) / 2
        bars.append(
            Bar(
                round(x, 1), width, base, _long(tally.strengths, longest, reach),
                round(_long(tally.own, longest, reach), 1), _long(tally.risks, longest, reach),
                tally, f"{counts.name(period)}: {in_words(tally)}",
            )
        )  # fmt: skip
    return Lane(name, y, base, bars, total, is_all)


def _long(number: int, longest: int, reach: float) -> float:
    return round(max(3.0, number / longest * reach), 1) if number else 0.0


def in_words(tally: Tally) -> str:
    """7 strengths (3 on a family’s word only) and 2 risks."""
    strengths = "1 strength" if tally.strengths == 1 else f"{tally.strengths} strengths"
    if tally.own:
        strengths += f" ({tally.own} on a family’s word only)"
    return f"{strengths} and {'1 risk' if tally.risks == 1 else f'{tally.risks} risks'}"
