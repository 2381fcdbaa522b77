"""An agency's text as HTML. Everything that somebody wrote is escaped; only our tags are added."""

from collections.abc import Iterable, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from goldthread.engines.documents.manuscript_blocks import (
    KNOWN_WORDS,
    NOW,
    THEN,
    Block,
    Heading,
    Item,
    Paragraph,
    Runs,
    Table,
)
from goldthread.engines.documents.manuscript_diff import ADDED, REMOVED, SAME, Change, Piece


def html(blocks: Sequence[Block], *, under: int = 2) -> SafeString:
    """`under`: the level of the page's heading above the text."""
    parts: list[str] = []
    place, above = 0, under
    while place < len(blocks):
        block = blocks[place]
        if isinstance(block, Heading):
            # Whoever skips a level in writing does not skip one for those who listen.
            above = min(under + block.level - 1, above + 1, 6)
            parts.append(_heading(block, above))
            place += 1
            continue
        if isinstance(block, Item):
            end = place
            while end < len(blocks) and isinstance(blocks[end], Item):
                end += 1
            parts.append(_list([one for one in blocks[place:end] if isinstance(one, Item)]))
            place = end
            continue
        parts.append(_block(block))
        place += 1
    return mark_safe("".join(parts))  # noqa: S308 - every text went through `escape`


def known_then_only(blocks: Iterable[Block], *, analysis: bool) -> tuple[list[Block], int]:
    """What people knew at the time, and how many pieces are left out.

    In an analysis what is not marked is left out too: nobody has said when it could be known.
    """
    kept, left = [], 0
    for block in blocks:
        known = getattr(block, "known", THEN)
        if known == NOW or (analysis and known == ""):
            left += 1
        else:
            kept.append(block)
    return kept, left


def changed(changes: Iterable[Change]) -> SafeString:
    """Paragraphs with their added and removed words marked, and said for those who listen."""
    return mark_safe("".join(_changed(one) for one in changes))  # noqa: S308 - as above


def _changed(change: Change) -> str:
    words = "".join(_piece(piece) for piece in change.pieces).replace("\n", "<br>")
    said = {
        SAME: "",
        ADDED: "Added paragraph: ",
        REMOVED: "Removed paragraph: ",
    }.get(change.how, "")
    if change.how == "changed" and all(piece.how == SAME for piece in change.pieces):
        said = "Only the formatting changed: "
    hidden = f'<span class="govuk-visually-hidden">{said}</span>' if said else ""
    return f'<p class="govuk-body gt-change gt-change--{change.how}">{hidden}{words}</p>'


def _piece(piece: Piece) -> str:
    words = escape(piece.text)
    if piece.how == SAME:
        return words
    tag, said = ("ins", "added") if piece.how == ADDED else ("del", "removed")
    return (
        f'<{tag}><span class="govuk-visually-hidden"> [{said}: </span>{words}'
        f'<span class="govuk-visually-hidden">] </span></{tag}>'
    )


def _heading(block: Heading, level: int) -> str:
    return f'<h{level} class="govuk-heading-s">{_runs(block.runs)}</h{level}>'


def _block(block: Block) -> str:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Paragraph):
        kind = f" gt-known gt-known--{block.known}" if block.known else ""
        return f'<p class="govuk-body{kind}">{_known(block.known)}{_runs(block.runs)}</p>'
    raise TypeError(block)


def _known(known: str) -> str:
    if not known:
        return ""
    return f'<strong class="gt-known__word">{KNOWN_WORDS[known]}</strong> '


def _runs(runs: Runs) -> str:
    parts = []
    for run in runs:
        words = escape(run.text).replace("\n", "<br>")
        if run.italic:
            words = f"<em>{words}</em>"
        parts.append(f"<strong>{words}</strong>" if run.bold else words)
    return "".join(parts)


def _list(items: list[Item]) -> str:
    """Items of one level as a list, the deeper ones inside the item before them."""
    level = min(item.level for item in items)
    parts, place = [], 0
    while place < len(items):
        ordered = items[place].ordered
        tag, kind = ("ol", "number") if ordered else ("ul", "bullet")
        lines = []
        while place < len(items) and (
            items[place].level > level or items[place].ordered == ordered
        ):
            end = place + 1
            while end < len(items) and items[end].level > level:
                end += 1
            lines.append(_item(items[place:end], level))
            place = end
        parts.append(f'<{tag} class="govuk-list govuk-list--{kind}">{"".join(lines)}</{tag}>')
    return "".join(parts)


def _item(items: list[Item], level: int) -> str:
    first, rest = (items[0], items[1:]) if items[0].level == level else (None, items)
    words = f"{_known(first.known)}{_runs(first.runs)}" if first else ""
    kind = f' class="gt-known gt-known--{first.known}"' if first and first.known else ""
    return f"<li{kind}>{words}{_list(rest) if rest else ''}</li>"


def _table(table: Table) -> str:
    rows = []
    for at, row in enumerate(table.rows):
        head = table.header and at == 0
        cells = "".join(_cell(cell, head) for cell in row)
        rows.append(f'<tr class="govuk-table__row">{cells}</tr>')
    return (
        # A group and not a region: many tables would be many landmarks of one name.
        '<div class="gt-scroll" role="group" aria-label="Table" tabindex="0">'
        f'<table class="govuk-table gt-table"><tbody>{"".join(rows)}</tbody></table></div>'
    )


def _cell(cell: Runs, head: bool) -> str:
    if head and cell:
        return f'<th scope="col" class="govuk-table__header">{_runs(cell)}</th>'
    return f'<td class="govuk-table__cell">{_runs(cell)}</td>'
