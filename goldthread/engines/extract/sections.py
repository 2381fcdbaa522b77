"""Cutting a document into sections that say what their items would be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from goldthread.engines.extract import bodies, lexicon, markers
from goldthread.engines.extract.headings import is_heading, next_number
from goldthread.engines.extract.lexicon import LEARNING, OTHER, RECOMMENDATIONS
from goldthread.engines.extract.likeness import recommendation_like
from goldthread.engines.extract.model import Block
from goldthread.engines.extract.words import count

FOLLOWS = re.compile(
    r"(?:as follows|the following|listed below|set out below|these (?:are|were)|below)\s*[.:–—-]*$"
    r"|\bthe following [\w\s-]{0,30}(?:recommendations?|learning|lessons|findings"
    r"|actions)[.:–—-]*$",
    re.IGNORECASE,
)
# A lead-in that ends without a colon; only a list may follow it.
LEADS = re.compile(
    r"\b(?:(?:found|recommend\w*|asks?|asked|identified|concluded|proposes?|suggests?"
    r"|learned|was|were|are"
    r"|include[sd]?) that|(?:these|this|the following(?: be done| \w+)?))[.:]?$",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r"\b(?:questions?|lines of enquiry|terms of reference|good practice|(?:reviews"
    r"|boards|partnerships) (?:usually|often|may|can|typically|always|normally)"
    r"|seeks? to|aims?"
    r"|purpose|criteria|principles|objectives?|review will|reviews will|not)\b",
    re.IGNORECASE,
)
PURPOSE = re.compile(
    r"\b(?:purpose|criteria|principles|(?:reviews? )?will not|learn(?:ing)? lessons"
    r"|lessons (?:can|are to|will) be)\b",
    re.IGNORECASE,
)
BY_LINE = re.compile(
    r"(?:by|from|drawn from|published|written|author|prepared|produced|date|version)\b|.*\b20\d\d$",
    re.IGNORECASE,
)
# "The final report should include:" tells how reviews are done
OF_REPORTS = re.compile(
    r"\b(?:reports?|reviews?|briefings?|terms of reference) (?:should|must|will|needs? to)"
    r" (?:\w+ )?(?:include|contain|cover|consider|identify|be|set out|have|aim)\b.*:$"
    r"|\b(?:reports?|reviews?) (?:should|must|will):$",
    re.IGNORECASE,
)
# "The learning is set out below under four themes." with no heading of its own
THEMED = re.compile(
    r"\b(?:learning|lessons|findings)\b[^.]*\b(?:set out|grouped|described|presented|given|arranged"
    r"|summari[sz]ed|discussed)\b[^.]*\b(?:themes?|headings|areas)\b[^.]*[.:]$",
    re.IGNORECASE,
)
OF_MANY = re.compile(r"\bfrom (?:[\w'’-]+ ){0,5}reviews\b", re.IGNORECASE)
MORE = re.compile(r"(?:and|also|more|plus)\b", re.IGNORECASE)
ITEMS = (LEARNING, RECOMMENDATIONS)
BOXES = markers.LEARNING_LABELS | markers.RECOMMENDATION_LABELS


@dataclass
class Section:
    """Blocks under one heading or lead-in sentence."""

    label: str | None
    heading: str = ""
    how: str = "none"  # heading, intro, sub (a theme inside), resumed (after a list), run, none
    number: str | None = None  # the heading's own printed number
    level: int | None = None  # the format's own heading level
    addressee: str | None = None
    sub: str = ""
    blocks: list[Block] = field(default_factory=list)

    @property
    def depth(self) -> int | None:
        return markers.depth(self.number)


def cut(blocks: Sequence[Block]) -> list[Section]:
    """Every block except headings lands in exactly one section, in reading order."""
    return list(_Cutter(blocks).run())


class _Cutter:
    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.now = Section(None)
        self.outer = self.now
        self.titled = False
        self.begun = False  # a paragraph or a list has been read
        self.direct = False  # the outer section has had items of its own, outside any theme
        self.paragraph: str | None = None  # number of the last numbered paragraph: "3.2"
        self.numbered: str | None = None  # number of the last numbered heading

    def run(self) -> Iterator[Section]:
        for index, block in enumerate(self.blocks):
            after = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
            fresh = self.opened(block, after)
            if fresh is not None:
                yield self.now
                self.now = fresh
                if fresh.how != "resumed":
                    continue
            self.now.blocks.append(block)
            self.paragraph = (
                block.marker if (markers.depth(block.marker) or 0) > 1 else self.paragraph
            )
            self.begun = self.begun or block.kind != "para" or count(block.text) >= 15
            listed = block.kind != "para" or block.label is not None
            self.direct = self.direct or (listed and self.now.how in ("heading", "intro"))
        yield self.now

    def opened(self, block: Block, after: Block | None) -> Section | None:
        """The section a block opens, if any."""
        heads = is_heading(block, after) or self.goes_on(block)
        label = lexicon.label_of(block.text) if heads else None
        intro = self.introduced(block, after)
        if intro and (label is None or (block.text[-1] == ":" and count(block.text) >= 5)):
            return intro
        themed = len(block.text) < 500 and THEMED.search(block.text)
        if themed and after is not None and is_heading(after, block):
            self.outer = Section(LEARNING, block.text, "heading")
            return self.outer
        if heads:
            self.outer = self.headed(block, after)
            self.direct = self.direct and self.outer.how == "sub"
            if markers.depth(block.marker):
                self.numbered = block.marker
            return self.outer
        if self.boxed(block):
            self.outer = Section(None, how="resumed")
            return replace(self.outer, blocks=[])
        if self.now.how == "intro" and self.ends_list(block):
            return replace(self.outer, how="resumed", blocks=[])
        return None

    def boxed(self, block: Block) -> bool:
        """3.3 after the box "Learning point" that stood behind 3.2: the story goes on."""
        box = self.now.blocks and lexicon.bare(self.now.heading).lower() in BOXES
        return bool(box and next_number(self.paragraph, block.marker))

    def goes_on(self, block: Block) -> bool:
        """'7. What to do next' after '6. Recommendations', where 7 is no item of the list."""
        short = count(block.text) <= 10 and block.text[-1:] not in ".;,:"
        if not (self.numbered and short and next_number(self.numbered, block.marker)):
            return False
        inside = [b for b in self.now.blocks if markers.depth(b.marker)]
        return not any(next_number(b.marker, block.marker) for b in inside[-1:])

    def headed(self, block: Block, after: Block | None) -> Section:
        label = lexicon.label_of(block.text)
        if not self.titled and label in ITEMS and count(block.text) > 3 and block.text[-1] != ":":
            label = None  # the page's title: "Learning from Child K"
        subtitled = after is not None and count(after.text) < 12 and BY_LINE.match(after.text)
        if not self.begun and label == LEARNING and subtitled:
            label = None  # a second line of the title, before a by-line or a date
        if not self.begun and label == LEARNING and OF_MANY.search(block.text):
            label = None  # "What we have learnt about falls from adult reviews": the page's title
        self.titled = True
        level = block.heading if block.heading != 9 else None
        fresh = Section(label, block.text, "heading", block.marker, level)
        fresh.addressee = bodies.in_heading(block.text) or bodies.in_intro(block.text)
        outer = self.outer
        if outer.label in ITEMS and label is None and MORE.match(lexicon.bare(block.text)):
            # "5. And about working together" after "4. What did we learn?"
            return replace(outer, heading=block.text, number=block.marker, blocks=[])
        theme = label == OTHER and lexicon.is_theme(block.text)
        inside = outer.label in ITEMS and (label is None or theme) and not self.closes(fresh)
        if inside and (not self.direct or fresh.addressee or self.deeper(fresh)):
            return replace(
                outer, how="sub", sub=block.text, blocks=[],
                addressee=fresh.addressee or outer.addressee,
            )  # fmt: skip
        if label is None and outer.label is not None and self.deeper(fresh):
            return replace(outer, how="sub", sub=block.text, blocks=[])
        return fresh

    def closes(self, fresh: Section) -> bool:
        """A heading no deeper than the section's own ends it, where that can be told."""
        if fresh.depth is not None and self.outer.depth is not None:
            return fresh.depth <= self.outer.depth
        return bool(fresh.level and self.outer.level and fresh.level < self.outer.level)

    def deeper(self, fresh: Section) -> bool:
        if fresh.depth is not None and self.outer.depth is not None:
            return fresh.depth > self.outer.depth
        return bool(fresh.level and self.outer.level and fresh.level > self.outer.level)

    def introduced(self, block: Block, after: Block | None) -> Section | None:
        """A sentence that ends with a colon and says what the list under it holds."""
        text = block.text
        if block.label or after is None or count(text) < 3:
            return None
        leads = after.kind == "item" and bool(LEADS.search(text) or FOLLOWS.search(text))
        heads = after.kind == "item" and text[-1] == ":" and _rests(block, after)
        if (
            block.kind != "para"
            and not heads
            and not (leads and next_number(block.marker, after.marker))
        ):
            return None
        if text[-1] not in ":–-" and not FOLLOWS.search(text) and not leads:
            return None
        last = re.split(r"(?<=[.;])\s", text)[-1]
        outer = self.outer
        label = _announced(last, outer.label)
        duty = re.search(r"\b(?:should|must|will)\s*:$", last)  # asks by itself, announces nothing
        if label is None and len(text) < 400 and not duty:
            label = _announced(text, outer.label)
        if label is None and after.kind == "item" and self.rests_on_heading(last):
            label = outer.label
        if label is None:
            return None
        same = outer.label == label
        body = bodies.in_intro(last) or (outer.addressee if same else None)
        heading = outer.heading if same and outer.heading else last
        return Section(label, heading, "intro", outer.number, outer.level, body, text)

    def rests_on_heading(self, sentence: str) -> bool:
        """'The author draws this together as follows:' right under "What did we learn?"."""
        first = self.now is self.outer and not self.now.blocks and self.now.how == "heading"
        plain = count(sentence) >= 5 and not recommendation_like(sentence)
        plain = plain and not bodies.in_heading(sentence)  # "For the Northern Partnership:"
        return first and self.outer.label in ITEMS and plain and not ASIDE.search(sentence)

    def ends_list(self, block: Block) -> bool:
        first, own = markers.depth(self.now.blocks[0].marker if self.now.blocks else None), None
        if block.kind == "item" and first:
            own = markers.depth(block.marker)
        if own and first and own < first:
            return True  # 5.3 after 5.2.1 and 5.2.2
        if block.kind != "para" or block.label:
            return False
        listed = any(b.kind in ("item", "row") or b.label for b in self.now.blocks)
        if self.now.blocks and self.now.blocks[-1].label and not self.now.blocks[-1].text:
            return False  # "Recommendation 3:" waits for its words
        if listed:
            return not block.text[:1].islower()
        return self.now.label == RECOMMENDATIONS and not recommendation_like(block.text)


def _rests(block: Block, after: Block) -> bool:
    """'5.1 … The event found that:' over bullets is a lead-in; '5.1 The Board should:' an item."""
    mine, next_ = markers.depth(block.marker), markers.depth(after.marker)
    deeper = mine is not None and (next_ is None or next_ > mine)
    last = re.split(r"(?<=[.;])\s", block.text)[-1]
    asks = recommendation_like(last) and next_ is None  # "The Board should:" over its bullets
    return deeper and count(block.text) >= 5 and not asks


def _announced(sentence: str, outer: str | None) -> str | None:
    """The label a lead-in sentence announces: its last telling word decides."""
    at, best = -1, None
    for label, known in lexicon.INTROS:
        for hit in known.finditer(sentence):
            if hit.start() > at:
                at, best = hit.start(), label
    if OF_REPORTS.search(sentence):
        return OTHER
    if best is not None:
        if best == LEARNING and PURPOSE.search(sentence):
            return OTHER
        aside = ASIDE.search(sentence)
        return OTHER if aside and aside.start() > at - 25 else best
    if outer not in ITEMS and lexicon.INTRO_OTHER.search(sentence):
        return OTHER
    return None
