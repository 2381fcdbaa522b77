"""Making blocks: markers taken off, tables kept as rows where they list items."""

import re
from collections.abc import Sequence
from dataclasses import replace

from goldthread.engines.extract import markers
from goldthread.engines.extract.model import Block

COLUMNS = {
    "number": r"#|no\.?|ref(erence)?( no\.?)?|number|rec(ommendation)? (no\.?|number|ref|#)|item"
    r"|id",
    "recommendation": r"(the |key |national |local |report |review |overview |safety )*"
    r"(recommendations?|recommended actions?)( made| text)?( \(.*\))?"
    r"|actions? (required|recommended)"
    r"|what (we|the review) (recommends?|recommended)"
    r"|what (needs to|should) (happen|change|be done)",
    "learning": r"(key |practice |the )*(learning( points?| themes?| identified)?"
    r"|lessons?( learn(ed|t))?"
    r"|findings?|what (we|was|have we) (learned|learnt|found))",
    "addressee": r"(recommendation )?(addressed|directed|made|sent) to|addressees?|for( whom)?"
    r"|recipients?|responsible( agency| body| organi[sz]ation| lead| person)?|owner|lead( agency"
    r"| body| organi[sz]ation| officer| professional| person| responsible)?|agenc(y"
    r"|ies)|who|organi[sz]ations?|body|by whom",
    "other": r".*",
}


def role(name: str) -> str:
    """What a column of this name holds."""
    name = name.strip(" :*").lower()
    return next(r for r, p in COLUMNS.items() if re.fullmatch(p, name) or r == "other")


def columns(row: Block) -> list[str] | None:
    """What each column of a header row holds, or None if the row heads no list of items."""
    roles = [role(cell.text) for cell in row.cells]
    if sum(bool(cell.text) for cell in row.cells) < 2:
        return None  # "Overview report recommendations" across a whole table is a band of it
    if len(roles) < 2 or not {"recommendation", "learning"} & set(roles):
        return None
    if any(len(cell.text) > 60 for cell in row.cells):
        return None
    return roles


def side_by_side(rows: Sequence[Sequence[str]], parts: int) -> bool:
    """Two headings over two cells that each hold a whole part: a page laid out in columns.

    `parts` is how many paragraphs or list items the fullest cell of the lower row holds.
    """
    if len(rows) != 2 or len(rows[0]) != len(rows[1]) or len(rows[0]) < 2 or parts < 2:
        return False
    return all(0 < len(head) < 60 for head in rows[0]) and all(rows[1])


def block(
    text: str,
    at: int,
    *,
    places: tuple[int, ...] | None = None,
    marker: str | None = None,
    level: int = 0,
    heading: int | None = None,
) -> Block:
    """A block of folded text; a marker printed at its start is taken off and remembered."""
    kind = "item" if marker else "para"
    label = None
    found = markers.find(text)
    if found and (not marker or found.kind in ("label", "bullet")):
        label = found.label
        inner = markers.find(text[found.width :]) if found.kind == "number" else None
        if inner and inner.kind == "label":  # "16.1.1 Recommendation 1"
            label = inner.label
            found = replace(inner, width=found.width + inner.width)
        marker = found.printed
        kind = "item" if found.kind != "label" or kind == "item" else "para"
        width = min(found.width, len(text))
        text, at = text[width:], at + width
        if places is not None:
            at = places[width] if width < len(places) else places[-1] + 1
            places = places[width:]
    return Block(text, at, kind, marker, label, level, heading, places=places)


def table(rows: Sequence[Block]) -> list[Block]:
    """Rows that list items stay rows; any other table is read cell by cell."""
    if not rows:
        return []
    if any(columns(row) for row in rows[:3]):
        return list(rows)
    flow = []
    for row in rows:
        for cell in row.cells:
            if cell.text:
                flow.append(block(cell.text, cell.at, places=cell.places))
    return flow
