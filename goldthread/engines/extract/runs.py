"""Recommendations without a heading: bullet after bullet asks a named body to act."""

from collections.abc import Sequence
from dataclasses import replace

from goldthread.engines.extract import addressee
from goldthread.engines.extract.lexicon import GOOD, LEARNING, OTHER, RECOMMENDATIONS
from goldthread.engines.extract.likeness import DUTY, PRACTITIONERS, asks_body
from goldthread.engines.extract.model import Block, Candidate, whole
from goldthread.engines.extract.sections import Section


def regroup(sections: Sequence[Section]) -> list[Section]:
    """Sections with unheaded runs of recommendations cut out into sections of their own."""
    out: list[Section] = []
    for section in sections:
        if section.label == RECOMMENDATIONS:
            out.append(section)
        else:
            out += _split(section)
    return out


def _split(section: Section) -> list[Section]:
    runs = _runs(section.blocks, section.label)
    if not runs:
        return [section]
    parts, at = [], 0
    for start, end in runs:
        parts.append(replace(section, blocks=section.blocks[at:start]))
        others = end - start - 1
        heading = f"a run of {others + 1} items that each begin with a body and “should”"
        parts.append(Section(RECOMMENDATIONS, heading, "run", blocks=section.blocks[start:end]))
        at = end
    parts.append(replace(section, blocks=section.blocks[at:]))
    return [part for part in parts if part.blocks]


def _runs(blocks: Sequence[Block], label: str | None) -> list[tuple[int, int]]:
    """Stretches [start, end) of at least two items (three in a row of other kinds) that ask."""
    if label in (OTHER, GOOD):
        return []
    strong = [b.kind in ("item", "para") and not b.label and asks_body(b.text) for b in blocks]
    asks = [s or _asks_someone(b) for s, b in zip(strong, blocks, strict=True)]
    runs, at = [], 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and asks[end]:
            end += 1
        tail = end == len(blocks) or blocks[end].kind != "item"
        sure = sum(strong[at:end])
        if end - at >= 2 and sure * 2 >= end - at and (label != LEARNING or tail):
            runs.append((at, end))
        at = max(end, at + 1)
    return runs


def _asks_someone(block: Block) -> bool:
    """'Maternity services should …': no name, but someone who can act."""
    listed = block.kind == "item" and not block.label and not PRACTITIONERS.match(block.text)
    return listed and bool(DUTY.search(block.text)) and addressee.of(block.text, None) is not None


def items(section: Section) -> list[tuple[str, Candidate]]:
    """The items of a run."""
    others = len(section.blocks) - 1
    because = f"Begins with a body and “should”, like the {others} beside it"
    return [(RECOMMENDATIONS, Candidate([whole(b)], because)) for b in section.blocks]
