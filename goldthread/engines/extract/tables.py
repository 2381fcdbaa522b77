"""Items in tables whose header row names a column of recommendations or learning."""

import re
from collections.abc import Sequence

from goldthread.engines.extract import layout
from goldthread.engines.extract.lexicon import LEARNING, OTHER, RECOMMENDATIONS
from goldthread.engines.extract.likeness import BOILERPLATE, recommendation_like
from goldthread.engines.extract.model import Block, Candidate, Piece, whole
from goldthread.engines.extract.words import count


def items(rows: Sequence[Block], section: str | None) -> list[tuple[str, Candidate]]:
    """One item a row and column of items; headers and footnotes are left out."""
    roles: list[str] | None = None
    found: list[tuple[str, Candidate]] = []
    above = ""
    for row in rows:
        header = layout.columns(row)
        if header:
            roles = _roles(header, row)
            continue
        if roles is None or _is_note(row):
            continue
        number = _cell(row, roles, "number")
        body = _cell(row, roles, "addressee")
        above = body or above
        for column, role in enumerate(roles):
            if role not in (RECOMMENDATIONS, LEARNING) or column >= len(row.cells):
                continue
            if section == OTHER and role == LEARNING:
                continue
            cell = row.cells[column]
            if count(cell.text) < 2 or (
                BOILERPLATE.search(cell.text) and not recommendation_like(cell.text)
            ):
                continue
            found.append((role, _candidate(cell, number, body, role)))
    return found


def _roles(header: list[str], row: Block) -> list[str]:
    """The first column of each kind counts; 'Action' beside 'Recommendation' is its action plan."""
    roles, seen = [], set()
    for name, cell in zip(header, row.cells, strict=True):
        name = {"recommendation": RECOMMENDATIONS, "learning": LEARNING}.get(name, name)
        if name in seen:
            name = "other"
        if name != "other":
            seen.add(name)
        roles.append(name)
        _ = cell
    if "addressee" in roles:
        names = [c.text.strip(" :").lower() for c in row.cells]
        best = [i for i, n in enumerate(names) if re.search(r"address|directed|for\b|to$", n)]
        if best and header[best[0]] == "addressee":
            roles = ["other" if r == "addressee" else r for r in roles]
            roles[best[0]] = "addressee"
    return roles


def _cell(row: Block, roles: list[str], role: str) -> str | None:
    if role in roles and roles.index(role) < len(row.cells):
        return row.cells[roles.index(role)].text.strip(" .;") or None
    return None


def _is_note(row: Block) -> bool:
    filled = [c for c in row.cells if c.text]
    return len(filled) < 2


def _candidate(cell: Block, number: str | None, body: str | None, role: str) -> Candidate:
    piece = whole(cell)
    lead = re.match(
        r"^(?:(?:recommendation|rec|r)?\s*\d+(?:\.\d+)*[.):]?|[•-])\s+(?=[A-Z])", cell.text, re.I
    )
    if lead:
        piece = Piece(cell, lead.end(), len(cell.text))
        number = number or re.sub(r"\D+$|^\D+", "", lead.group()) or None
    body = None if body and re.fullmatch(r"(?:n/?a|tbc|none|-+|all)", body, re.I) else body
    named = "recommendations" if role == RECOMMENDATIONS else "learning"
    return Candidate([piece], f"Row of a table with a column of {named}", number, body, firm=True)
