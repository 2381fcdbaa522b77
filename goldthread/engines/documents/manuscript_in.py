"""A Word document, as an author sent it, understood section by section."""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from docx import Document

from goldthread.engines.documents.manuscript_blocks import (
    Block,
    Heading,
    Run,
    text_of,
    tidy,
)
from goldthread.engines.documents.manuscript_parts import (
    Parts,
    Seen,
    bookmarks,
    is_paragraph,
    unwrapped,
)
from goldthread.engines.documents.manuscript_tables import table_of
from goldthread.engines.documents.manuscripts import (
    BOOKMARK,
    GUIDANCE_STYLE,
    Manuscript,
    Outline,
    Section,
    Unplaced,
    Unreadable,
)

SHORT = 60  # characters of a text that a problem quotes


@dataclass
class _Place:
    """Where the reading stands: in a section, or in a stretch that belongs to none."""

    id: str = ""
    heading: str = ""
    is_section: bool = False
    blocks: list[Block] = field(default_factory=list)


def understood(data: bytes, outline: Sequence[Outline]) -> Manuscript:
    try:
        document = Document(io.BytesIO(data))
        return _Reading(document, outline).manuscript()
    except Exception as problem:  # python-docx and lxml raise many kinds for a broken file
        raise Unreadable(
            "This Word document is damaged and cannot be read. Open it in Word, save it again as "
            ".docx and send that."
        ) from problem


class _Reading:
    def __init__(self, document: Any, outline: Sequence[Outline]) -> None:
        self.document, self.parts = document, Parts(document)
        self.outline = {one.id: one for one in outline}
        self.seen = Seen()
        self.problems: list[str] = []
        self.places = [_Place()]
        self.found: Counter[str] = Counter()
        body = document.element.body
        named = {name for element in body.iter() for name in bookmarks(element)}
        self.marked = {id_ for id_ in self.outline if _bookmark(id_) in named}
        self.by_words = {_folded(one.title): one.id for one in outline if one.id not in self.marked}

    def manuscript(self) -> Manuscript:
        for element, ids in self._elements():
            if is_paragraph(element):
                self._paragraph(element, ids)
            else:
                self._start_at(ids, element)
                self._add(table_of(element, self.parts, self.seen))
        self._say_what_is_missing()
        self.problems += self.seen.sentences(self._name)
        sections = tuple(
            Section(one, tuple(self._blocks_of(one.id))) for one in self.outline.values()
        )
        unplaced = tuple(self._unplaced())
        properties = self.document.core_properties
        return Manuscript(
            properties.title or "", properties.identifier or "", sections, (), unplaced,
            tuple(self.problems),
        )  # fmt: skip

    @property
    def here(self) -> _Place:
        return self.places[-1]

    def _elements(self) -> Iterator[tuple[Any, list[str]]]:
        """Paragraphs and tables of the body, each with the section ids marked in or before it."""
        waiting: list[str] = []
        for element in unwrapped(self.document.element.body):
            ids = [id_ for name in bookmarks(element) if (id_ := self._id(name))]
            if is_paragraph(element) or element.tag.endswith("}tbl"):
                yield element, [*waiting, *ids]
                waiting = []
            else:
                waiting += ids

    def _id(self, bookmark: str) -> str:
        id_ = bookmark.removeprefix(BOOKMARK).replace("_", "-")
        return id_ if bookmark.startswith(BOOKMARK) and id_ in self.outline else ""

    def _paragraph(self, element: Any, ids: list[str]) -> None:
        style = self.parts.style_of(element)
        level = self.parts.heading_level(element, style)
        self.seen.section = self.here.id
        block, more = self.parts.block(element, style, level, self.seen)
        words = text_of(block) if block else ""
        if id_ := self._section_begins(ids, level, words):
            self._begin(id_, words, is_heading=bool(level) and bool(words), block=block)
        elif level == 1 and words:
            self._begin_unknown(words)
        elif block is not None and not self._is_ours(style, words):
            self._add(block)
        for one in more:  # text boxes
            self._add(one)

    def _section_begins(self, ids: list[str], level: int, words: str) -> str:
        if ids:
            return ids[0]
        if level in (1, 2) and (id_ := self.by_words.get(_folded(words))):
            return id_
        return ""

    def _begin(self, id_: str, words: str, *, is_heading: bool, block: Block | None) -> None:
        title = self.outline[id_].title
        if self.found[id_]:
            self.problems.append(
                f"“{title}” stands more than once. What stands under each is kept together."
            )
        self.found[id_] += 1
        self.places.append(_Place(id_, is_section=True))
        same = _folded(words) == _folded(title)
        if is_heading and not same:
            self.problems.append(
                f"“{title}” is now called “{_short(words)}”. Its text is kept under “{title}”."
            )
        elif not is_heading:
            self.problems.append(
                f"The heading “{title}” was removed. What stood under it is kept there."
            )
            if block is not None and not same:
                self._add(block)

    def _start_at(self, ids: list[str], element: Any) -> None:
        """A table that carries a section's mark: its heading is gone."""
        if ids:
            self._begin(ids[0], "", is_heading=False, block=None)

    def _begin_unknown(self, words: str) -> None:
        before = self._last_section()
        self.places.append(_Place(before, heading=words))
        self.problems.append(
            f"“{_short(words)}” is a heading that the template does not have. Say where its text "
            "belongs."
        )

    def _last_section(self) -> str:
        return next((one.id for one in reversed(self.places) if one.is_section), "")

    def _is_ours(self, style: str, words: str) -> bool:
        """The template's own words: its title, and what is asked in each section."""
        if not self.here.is_section:
            front = len(self.places) == 1
            return front and style.lower() in {"title", GUIDANCE_STYLE.lower()}
        if style.lower() != GUIDANCE_STYLE.lower():
            return False
        asked = {_folded(one) for one in self.outline[self.here.id].guidance}
        if not words or _folded(words) in asked:
            return True
        self.problems.append(
            f"“{_short(words)}” in “{self._name(self.here.id)}” was written in the style of the "
            "guidance. It is kept as text."
        )
        return False

    def _add(self, block: Block | None) -> None:
        if block is not None:
            self.here.blocks.append(block)

    def _blocks_of(self, id_: str) -> Iterator[Block]:
        for place in self.places:
            if place.is_section and place.id == id_:
                yield from place.blocks

    def _unplaced(self) -> Iterator[Unplaced]:
        for place in self.places:
            if not place.is_section and (place.blocks or place.heading):
                yield Unplaced(place.id, place.heading, tuple(place.blocks))
        if self.places[0].blocks:
            self.problems.append("Text stands before the first heading. Say where it belongs.")

    def _say_what_is_missing(self) -> None:
        for id_, one in self.outline.items():
            if not self.found[id_]:
                self.problems.append(
                    f"The heading “{one.title}” is missing. If its text is still in the document, "
                    "it is now in the section before it."
                )

    def _name(self, id_: str) -> str:
        return self.outline[id_].title if id_ in self.outline else "the beginning"


def as_blocks(unplaced: Unplaced) -> tuple[Block, ...]:
    """An unplaced stretch with its heading, one level down, as part of a section."""
    if not unplaced.heading:
        return unplaced.blocks
    return (Heading(2, tidy([Run(unplaced.heading)], one_line=True)), *unplaced.blocks)


def _bookmark(id_: str) -> str:
    return BOOKMARK + id_.replace("-", "_")


def _folded(words: str) -> str:
    """A heading to be compared: no number in front, no marks, small letters."""
    words = re.sub(r"^[\s\d.)(]+", "", words)
    return " ".join(re.findall(r"\w+", words.lower()))


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= SHORT else f"{words[:SHORT].rsplit(' ', 1)[0]}…"
