"""Cutting a document into sections that say what their items would be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from goldthread.engines.extract import lexicon, markers
from goldthread.engines.extract.headings import is_heading
from goldthread.engines.extract.lexicon import LEARNING, OTHER, RECOMMENDATIONS
from goldthread.engines.extract.likeness import recommendation_like
from goldthread.engines.extract.model import Block

FOLLOWS = re.compile(
    r"(?:as follows|the following|listed below|set out below|these (?:are|were)|below)\s*[.:–—-]*$",
    re.I,
)
FOR_BODY = re.compile(
    r"^(?:recommendations?|actions?)?\s*(?:for|to|addressed to)\s+(?:the\s+)?(?P<body>.{3,80}?)\s*:?$",
    re.I,
)
SOFT = re.compile(
    r"(?:\S+[ -]){0,2}(?:training|guidance|policies(?: and procedures)?|procedures|policy|support|information|help|advice|risk factors.*|voice of .*"
    r"|vulnerab.*|legislation|evaluation.*|monitoring.*|impact.*|process\w*|criminal.*|family .*|.*engagement.*|.*involvement.*|analysis.*|how .*"
    r"|methods?|model|diversity.*|equality.*|equality and diversity|assessment.*|support .*|legal .*|dissemination.*|publication.*|context|criteria|.*thresholds?.*|contact.*"
    r"|.*statutory.*|.*process(?:es)?|parallel.*|.*timescales?|why .*|court .*|research.*|views of .*|media.*|implementation.*|.*questions? .*|reflect\w+.*)",
    re.IGNORECASE,
)


@dataclass
class Section:
    """Blocks under one heading or lead-in sentence."""

    label: str | None
    heading: str = ""
    how: str = "none"  # heading, intro, sub, none
    depth: int | None = None  # 1 for "5", 2 for "5.2"
    level: int | None = None  # the format's own heading level
    addressee: str | None = None
    sub: str = ""
    blocks: list[Block] = field(default_factory=list)


def cut(blocks: Sequence[Block]) -> list[Section]:
    """Every block except headings lands in exactly one section, in reading order."""
    return list(_Cutter(blocks).run())


class _Cutter:
    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.now = Section(None)
        self.outer = self.now

    def run(self) -> Iterator[Section]:
        for index, block in enumerate(self.blocks):
            after = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
            fresh = None
            if is_heading(block, after):
                fresh = self.headed(block)
                self.outer = fresh
            elif intro := self.introduced(block, after):
                fresh = intro
            elif self.now.how == "intro" and self.ends_list(block):
                fresh = self.resumed()
            if fresh is not None:
                yield self.now
                self.now = fresh
                if fresh.how in ("heading", "sub", "intro"):
                    continue
            self.now.blocks.append(block)
        yield self.now

    def headed(self, block: Block) -> Section:
        label = lexicon.label_of(block.text)
        depth = markers.depth(block.marker)
        level = block.heading if block.heading != 9 else None
        outer = self.outer
        inside = outer.label in (LEARNING, RECOMMENDATIONS)
        soft = label == OTHER and bool(SOFT.fullmatch(block.text.strip(" :")))
        if inside and (label is None or soft) and not self.closes(depth, level):
            return Section(
                outer.label, outer.heading, "sub", outer.depth, outer.level,
                _body_named(block.text), block.text,
            )  # fmt: skip
        if label is None and outer.label is not None and self.deeper(depth, level):
            return Section(outer.label, outer.heading, "sub", outer.depth, outer.level)
        return Section(label, block.text, "heading", depth, level, _body_named(block.text))

    def closes(self, depth: int | None, level: int | None) -> bool:
        """A heading no deeper than the section's own ends it, where that can be told."""
        outer = self.outer
        if depth is not None and outer.depth is not None:
            return depth <= outer.depth
        return bool(level and outer.level and level < outer.level)

    def deeper(self, depth: int | None, level: int | None) -> bool:
        outer = self.outer
        if depth is not None and outer.depth is not None:
            return depth > outer.depth
        return bool(level and outer.level and level > outer.level)

    def introduced(self, block: Block, after: Block | None) -> Section | None:
        """A sentence that ends with a colon and says what the list under it holds."""
        text = block.text
        if block.kind != "para" or block.label or after is None or len(text) < 12:
            return None
        if text[-1] not in ":–-" and not FOLLOWS.search(text):
            return None
        last = re.split(r"(?<=[.;])\s", text)[-1]
        label = _announced(last, self.outer.label) or (
            _announced(text, self.outer.label) if len(text) < 400 else None
        )
        if label is None:
            return None
        inherits = self.outer if self.outer.label == label else None
        return Section(
            label,
            inherits.heading if inherits else last,
            "intro",
            self.outer.depth,
            self.outer.level,
            inherits.addressee if inherits else None,
            text,
        )

    def ends_list(self, block: Block) -> bool:
        if block.kind != "para" or block.label:
            return False
        if not self.now.blocks:
            return self.now.label == RECOMMENDATIONS and not recommendation_like(block.text)
        listed = any(b.kind in ("item", "row") or b.label for b in self.now.blocks)
        if listed:
            return not block.text[0].islower()
        return self.now.label == RECOMMENDATIONS and not recommendation_like(block.text)

    def resumed(self) -> Section:
        outer = self.outer
        return Section(
            outer.label,
            outer.heading,
            "resumed",
            outer.depth,
            outer.level,
            outer.addressee,
            "after",
        )


def _announced(sentence: str, outer: str | None) -> str | None:
    best: tuple[int, str | None] = (-1, None)
    for label, pattern in (
        (RECOMMENDATIONS, lexicon.INTRO_RECOMMENDATIONS),
        (LEARNING, lexicon.INTRO_LEARNING),
    ):
        for hit in pattern.finditer(sentence):
            best = max(best, (hit.start(), label), key=lambda pair: pair[0])
    other = lexicon.INTRO_OTHER.search(sentence)
    if best[1] is not None:
        questions = re.search(
            r"\b(?:questions?|lines of enquiry|terms of reference|good practice|seeks? to|aims?)\b",
            sentence,
            re.I,
        )
        return OTHER if questions and questions.start() > best[0] - 25 else best[1]
    return OTHER if other and outer not in (LEARNING, RECOMMENDATIONS) else None


def _body_named(text: str) -> str | None:
    """The body a heading such as 'For the Board' or 'Recommendations to Police' names."""
    text = lexicon.NUMBERING.sub("", text).strip(" :")
    found = FOR_BODY.match(text)
    if found and not re.match(
        r"(?:practice|action|improvement|learning|the future|future|change|this|all learning)\b",
        found["body"],
        re.I,
    ):
        return found["body"]
    return text if BODY.fullmatch(text) else None


BODY = re.compile(
    r"(?:the\s+)?(?:[A-Z][\w’'&-]*(?:\s+(?:and|of|for|the|in|&))?\s+){0,8}(?:Board|Partnership|Trust|Police|Constabulary|Council|Authority|Committee"
    r"|Services?|Care|ICB|CCG|Government|Department|Office|Agency|Housing|Probation|GPs?|Practices?|Hospitals?|Schools?|Education|Health|NHS|Education|Cafcass|CAMHS|England|Wales|Panel|Midwifery|Visiting|Surgery)"
    r"(?:\s+\([A-Z]{2,8}\))?"
)
