"""Headings such as "Next steps" or "What are we doing about it?": what stands under them decides.

They open recommendations where the document has none of its own and most of their items ask
somebody to act. What was done already, and what the reader is asked to do, is not asked for.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from goldthread.engines.extract import lexicon, markers, shapes
from goldthread.engines.extract.lexicon import LEARNING, OTHER, RECOMMENDATIONS
from goldthread.engines.extract.likeness import DUTY, IMPERATIVE, never, tells_no_story
from goldthread.engines.extract.model import Block
from goldthread.engines.extract.sections import Section
from goldthread.engines.extract.vocabulary import pattern
from goldthread.engines.extract.words import count

MAYBE = pattern("headings_maybe")
ASKS = re.compile(
    r"\bwill (?:be|now)\b|^(?:[A-Z][\w’'-]*"
    r"|[a-z][\w’'-]*)(?: [\w’'&-]+){0,7} to [a-z]+\b"
)
DONE = re.compile(
    r"\b(?:has|have|had|was|were) (?:now |already |since |also |all "
    r"|both )?(?:been )?\w+(?:ed|en|t|ne|de)\b"
    r"|\bis now\b|\bare now\b|\balready\b",
    re.IGNORECASE,
)
READER = re.compile(
    r"\b(?:you|your|yourself|this briefing|this page|team meeting|e-?mail|contact|book|click"
    r"|published?|publication|survey|website|questions?)\b",
    re.IGNORECASE,
)


TO_DO = re.compile(
    r"what to do(?: now)?|what (?:professionals|practitioners|staff|you) (?:can|should|need to) do",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"\b(?:e-?mail|contact|click|download|book|website|worried|concerned)\b|https?:|\b\d{5,}\b|\b999\b",
    re.IGNORECASE,
)


def settled(sections: Sequence[Section]) -> list[Section]:
    """The sections, with doubtful headings settled by what stands under them."""
    sections = list(sections)
    if any(s.label == RECOMMENDATIONS and _asking(s.blocks) for s in sections):
        return sections
    if any(markers.RECOMMENDATION_LABELS & {b.label or ""} for s in sections for b in s.blocks):
        return sections
    return [
        replace(s, label=RECOMMENDATIONS) if _opens(s) and _asking(s.blocks) else s
        for s in sections
    ]


def _opens(section: Section) -> bool:
    named = bool(MAYBE.fullmatch(lexicon.bare(section.heading)))
    return named and section.how == "heading" and section.label in (None, OTHER)


def _asking(blocks: Sequence[Block]) -> bool:
    """Whether at least two items stand here and nearly all of them ask."""
    items = [b for b in blocks if b.kind == "item"] or [b for b in blocks if b.kind == "para"]
    asks = [b for b in items if _asks(b.text)]
    return len(asks) >= 2 and len(asks) >= 0.7 * len(items)


def _asks(text: str) -> bool:
    if count(text) < 5 or never(text) or DONE.search(text) or READER.search(text):
        return False
    return bool(DUTY.search(text) or IMPERATIVE.match(text) or ASKS.search(text))


def told(sections: Sequence[Section]) -> list[Section]:
    """Where no heading speaks of learning: the last list of statements before what is asked."""
    sections = list(sections)
    first = next((i for i, s in enumerate(sections) if s.label == RECOMMENDATIONS and s.blocks), 0)
    if any(s.label == LEARNING and s.blocks for s in sections):
        return sections
    if any(markers.LEARNING_LABELS & {b.label or ""} for s in sections for b in s.blocks):
        return sections
    for index in range(first - 1, max(first - 4, -1), -1):
        section = sections[index]
        if section.label is None and section.heading and _states(section.blocks):
            sections[index] = replace(section, label=LEARNING)
            break
    return sections


def advised(sections: Sequence[Section]) -> list[Section]:
    """'What to do' in a seven-minute briefing that lists lessons and asks no body for anything."""
    sections = list(sections)
    asks = any(s.label == RECOMMENDATIONS and s.blocks for s in sections)
    teaches = any(s.label == LEARNING and s.blocks for s in sections)
    if asks or not teaches:
        return sections
    return [
        replace(s, label=LEARNING) if TO_DO.fullmatch(lexicon.bare(s.heading)) and _tells(s) else s
        for s in sections
    ]


POINTS = re.compile(
    r"(?:key |main )?(?:practice|learning|practice learning|key learning)"
    r" (?:points?|messages?)(?: for .*)?"
    r"|(?:learning|messages?|points?|implications) for practice|what (?:this|it) means for practice"
    r"|(?:key )?learning|take-?\s?away (?:points?|messages?)|(?:key )?(?:messages?|lessons?)",
    re.IGNORECASE,
)
THEMES = {label for label in markers.LEARNING_LABELS if "theme" in label or "area" in label}


def pointed(sections: Sequence[Section]) -> list[Section]:
    """Where each theme ends with its own "Practice points", the theme's story holds no items."""
    points = [bool(s.label == LEARNING and POINTS.fullmatch(_last(s))) for s in sections]
    if sum(points) < 2:
        return list(sections)
    out = []
    for index, section in enumerate(sections):
        told = [
            replace(b, label=None) if b.label in THEMES and count(b.text) < 15 else b
            for b in section.blocks
        ]
        before = index + 1 < len(sections) and points[index + 1] and not points[index]
        label = OTHER if before and section.label == LEARNING else section.label
        out.append(replace(section, label=label, blocks=told))
    return out


def _last(section: Section) -> str:
    return lexicon.bare(section.sub if section.how == "sub" and section.sub else section.heading)


# "In 2011 the Board published a review about Child D. It made these recommendations:"
EARLIER = re.compile(
    r"\b(?:earlier|previous|past|former|last|another|regional|thematic)"
    r" (?:[\w-]+ ){0,4}(?:reviews?|report|inquiry|audit)\b"
    r"|\b(?:in|of|from|since) (?:19|20)\d\d\b.*\b(?:review|report|inquiry|audit)\b"
    r"|\b(?:review|report|inquiry|audit)\b.{0,60}\b(?:in|of|from) (?:19|20)\d\d\b",
    re.IGNORECASE,
)


def earlier(sections: Sequence[Section]) -> list[Section]:
    """Lists that only quote what another review once asked, where this one asks as well."""
    sections = list(sections)
    quoted = [
        s.how == "intro"
        and s.label in (RECOMMENDATIONS, LEARNING)
        and bool(EARLIER.search(s.sub[-600:]))
        for s in sections
    ]
    own = any(
        s.blocks and s.label == RECOMMENDATIONS and not old
        for s, old in zip(sections, quoted, strict=True)
    )
    if not own:
        return sections
    return [replace(s, label=OTHER) if old else s for s, old in zip(sections, quoted, strict=True)]


def _tells(section: Section) -> bool:
    """Whether a list of advice stands here: no links and nobody to get in touch with."""
    items = [b for b in section.blocks if b.kind == "item"]
    good = [b for b in items if tells_no_story(b.text) and not CONTACT.search(b.text)]
    return len(items) >= 2 and len(good) == len(items)


def _states(blocks: Sequence[Block]) -> bool:
    """Whether at least three list items stand here and nearly all of them are statements."""
    items = [b for b in blocks if b.kind == "item" and not b.label]
    good = [b for b in items if tells_no_story(b.text) and shapes.says_something(b.text)]
    return len(good) >= 3 and len(good) >= 0.8 * len(items)


def asking_by_questions(sections: Sequence[Section]) -> list[Section]:
    """The one section 'Considerations for the Board' whose questions are what is asked.

    Where each finding has such a section of its own, its questions are for talking about.
    """
    found = [
        s
        for s in sections
        if s.label == RECOMMENDATIONS
        and lexicon.bare(s.heading).lower().startswith("considerations for")
        and any(b.text.endswith("?") for b in s.blocks)
    ]
    return found if len(found) == 1 else []
