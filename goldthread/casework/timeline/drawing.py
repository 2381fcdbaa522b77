"""The picture of a timeline: what stands where, in words and numbers. Pure; a template draws it.

Places along the width are parts of it (0 to 1), so that one picture fits every screen; heights are
in pixels. Nothing is told by colour alone: each kind has a shape or a pattern, and a label.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldthread.casework.timeline.axis import Tick, ticks
from goldthread.casework.timeline.bands import (
    BAND,
    LETTER,
    PAD,
    Band,
    Size,
    Wish,
    bands,
    down,
    stretch,
)  # fmt: skip
from goldthread.casework.timeline.gathering import UNTIMED, Body, Detail, Tie, x_of
from goldthread.casework.timeline.placing import Mark, Placed
from goldthread.casework.timeline.telling import date_words, gap_words, kind_words, short_count
from goldthread.casework.timeline.window import Window, within
from goldthread.rules.ages import PREGNANCY, age_words
from goldthread.rules.dayspans import span

AXIS = 30
ROW, DOUBT_ROW = 16, 12
COUNTED_MORE = 5  # how much higher a counted mark of doubtful entries is, to hold its number
LEAST = 50  # the height of a lane: its name in three lines
NAME = 20  # letters to a line of a lane's name


@dataclass(frozen=True)
class Drawn:
    """A mark of one entry or of several."""

    x: float
    width: float
    y: float
    height: float
    shape: str  # exact, unsure, doubtful, doubtful-unsure, untimed, counted
    conflict: bool
    label: str
    href: str
    words: str = ""

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def centre(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True)
class Gap:
    x: float
    width: float
    kind: str
    words: str  # written in it, where there is room
    label: str


@dataclass
class Lane:
    name: str
    lines: list[str]
    y: int
    height: int
    gaps: list[Gap] = field(default_factory=list)
    marks: list[Drawn] = field(default_factory=list)


@dataclass(frozen=True)
class Life:
    """A child's line: unborn from `x`, born from `born_x` to `end_x`, and the age at each tick."""

    name: str
    y: int
    x: float
    born_x: float
    end_x: float
    ages: list[tuple[float, str]]


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    accepted: bool


@dataclass
class Picture:
    window: Window
    size: Size
    ticks: list[tuple[float, Tick]]
    untimed_x: float  # 0 where there is no strip for what has no time
    period: tuple[float, float] | None
    episodes: list[Band]
    episodes_y: int
    episodes_height: int
    events: list[Band]
    events_y: int
    events_height: int
    lives: list[Life]
    lanes: list[Lane]
    lines: list[Line]
    height: int


@dataclass(frozen=True)
class Content:
    """Everything that is drawn, as it was read."""

    bodies: Sequence[Body]
    placed: dict[int, Placed]
    details: dict[int, Detail]
    ties: Sequence[Tie]
    silences: Sequence[Any]
    episodes: Sequence[Any]
    events: Sequence[tuple[Any, str]]  # with whose life it is
    children: Sequence[tuple[str, date | None, date | None, date | None]]  # name, born, due, died
    period: tuple[date, date] | None = None


@dataclass(frozen=True)
class Addresses:
    """Where the marks lead."""

    entry: Callable[[Detail], str]
    several: Callable[[Mark, Body], str]
    episode: Callable[[Any], str]
    event: Callable[[Any], str]


def draw(window: Window, content: Content, to: Addresses, size: Size | None = None) -> Picture:
    size = size or Size()
    found = [(x_of(window, one.at), one) for one in ticks(window)]
    y = AXIS
    episodes, rows = bands(
        window, size,
        [_of_episode(one, to) for one in content.episodes],
    )  # fmt: skip
    episodes_y, episodes_height = y, BAND * rows + PAD if rows else 0
    y += episodes_height
    events, rows = bands(window, size, [_of_event(*one, to) for one in content.events])
    events_y, events_height = y, BAND * rows + PAD if rows else 0
    y += events_height
    lives = []
    for child in content.children:
        lives.append(life(window, y, found, *child))
        y += BAND + PAD
    lanes: list[Lane] = []
    at: dict[int, Drawn] = {}
    for body in content.bodies:
        lanes.append(_lane(window, y, body, content, to, size, at))
        y += lanes[-1].height
    return Picture(
        window, size, found, UNTIMED if window.is_day else 0.0, _period(window, content.period),
        [down(one, episodes_y) for one in episodes], episodes_y, episodes_height,
        [down(one, events_y) for one in events], events_y, events_height,
        lives, lanes, lines(content.ties, at), y + AXIS,
    )  # fmt: skip


def _period(window: Window, period: tuple[date, date] | None) -> tuple[float, float] | None:
    """Where the review period lies; None where all of the window lies in it."""
    if period is None:
        return None
    first, last = stretch(window, *period)
    return None if (first, last) == (0.0, 1.0) or first == last else (first, last - first)


def _of_episode(row: Any, to: Addresses) -> Wish:
    return Wish(
        row.first_day, row.last_day, row.starts_latest, row.ends_earliest or row.starts_earliest,
        f"{row.code} {row.title}", f"Key episode {row.code}: {row.title}, {row.span}",
        to.episode(row),
    )  # fmt: skip


def _of_event(row: Any, whose: str, to: Addresses) -> Wish:
    what = kind_words(row)
    sure = row.earliest if row.earliest == row.latest else date.max
    return Wish(
        row.earliest, row.latest, sure, row.earliest, f"{what}: {whose}",
        f"Life event: {what}, {whose}, {date_words(row.date_text, row.earliest, row.latest)}",
        to.event(row), may_hold_words=False,
    )  # fmt: skip


def life(
    window: Window, y: int, marks: Sequence[tuple[float, Tick]], name: str,
    born: date | None, due: date | None, died: date | None,
) -> Life:  # fmt: skip
    """From the beginning of the pregnancy to the death or the window's end."""
    start = due - PREGNANCY if due else (born or window.first_day)
    if born and start > born:
        start = born
    ends = stretch(window, start, died or max(start, window.last_day))
    born_x = stretch(window, born, born)[0] if born else ends[1]
    if born and born > window.last_day:
        born_x = ends[1]
    at = [(x, one.at.date()) for x, one in marks]
    if born and window.first_day < born <= window.last_day:
        at = [one for one in at if abs(one[0] - born_x) > 0.05]
        at.append((born_x, born))
    ages = [
        (x, "born" if day == born else age_words(born, day, due=due))
        for x, day in sorted(at)
        if ends[0] <= x + 0.001 and (died is None or day <= died)
    ]
    told = [one for n, one in enumerate(ages) if one[1] and (n == 0 or one[1] != ages[n - 1][1])]
    return Life(name, y, ends[0], max(ends[0], born_x), ends[1], told)


def _lane(
    window: Window, y: int, body: Body, content: Content, to: Addresses, size: Size,
    at: dict[int, Drawn],
) -> Lane:  # fmt: skip
    placed = content.placed[body.pk]
    counted = any(one.doubtful and one.pk is None for one in placed.marks)
    inner = ROW * placed.rows + DOUBT_ROW * placed.doubt_rows + (COUNTED_MORE if counted else 0)
    lane = Lane(body.name, wrapped(body.name), y, max(LEAST, inner + 2 * PAD))
    lane.gaps = [
        gap(window, one, size) for one in content.silences if one.organisation_id == body.pk
    ]
    top = y + (lane.height - inner) / 2
    for mark in sorted(placed.marks, key=lambda one: (one.x, one.row)):
        drawn = _mark(window, mark, body, content, to, size, (top, placed.rows))
        lane.marks.append(drawn)
        if mark.pk is not None:
            at[mark.pk] = drawn
    return lane


def _mark(
    window: Window, mark: Mark, body: Body, content: Content, to: Addresses, size: Size,
    top: tuple[float, int],
) -> Drawn:  # fmt: skip
    low = mark.doubtful or mark.untimed
    y = top[0] + (ROW * top[1] + DOUBT_ROW * mark.row if low else ROW * mark.row)
    height = float(DOUBT_ROW - 3 if low else ROW - 3)
    if mark.pk is None:
        height = height + COUNTED_MORE if low else float(ROW * top[1] - 2)
        first, last = cell_days(window, mark)
        noun = "entry" if mark.count == 1 else "entries"
        what = f"{mark.count:,} {noun} of {body.name}, {span(first, last)}"
        if mark.conflicts:
            what += f", {mark.conflicts:,} of them in a conflict"
        what += "; dates doubtful" if low else ""
        return Drawn(
            mark.x, mark.width, y, height, "counted", mark.conflicts > 0, what,
            to.several(mark, body), short_count(mark.count),
        )  # fmt: skip
    one = content.details[mark.pk]
    label = f"{date_words(one.date_text, one.earliest, one.latest, one.time)}, {body.name}: "
    label += _first_words(one.words)
    label += " (conflict)" if mark.conflicts else ""
    width = min(mark.width, 1 - mark.x) if low else mark.width
    return Drawn(
        mark.x, width, y, height, _shape(mark), mark.conflicts > 0, label, to.entry(one)
    )  # fmt: skip


def cell_days(window: Window, mark: Mark) -> tuple[date, date]:
    """The days of a counted mark."""
    if window.is_day:
        return window.first_day, window.first_day
    start, end = (window.start + window.width * x for x in (mark.x, mark.x + mark.width))
    found = within(start, end)
    return max(window.first_day, found.first_day), min(window.last_day, found.last_day)


def _shape(mark: Mark) -> str:
    if mark.untimed:
        return "untimed"
    if mark.doubtful:
        return "doubtful-unsure" if mark.unsure else "doubtful"
    return "unsure" if mark.unsure else "exact"


def gap(window: Window, silence: Any, size: Size) -> Gap:
    x, end = stretch(window, silence.start, silence.end)
    words = gap_words(silence.kind, silence.days)
    room = (end - x) * size.width > len(words) * LETTER + 10
    label = f"{silence.organisation or 'Every agency'}: {words}, "
    label += span(silence.start, silence.end)
    return Gap(x, end - x, silence.kind, words if room else "", label)


def lines(ties: Sequence[Tie], at: dict[int, Drawn]) -> list[Line]:
    """From mark to mark, of accounts of one occurrence that both have one."""
    found = []
    for tie in ties:
        if tie.one in at and tie.other in at:
            one, other = sorted((at[tie.one], at[tie.other]), key=lambda each: each.y)
            found.append(Line(one.middle, one.y + one.height, other.middle, other.y, tie.accepted))
    return found


def wrapped(name: str, most: int = NAME) -> list[str]:
    """A name in at most three lines."""
    found = [""]
    for word in name.split():
        if found[-1] and len(found[-1]) + len(word) + 1 > most:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    if len(found) > 3:
        found = [*found[:2], " ".join(found[2:])]
    return [one if len(one) <= most + 2 else f"{one[:most]}…" for one in found]


def _first_words(words: str, most: int = 90) -> str:
    text = " ".join(words.split())
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]}…"
