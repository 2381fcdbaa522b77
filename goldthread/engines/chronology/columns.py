"""Which row of a table is its heading, and what each column holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from goldthread.engines.chronology.grid import Grid, words_of
from goldthread.engines.chronology.headings import folded, is_another_date, role_of
from goldthread.rules.clocktimes import clock_time
from goldthread.rules.dates import written

LOOK_AT = 40  # rows, from the top, in which a heading is looked for
SHORT = 70  # characters of a heading at most, where it is known by its shape only
_FIGURES = re.compile(r"[0-9]")
TERSE = 18  # characters of a cell: so few name a kind of contact
TELLING = 28  # so many tell what happened
LONGEST_CLOCK = 8  # characters of a cell that holds a time and nothing else
# A time of the clock, and yet not when it happened.
_NOT_WHEN = re.compile(
    r"\b(?:out|left|end(?:ed)?|finish\w*|until|duration|closed|entered|recorded|typed|ref|no|number)\b",
    re.I,
)
SAID = 8  # so many say anything at all
TEXT_ROLES = ("source", "event", "response", "comment")


@dataclass(slots=True)
class Layout:
    """`top`: the first row below the heading. `roles`: role to column. `names`: each column's own.

    `asks`: what a person is asked, because it could not be told from the headings.
    """

    top: int
    roles: dict[str, int]
    names: list[str]
    asks: list[str] = field(default_factory=list)
    tells_events: bool = False
    heading: tuple[str, ...] = ()
    has_headings: bool = True


def date_like(cell: Any) -> bool:
    """A real date, or words of figures that read as one."""
    if not isinstance(cell, str | int | float):
        return cell is not None and hasattr(cell, "year")
    text = words_of(cell)
    if not text or len(text) > 60 or not _FIGURES.search(text):
        return False
    if not isinstance(cell, str) and not 20_000 < float(cell) < 60_000:
        return False
    found = written(text)
    return found.earliest is not None or found.told == "yearless" or "real date" in found.why


def layout_of(grid: Grid) -> Layout | None:
    """How the table is to be read; None where it is no chronology (no dates, no heading of any)."""
    found = _by_headings(grid) or _by_shape(grid)
    if found is not None:
        return found
    width = max(map(len, grid.rows), default=0)
    if width and _dates_in(grid, 0, width):
        return Layout(0, {}, [f"Column {n + 1}" for n in range(width)], has_headings=False)
    return None


def _by_headings(grid: Grid) -> Layout | None:
    """The row near the top in which most cells are headings, one of them a date's."""
    best, best_score, best_row = None, 0.0, -1
    for number, row in enumerate(grid.rows[:LOOK_AT]):
        texts = [words_of(cell) for cell in row]
        filled = [text for text in texts if text]
        if len(filled) < 2 or number in grid.banners or any(len(t) > 160 for t in filled):
            continue
        roles = [role_of(text) for text in texts if text]
        kinds = {role for role, strength in roles if role}
        if "date" not in kinds or len(kinds) < 2 or any(map(date_like, row)):
            continue
        score = sum(strength for _, strength in roles) / 3 + len(kinds)
        if score > best_score:
            best, best_score, best_row = texts, score, number
    if best is None:
        return None
    return _settled(grid, best_row, best)


def _by_shape(grid: Grid) -> Layout | None:
    """Headings in words of the agency's own: short cells without dates over a column of dates."""
    for number, row in enumerate(grid.rows[:LOOK_AT]):
        texts = [words_of(cell) for cell in row]
        filled = [text for text in texts if text]
        if len(filled) < 2 or number in grid.banners:
            continue
        if any(map(date_like, row)) or any(len(text) > SHORT for text in filled):
            return None
        named = sum(1 for text in filled if role_of(text)[0])
        every = _dates_in(grid, number + 1, len(texts))
        dates = [column for column in every if not is_another_date(texts[column])]
        if not dates and len(every) == 1:
            dates = every  # "Call received", and no other date beside it
        if not dates or (not named and not _like_headings(filled)):
            continue
        layout = _settled(grid, number, texts, date_column=dates[0])
        layout.asks.append(
            f"No heading says that it is the date; “{layout.names[dates[0]]}” was taken, "
            "because its "
            "cells are dates. Check it, and name the column Date."
        )
        return layout
    return None


def _like_headings(texts: Sequence[str]) -> bool:
    """Few words each, capital first, no full stop at the end."""
    return all(
        len(text.split()) <= 5 and text[:1].isupper() and text[-1:] not in ".!;" for text in texts
    )


def _dates_in(grid: Grid, top: int, width: int) -> list[int]:
    """Columns of which most filled cells are dates, first to last."""
    found = []
    for column in range(width):
        cells = [row[column] for row in grid.rows[top : top + 30] if column < len(row)]
        cells = [cell for cell in cells if words_of(cell)]
        if cells and sum(map(date_like, cells)) * 2 > len(cells):
            found.append(column)
    return found


def _settled(grid: Grid, number: int, texts: list[str], date_column: int | None = None) -> Layout:
    top = number + 1
    width = max(map(len, grid.rows), default=0)
    texts = texts + [""] * (width - len(texts))
    second = _second_heading(grid, top, texts)
    if second is not None:
        above = _spread(texts)
        texts = [_joined(a, t, s) for a, t, s in zip(above, texts, second, strict=False)]
        top += 1
    roles = _roles(grid, top, texts, date_column)
    layout = Layout(top, roles, _names(texts), heading=tuple(map(folded, texts)))
    layout.tells_events = "event" in roles
    _ask_for_event(grid, layout, texts)
    return layout


def _second_heading(grid: Grid, top: int, texts: list[str]) -> list[str] | None:
    """A second row of headings under the first, where cells of the first span several columns."""
    if top >= len(grid.rows):
        return None
    below = [words_of(cell) for cell in grid.rows[top]] + [""] * len(texts)
    below = below[: len(texts)]
    filled = [text for text in below if text]
    same = tuple(map(folded, below)) == tuple(map(folded, texts))
    if not filled or same or any(map(date_like, grid.rows[top])):
        return None
    new = [b for t, b in zip(texts, below, strict=True) if b and b != t]
    if not new or any(len(text) > SHORT for text in new):
        return None
    gaps = sum(1 for t, b in zip(texts, below, strict=True) if not t and b)
    known = sum(1 for text in new if role_of(text)[0])
    return below if gaps and known >= 1 and known * 2 >= len(new) else None


def _spread(texts: list[str]) -> list[str]:
    """Each gap takes the heading to its left, which spans it."""
    spread, last = [], ""
    for text in texts:
        last = text or last
        spread.append(last)
    return spread


def _joined(above: str, text: str, below: str) -> str:
    if not below or below == text:
        return text
    return below if role_of(below)[0] or not above else f"{above}: {below}"


def _roles(grid: Grid, top: int, texts: list[str], date_column: int | None) -> dict[str, int]:
    """Each role's best column: by strength of its heading, then by what stands in its cells."""
    wishes: dict[str, list[tuple[float, int]]] = {}
    for column, text in enumerate(texts):
        role, strength = role_of(text)
        if role:
            wishes.setdefault(role, []).append((_worth(grid, top, column, role, strength), -column))
    roles = {role: -max(columns)[1] for role, columns in wishes.items()}
    if "event" not in roles and "source" in roles and _tells(grid, top, roles["source"]):
        roles["event"] = roles.pop("source")  # "Record": where it stands, or what happened
    if date_column is not None:
        roles = {role: column for role, column in roles.items() if column != date_column}
        roles["date"] = date_column
    if "event" not in roles and "comment" in roles and len(wishes["comment"]) > 1:
        roles["event"] = _longest(grid, top, [-c for _, c in wishes["comment"]])
        rest = [w for w in wishes["comment"] if -w[1] != roles["event"]]
        roles["comment"] = -max(rest)[1]
    _prefer_what_tells(grid, top, roles, texts)
    _find_the_clock(grid, top, roles, texts)
    if "comment" not in roles and "event" in roles:
        notes = [c for c, text in enumerate(texts) if folded(text) in {"note", "notes"}]
        if notes and notes[0] != roles["event"]:
            roles["comment"] = notes[0]
    return roles


def _prefer_what_tells(grid: Grid, top: int, roles: dict[str, int], texts: Sequence[str]) -> None:
    """ "Contact" over "Home" and "Letter" gives way to a column of notes, whatever its name."""
    if "event" not in roles or _mean_of(grid, top, roles["event"]) >= TERSE:
        return
    kept = {column for role, column in roles.items() if role not in {"comment", "source"}}
    free = [column for column, text in enumerate(texts) if text and column not in kept]
    wordy = [column for column in free if _tells(grid, top, column)]
    if wordy:
        roles["event"] = _longest(grid, top, wordy)
        for role in ("comment", "source"):
            if roles.get(role) == roles["event"]:
                del roles[role]


def _find_the_clock(grid: Grid, top: int, roles: dict[str, int], texts: Sequence[str]) -> None:
    """Times under a heading of the agency's own, "Period" or "In": most cells are a clock's."""
    if "time" in roles:
        return
    taken = set(roles.values())
    for column, text in enumerate(texts):
        if column in taken or not text or _NOT_WHEN.search(text):
            continue
        cells = [words_of(row[column]) for row in grid.rows[top : top + 30] if column < len(row)]
        filled = [cell for cell in cells if cell]
        if len(filled) > 1 and sum(map(_is_clock, filled)) * 4 > len(filled) * 3:
            roles["time"] = column
            return


def _is_clock(cell: str) -> bool:
    return len(cell) <= LONGEST_CLOCK and bool(clock_time(cell)) and ":" in cell.replace(".", ":")


def _mean_of(grid: Grid, top: int, column: int) -> float:
    cells = [row[column] for row in grid.rows[top : top + 30] if column < len(row)]
    filled = [cell for cell in cells if words_of(cell)]
    return _mean(filled) if filled else 0.0


def _worth(grid: Grid, top: int, column: int, role: str, strength: int) -> float:
    cells = [row[column] for row in grid.rows[top : top + 30] if column < len(row)]
    filled = [cell for cell in cells if words_of(cell)]
    if not filled:
        return strength - 2.5
    if role == "date":
        return strength + 2.0 * sum(map(date_like, filled)) / len(filled)
    if role == "event":
        mean = _mean(filled)
        # "Contact" over "Home" and "Letter" says of which kind, and Notes beside it what happened.
        terse = strength < 3 and mean < TERSE
        return strength + min(mean, 120) / 80 - (1.5 if terse else 0.0)
    return float(strength)


def _mean(filled: Sequence[Any]) -> float:
    return sum(len(words_of(cell)) for cell in filled) / len(filled)


def _tells(grid: Grid, top: int, column: int) -> bool:
    """Sentences, nearly all of them different."""
    cells = [words_of(row[column]) for row in grid.rows[top : top + 30] if column < len(row)]
    filled = [text for text in cells if text]
    return bool(filled) and _mean(filled) >= TELLING and len(set(filled)) * 5 >= len(filled) * 4


def _longest(grid: Grid, top: int, columns: list[int]) -> int:
    return max(columns, key=lambda c: sum(len(words_of(r[c])) for r in grid.rows[top : top + 30]
                                          if c < len(r)))  # fmt: skip


def _ask_for_event(grid: Grid, layout: Layout, texts: list[str]) -> None:
    """No heading says what happened: the longest column with a heading of its own, and ask."""
    if "event" in layout.roles:
        return
    taken = set(layout.roles.values())
    free = [c for c in range(len(texts)) if c not in taken and texts[c]]
    lengths = {
        c: sum(len(words_of(r[c])) for r in grid.rows[layout.top : layout.top + 30] if c < len(r))
        for c in free
    }
    wordy = [c for c in free if lengths[c] > 15 * max(1, len(grid.rows[layout.top :][:30]))]
    if wordy:
        column = max(wordy, key=lambda c: lengths[c])
        layout.roles["event"] = column
        layout.asks.append(
            f"No heading says that it tells what happened; “{layout.names[column]}” was taken, "
            "because "
            "it has the most words. Check it, and name the column Event."
        )
    elif told := [r for r in ("comment", "response") if _is_told(grid, layout, r)]:
        layout.roles["event"] = layout.roles.pop(told[0])
        layout.asks.append(
            f"No heading says that it tells what happened; “{layout.names[layout.roles['event']]}” "
            "was taken, because no other column has as many words. Check it, and name the column "
            "Event."
        )
    else:
        layout.asks.append(
            "No column tells what happened. Everything else is kept under its heading."
        )


def _is_told(grid: Grid, layout: Layout, role: str) -> bool:
    """Sentences; or words of any length, where no other column beside the date has a heading."""
    if role not in layout.roles:
        return False
    column, others = layout.roles[role], set(layout.roles) - {"date", "time", role}
    return _tells(grid, layout.top, column) or (
        not others and _mean_of(grid, layout.top, column) >= SAID
    )


def _names(texts: list[str]) -> list[str]:
    """Each column's heading as written, numbered where it stands twice or has none."""
    names: list[str] = []
    for number, text in enumerate(texts, 1):
        name = " ".join(text.split()) or f"Column {number}"
        again, count = name, 2
        while again in names:
            again = f"{name} ({count})"
            count += 1
        names.append(again)
    return names
