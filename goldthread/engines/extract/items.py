"""From a section's blocks to its items."""

import re
from collections.abc import Sequence

from goldthread.engines.extract import bodies, inline, markers, prose, shapes, tables
from goldthread.engines.extract.lexicon import LEARNING, OTHER, RECOMMENDATIONS
from goldthread.engines.extract.likeness import (
    IMPERATIVE,
    asks_body,
    learning_like,
    never,
    recommendation_like,
    speaks_of_list,
    tells_no_story,
)
from goldthread.engines.extract.model import Block, Candidate, whole
from goldthread.engines.extract.sections import Section
from goldthread.engines.extract.words import count

Found = list[tuple[str, Candidate]]


def of(section: Section) -> Found:
    """The items of one section with the list each belongs to."""
    found: Found = []
    rest: list[Block] = []
    row: list[Block] = []
    for block in section.blocks:
        if block.kind == "row":
            row.append(block)
            continue
        if row:
            found += tables.items(row, section.label)
            row = []
        rest.append(block)
    found += tables.items(row, section.label) if row else []
    return found + _Walk(section, rest).run()


def label_list(label: str | None) -> str | None:
    """The list a printed label such as 'Recommendation 3' or 'Finding 2' belongs to."""
    if label in markers.RECOMMENDATION_LABELS:
        return RECOMMENDATIONS
    return LEARNING if label in markers.LEARNING_LABELS else None


class _Walk:
    """Reads a section's blocks in order, one item open at a time."""

    def __init__(self, section: Section, blocks: Sequence[Block]) -> None:
        self.section = section
        self.blocks = list(blocks)
        self.found: Found = []
        self.open: tuple[str, Candidate] | None = None
        self.first: Block | None = None  # the block that opened the item
        self.waits = False  # the open item is a bare label or a title and waits for its text
        self.body: str | None = section.addressee
        self.listed = any(b.kind == "item" or label_list(b.label) for b in blocks)
        # "Recommendation 1", "Recommendation 2": what stands between has no item of its own
        self.printed = sum(label_list(b.label) == section.label for b in blocks) >= 2
        # "Learning point: …" after each story: the stories hold no items of their own
        self.printed |= sum(bool(inline.RUN_IN.match(b.text)) for b in blocks) >= 2
        self.next: Block | None = None
        self.at = 0

    def run(self) -> Found:
        for index, block in enumerate(self.blocks):
            self.at = index
            self.next = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
            self.block(block)
        self.close()
        return self.found

    def close(self) -> None:
        if self.open and self.open[1].pieces and self.open[1].text:
            self.found.append(self.open)
        self.open, self.waits = None, False

    def start(self, label: str, block: Block, because: str, number: str | None = None) -> None:
        self.close()
        candidate = Candidate([whole(block)] if block.text else [], because, number, self.body)
        self.open = (label, candidate)
        self.first = block

    def block(self, block: Block) -> None:
        own = label_list(block.label)
        if own:
            self.labelled(block, own)
        elif self.waits and self.open:
            self.fill(block)
        elif block.kind == "para" and (one := inline.single(block)):
            self.close()
            self.found += [(RECOMMENDATIONS, candidate) for candidate in one]
        elif spoken := inline.numbered(block) or (
            inline.paragraph(block) if block.kind == "para" else []
        ):
            self.close()
            self.found += spoken
        elif self.section.label in (LEARNING, RECOMMENDATIONS):
            told = prose.listed(block, self.section.label) if block.kind == "para" else []
            if told:
                self.close()
                self.found += [(self.section.label, candidate) for candidate in told]
            elif block.kind == "item":
                self.item(block, self.section.label)
            else:
                self.para(block, self.section.label)
        else:
            self.elsewhere(block)

    def labelled(self, block: Block, own: str) -> None:
        text = block.text
        if own == LEARNING and self.explained(block):
            self.close()
            return
        named = re.match(r"^[(\[](?P<body>[^)\]]{3,80})[)\]]\s*[:.–-]?\s*", text)
        because = f"Printed as “{block.marker}”"
        self.start(own, block, because, shapes.number(block.marker))
        if self.open is None:
            return
        if named:
            self.open[1].addressed_to, self.open[1].firm = named["body"], True
            rest = text[named.end() :]
            self.open[1].pieces = (
                [type(whole(block))(block, named.end(), len(text))] if rest else []
            )
            text = rest
        if own == RECOMMENDATIONS and self.next and bodies.is_one(text):
            # "Recommendation 1 – Home Office" over the paragraph that says what
            self.open[1].addressed_to, self.open[1].firm = text.strip(" :"), True
            self.open[1].pieces, text = [], ""
        self.waits = not text or shapes.is_title(text, own) or self.heads_next(text, own)

    def explained(self, block: Block) -> bool:
        """'Theme 1 – Online life' heads a story whose lesson is printed as 'Learning: …'."""
        for later in self.blocks[self.at + 1 : self.at + 40]:
            if later.label == block.label:
                return False
            if later.label in ("learning", "learning point", "lesson", "key learning"):
                return True
            if inline.RUN_IN.match(later.text) or re.match(
                r"(?:key )?(?:learning|lesson)(?: points?)?s?:\s", later.text, re.IGNORECASE
            ):
                return True
        return False

    def heads_next(self, text: str, own: str) -> bool:
        """'Recommendation 3: Duty to report' before the paragraph that says who should."""
        after = self.next
        return (
            own == RECOMMENDATIONS
            and after is not None
            and after.kind == "para"
            and not after.label
            and count(text) <= 12
            and text[-1] not in ".;"
            and not shapes.OUGHT.search(text)
            and bool(shapes.OUGHT.search(after.text))
        )

    def names_next(self, block: Block) -> bool:
        """'1. Chronologies' before the paragraph that says what was learned of them."""
        after = self.next
        if not shapes.names(block, after):
            return False
        pairs = zip(self.blocks, self.blocks[1:], strict=False)
        titles = [a.text for a, b in pairs if shapes.names(a, b)]
        speak = sum(bool(shapes.says_something(t) or IMPERATIVE.match(t)) for t in titles)
        return speak * 2 < len(titles) or (speak == 1 and not shapes.says_something(block.text))

    def fill(self, block: Block) -> None:
        """The text of an item whose first line was only its label or its title."""
        assert self.open is not None  # noqa: S101 - run() only comes here with one open
        label, candidate = self.open
        title = candidate.text
        good = recommendation_like if label == RECOMMENDATIONS else learning_like
        if block.kind == "item" and title and not block.text.endswith(":"):
            # a titled group of bullets: each bullet stands alone
            self.open, self.waits = None, False
            if label == self.section.label or self.section.label is None:
                self.item(block, label)
            return
        takes_any = label == LEARNING and block.kind == "para" and not shapes.says_something(title)
        if not title or takes_any or good(block.text):
            if bodies.is_one(block.text):
                candidate.addressed_to = block.text.strip(" :")
                return
            candidate.pieces = [whole(block)]
            self.first = block
        self.waits = False

    def item(self, block: Block, label: str) -> None:
        if self.open and self.first and self.under(block):
            if label == RECOMMENDATIONS or not self.rounded():
                self.open[1].pieces.append(whole(block))
            return
        text = block.text
        if re.fullmatch(r"\[\d+\]", block.marker or ""):
            self.close()  # a footnote among the text
            return
        if label == RECOMMENDATIONS and bodies.is_one(text):
            self.close()
            self.body = text.strip(" :")
            return
        if label == LEARNING and text.endswith(":") and count(text) <= 6:
            self.close()
            return
        if self.groups(block):
            self.close()
            self.body = text if bodies.names_actor(text) else self.section.addressee
            return
        told = label == LEARNING and shapes.AGED.search(text) and not shapes.OUGHT.search(text)
        if (
            told
            or (label == LEARNING and shapes.story(block) and not self.teaches(text))
            or (self.printed and not self.open)
        ):
            self.close()
            return
        if label == LEARNING and self.names_next(block):
            self.close()
            self.start(label, block, self.why(block), shapes.number(block.marker))
            self.waits = True
            return
        mixed = label == RECOMMENDATIONS and shapes.MIXED.search(self.section.heading)
        if mixed and self.section.how != "intro" and not shapes.asks_plainly(text):
            self.close()
            return
        if (self.printed and shapes.rank(block) <= 1 and block.marker) or speaks_of_list(text):
            self.close()
            return
        self.start(label, block, self.why(block), shapes.number(block.marker))

    def groups(self, block: Block) -> bool:
        """'Language' over its own bullets: a name, the bullets are the items."""
        after = self.next
        mine, next_ = markers.depth(block.marker), markers.depth(after.marker if after else None)
        numbered = mine is not None and next_ is not None and next_ > mine
        listed = after is not None and after.kind == "item"
        deeper = listed and after is not None and (after.level > block.level or numbered)
        name = count(block.text) <= 5 and block.text[-1] not in ".;:,"
        return deeper and name and not shapes.says_something(block.text)

    def rounded(self) -> bool:
        """A learning point that is a whole sentence: bullets under it are its evidence."""
        assert self.open is not None  # noqa: S101
        pieces = self.open[1].pieces
        return len(pieces) == 1 and pieces[0].text[-1:] in ".!" and shapes.rank(pieces[0].block) < 3

    def under(self, block: Block) -> bool:
        """Whether a list item is part of the open item."""
        first = self.first
        if first is None or self.open is None:
            return False
        level = first.kind == "item" and block.level <= first.level
        if level and shapes.rank(block) <= shapes.rank(first):
            return False  # the next of the same list
        deeper = block.level > first.level or (
            shapes.rank(block) > shapes.rank(first)
            and (first.kind == "item" or first.label is not None)
        )
        last = self.open[1].pieces[-1].text if self.open[1].pieces else ""
        if deeper:
            return True
        before = self.open[1].pieces[-1].block if self.open[1].pieces else first
        if (
            before is not first
            and before.kind == "item"
            and shapes.rank(block) >= shapes.rank(before)
        ):
            return True
        return first.kind == "para" and last.endswith((":", ";"))

    def para(self, block: Block, label: str) -> None:
        text = block.text
        if self.open and self.first and (text[0].islower() or self.adds(block)):
            self.open[1].pieces.append(whole(block))
            return
        fits = recommendation_like if label == RECOMMENDATIONS else self.teaches
        if text.endswith(":") and (body := bodies.in_intro(text)):
            self.close()
            self.body = body
            return
        if text.endswith(":") and not fits(text):
            self.close()
            if bodies.is_one(text):
                self.body = re.sub(r"^For ", "", text.strip(" :"))
            return
        if label == RECOMMENDATIONS and not fits(text) and self.among(text):
            self.start(label, block, self.why(block))
            return
        if label == LEARNING and self.section.how == "resumed" and asks_body(text):
            label = RECOMMENDATIONS  # after the lists, a body is asked by name
        stands = not self.listed or (label == RECOMMENDATIONS and asks_body(text))
        loose = self.section.how == "resumed" and not asks_body(text)
        if stands and fits(text) and not loose and count(text) >= 4:
            self.start(label, block, self.why(block))
        else:
            self.close()

    def among(self, text: str) -> bool:
        """'Training for all partners on …' between paragraphs that nearly all ask."""
        paragraphs = [b.text for b in self.blocks if b.kind == "para"]
        asks = sum(recommendation_like(t) for t in paragraphs)
        short = all(count(t) <= 60 for t in paragraphs)
        if self.listed or not short or asks < 2 or asks < 0.6 * len(paragraphs):
            return False
        plain = (
            tells_no_story(text) and not speaks_of_list(text) and not shapes.ABOUT_US.search(text)
        )
        return plain and self.section.how in ("heading", "intro", "sub")

    def teaches(self, text: str) -> bool:
        """A paragraph of a section of learning: in a short section any that is no story."""
        paragraphs = [b for b in self.blocks if b.kind == "para" or markers.depth(b.marker)]
        words = sum(count(b.text) for b in paragraphs)
        if (
            len(paragraphs) <= 12
            and words <= 80 * len(paragraphs)
            and self.section.how in ("heading", "sub")
        ):
            return tells_no_story(text)
        return learning_like(text)

    def adds(self, block: Block) -> bool:
        """A further paragraph of the open item."""
        assert self.open is not None  # noqa: S101
        last = self.open[1].pieces[-1].text if self.open[1].pieces else ""
        if shapes.REPLY.match(block.text):
            return False
        printed = self.open[1].because.startswith("Printed as")
        short = block.kind == "para" and count(block.text) <= 90
        if (
            self.open[0] == RECOMMENDATIONS
            and printed
            and short
            and shapes.OUGHT.search(block.text)
        ):
            return True  # a further paragraph of "Recommendation 3" that goes on asking
        return bool(shapes.CONTINUES.match(block.text)) and (
            self.open[0] == RECOMMENDATIONS or last.endswith((":", ";", ","))
        )

    def elsewhere(self, block: Block) -> None:
        """Outside sections of items: only labelled items and their sub-lists."""
        if self.open and block.kind == "item" and self.under(block):
            self.open[1].pieces.append(whole(block))
            return
        if self.open and self.adds(block):
            self.open[1].pieces.append(whole(block))
            return
        self.close()
        if block.kind == "para" and self.section.label != OTHER:
            self.found += [(RECOMMENDATIONS, c) for c in inline.spoken(block)]

    def why(self, block: Block) -> str:
        what = "Bullet" if block.kind == "item" else "Paragraph"
        if block.kind == "item" and re.search(r"\d|[A-Za-z][.)]", block.marker or ""):
            what = f"Item {(block.marker or '').strip('.():')}"
        place = "after" if self.section.how == "intro" else "under the heading"
        return f"{what} {place} “{self.section.heading.strip(' :')}”"


def kept(candidate: Candidate) -> bool:
    """Whether an item is worth showing to a person at all."""
    if candidate.firm and IMPERATIVE.match(candidate.text) and count(candidate.text) >= 5:
        return True  # "Link records by address …" with its owner in the next column
    return not never(candidate.text) and count(candidate.text) >= 2 and len(candidate.text) < 4000
