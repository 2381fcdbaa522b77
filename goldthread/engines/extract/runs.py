"""Recommendations without a heading: bullet after bullet asks a named body to act."""

import re
from collections.abc import Sequence
from dataclasses import replace

from goldthread.engines.extract import addressee
from goldthread.engines.extract.lexicon import GOOD, LEARNING, OTHER, RECOMMENDATIONS
from goldthread.engines.extract.likeness import DUTY, PRACTITIONERS, asks_body, learning_like
from goldthread.engines.extract.model import Block, Candidate, whole
from goldthread.engines.extract.sections import Section
from goldthread.engines.extract.words import count

# "Boards should plan for delay": advice to all the world, not what this review asks
IN_GENERAL = re.compile(
    r"(?:local |safeguarding )*(?:boards|partnerships|committees|reviewers|partners|authorities"
    r"|chairs|panels)\b",
    re.IGNORECASE,
)


def regroup(sections: Sequence[Section]) -> list[Section]:
    """Sections with unheaded runs of recommendations cut out into sections of their own."""
    out: list[Section] = []
    bare = not any(s.label == LEARNING and s.blocks for s in sections)
    for section in sections:
        if section.label == RECOMMENDATIONS:
            out.append(section)
        else:
            out += _split(section, bare)
    return out


def _told_before(section: Section, blocks: Sequence[Block]) -> int:
    """How many statements stand right before a run, where all headings were lost."""
    names = set(re.findall(r"(?<=\w )[A-Z][a-z]{2,}\b|^[A-Z][a-z]{2,}$", section.heading))
    told = 0
    for block in reversed(blocks):
        story = names & set(re.findall(r"\b[A-Z][a-z]{2,}\b", block.text))
        if (
            block.label
            or (story and block.kind == "para")
            or count(block.text) > 45
            or not learning_like(block.text)
        ):
            break
        told += 1
    return told if told >= 2 else 0


def _split(section: Section, bare: bool) -> list[Section]:
    runs = _runs(section.blocks, section.label)
    if not runs:
        return [section]
    parts, at = [], 0
    for start, end in runs:
        before = section.blocks[at:start]
        told = _told_before(section, before) if bare else 0
        parts.append(replace(section, blocks=before[: len(before) - told]))
        if told:
            name = "a run of statements before the recommendations"
            parts.append(Section(LEARNING, name, "run", blocks=before[-told:]))
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
    strong = [
        b.kind in ("item", "para")
        and not b.label
        and asks_body(b.text)
        and not IN_GENERAL.match(b.text)
        for b in blocks
    ]
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
    listed = (
        block.kind in ("item", "para") and not block.label and not PRACTITIONERS.match(block.text)
    )
    return listed and bool(DUTY.search(block.text)) and addressee.of(block.text, None) is not None


def items(section: Section) -> list[tuple[str, Candidate]]:
    """The items of a run."""
    others = len(section.blocks) - 1
    if section.label == LEARNING:
        why = f"Stands with {others} more statements right before the recommendations"
        return [(LEARNING, Candidate([whole(b)], why)) for b in section.blocks]
    because = f"Begins with a body and “should”, like the {others} beside it"
    return [(RECOMMENDATIONS, Candidate([whole(b)], because)) for b in section.blocks]
