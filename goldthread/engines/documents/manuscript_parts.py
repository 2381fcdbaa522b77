"""The pieces of WordprocessingML that a report is read from: paragraphs, runs, styles, lists."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from goldthread.engines.documents.manuscript_blocks import (
    DEEPEST_ITEM,
    LOWEST_HEADING,
    NOW,
    THEN,
    TOP_HEADING,
    Block,
    Heading,
    Item,
    Paragraph,
    Run,
    plain,
    tidy,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_WRAPPERS = {
    f"{W}{name}"
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple",
                 "customXml", "dir", "bdo")
}  # fmt: skip
_TAKEN_OUT = {f"{W}del", f"{W}moveFrom"}
_SILENT = {f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}sdtEndPr"}
_KNOWN = re.compile(r"\s*\[known (then|now)\]\s*", re.I)
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)


def is_paragraph(element: Any) -> bool:
    return bool(element.tag == f"{W}p")


def unwrapped(parent: Any) -> Iterator[Any]:
    """The children of a body or a cell; content controls and the like are looked into."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from unwrapped(child)
        elif child.tag == f"{_MC}AlternateContent":
            yield from unwrapped(_chosen(child))
        elif child.tag not in _TAKEN_OUT and child.tag not in _SILENT:
            yield child


def bookmarks(element: Any) -> Iterator[str]:
    if element.tag == f"{W}bookmarkStart":
        yield element.get(f"{W}name", "")
    elif is_paragraph(element):
        for found in element.iter(f"{W}bookmarkStart"):
            yield found.get(f"{W}name", "")


@dataclass
class Seen:
    """What a text cannot hold, counted by section, to be said once."""

    section: str = ""
    added: int = 0
    taken_out: list[str] = field(default_factory=list)
    comments: int = 0
    notes: int = 0
    pictures: Counter[str] = field(default_factory=Counter)
    merged: Counter[str] = field(default_factory=Counter)
    nested: Counter[str] = field(default_factory=Counter)
    boxes: Counter[str] = field(default_factory=Counter)

    def sentences(self, name: Callable[[str], str]) -> list[str]:
        said = []
        if self.added or self.taken_out:
            out = "; ".join(f"“{words[:80]}”" for words in self.taken_out[:5])
            said.append(
                f"Tracked changes: {_count(self.added, 'piece')} added, which the text has, and "
                f"{_count(len(self.taken_out), 'piece')} taken out, which it does not have"
                f"{f' ({out})' if out else ''}. The file as you sent it keeps both."
            )
        if self.comments:
            said.append(
                f"{_count(self.comments, 'comment')} in the margin: not part of the text, kept in "
                "the file as you sent it."
            )
        if self.notes:
            said.append(f"{_count(self.notes, 'note')}: put in brackets where they belong.")
        for counted, one, what in (
            (self.pictures, "picture", "kept in the file as you sent it, not in the text"),
            (self.boxes, "text box", "the words were put after the paragraph that it hangs on"),
            (self.nested, "table inside a table", "its rows were put as lines in the cell"),
            (self.merged, "table with joined cells", "the words stand in the first of them"),
        ):
            said += [
                f"{_count(number, one)} in “{name(id_)}”: {what}."
                for id_, number in counted.items()
            ]
        return said


def _count(number: int, one: str) -> str:
    if number == 1:
        return f"1 {one}"
    head, space, rest = one.partition(" ")
    plural = {"text": "text boxes"}.get(head, f"{head}s{space}{rest}")
    return f"{number} {plural}"


class Parts:
    """The parts of one document that its paragraphs refer to."""

    def __init__(self, document: Any) -> None:
        self.styles: dict[str, Any] = {
            style.get(f"{W}styleId", ""): style
            for style in document.styles.element.iter(f"{W}style")
        }
        parts = {rel.reltype.rsplit("/", 1)[-1]: rel for rel in document.part.rels.values()}
        self.lists = _lists(_root(parts.get("numbering")))
        self.notes = {
            (kind, note.get(f"{W}id")): note
            for kind in ("footnote", "endnote")
            for note in _all(_root(parts.get(f"{kind}s")), kind)
        }

    def style_of(self, paragraph: Any) -> str:
        """The name of a paragraph's style."""
        return self._name(self._style(paragraph))

    def heading_level(self, paragraph: Any, style: str) -> int:
        """1 for a section's heading, 2 and more beneath; 0 where it is none."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        if own is not None and (level := int(own.get(f"{W}val", "9"))) < 9:
            return level + 1
        for one in self._chain(self._style(paragraph)):
            if found := re.fullmatch(r"heading (\d)", self._name(one).lower()):
                return int(found[1])
            outline = one.find(f"{W}pPr/{W}outlineLvl")
            if outline is not None and (level := int(outline.get(f"{W}val", "9"))) < 9:
                return level + 1
        return 0

    def block(
        self, paragraph: Any, style: str, level: int, seen: Seen, *, in_cell: bool = False
    ) -> tuple[Block | None, list[Block]]:
        """The paragraph as a block, None when it is empty; and what stood in its text boxes.

        In a cell “[Known then]” is text like any other.
        """
        inner = _Inner(self, seen)
        inner.walk(paragraph)
        if level:
            runs = tidy(inner.runs, one_line=True)
            depth = min(max(level, TOP_HEADING), LOWEST_HEADING)
            return (Heading(depth, runs) if runs else None), inner.boxed
        runs, known = (tidy(inner.runs), "") if in_cell else _without_mark(inner.runs)
        known = known or {"known then": THEN, "known now": NOW}.get(style.lower(), "")
        if not runs:
            return None, inner.boxed
        listed = self._listed(paragraph, style)
        block = Item(*listed, runs, known) if listed else Paragraph(runs, known)
        return block, inner.boxed

    def face(self, run: Any) -> tuple[bool, bool]:
        """Bold and italic of a run: its own, or of its character style."""
        properties = run.find(f"{W}rPr")
        if properties is None:
            return False, False
        style = properties.find(f"{W}rStyle")
        chain = self._chain(self.styles.get(style.get(f"{W}val"))) if style is not None else []
        places = [properties, *(one.find(f"{W}rPr") for one in chain)]
        return _first_said(places, "b"), _first_said(places, "i")

    def _listed(self, paragraph: Any, style: str) -> tuple[int, bool] | None:
        """Level and whether it is numbered, of a list item; None for any other paragraph."""
        at, number = _numbering(paragraph)
        for one in self._chain(self._style(paragraph)):
            if number is not None:
                break
            level, number = _numbering(one)
            at = level if at is None else at
        if number in (None, "0"):
            return None
        named = re.search(r"(\d)$", style)
        level = at or (int(named[1]) - 1 if named and style.lower().startswith("list") else 0)
        ordered = self.lists.get((number or "", at or 0), "bullet") not in {"bullet", "none"}
        return min(max(level, 0), DEEPEST_ITEM), ordered

    def _style(self, paragraph: Any) -> Any:
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        return self.styles.get(found.get(f"{W}val")) if found is not None else None

    def _chain(self, style: Any) -> list[Any]:
        """A style and what it is based on."""
        chain: list[Any] = []
        while style is not None and style not in chain:
            chain.append(style)
            base = style.find(f"{W}basedOn")
            style = self.styles.get(base.get(f"{W}val")) if base is not None else None
        return chain

    @staticmethod
    def _name(style: Any) -> str:
        found = style.find(f"{W}name") if style is not None else None
        return str(found.get(f"{W}val", "")) if found is not None else ""


class _Inner:
    """The runs inside one paragraph."""

    def __init__(self, parts: Parts, seen: Seen) -> None:
        self.parts, self.seen = parts, seen
        self.runs: list[Run] = []
        self.boxed: list[Block] = []

    def walk(self, parent: Any) -> None:
        for child in parent:
            if child.tag in _TAKEN_OUT:
                self.seen.taken_out.append(
                    "".join(t.text or "" for t in _all(child, "delText", "t"))
                )
            elif child.tag in _WRAPPERS:
                self.seen.added += child.tag in {f"{W}ins", f"{W}moveTo"} and len(child) > 0
                self.walk(child)
            elif child.tag == f"{W}r":
                self._run(child)
            elif child.tag == f"{_MC}AlternateContent":
                self.walk(_chosen(child))
            elif str(child.tag).startswith(_MATH):
                self.runs.append(Run("".join(t.text or "" for t in child.iter(f"{_MATH}t"))))

    def _run(self, run: Any) -> None:
        face = self.parts.face(run)
        for child in run:
            if words := _written(child):
                self.runs.append(Run(words, *face))
            elif child.tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
                self._note(child)
            elif child.tag == f"{W}commentReference":
                self.seen.comments += 1
            elif child.tag == f"{_MC}AlternateContent":
                self._run_drawing(_chosen(child))
            elif child.tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
                self._drawing(child)

    def _run_drawing(self, chosen: Any) -> None:
        for child in chosen:
            self._drawing(child)

    def _note(self, reference: Any) -> None:
        kind = "footnote" if "footnote" in reference.tag else "endnote"
        note = self.parts.notes.get((kind, reference.get(f"{W}id")))
        if note is None:
            return
        words = " ".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in note.iter(f"{W}p"))
        if words.strip():
            self.seen.notes += 1
            self.runs.append(Run(f" [Note: {words.strip()}]"))

    def _drawing(self, drawing: Any) -> None:
        boxes = list(drawing.iter(f"{W}txbxContent"))
        for box in boxes:
            self.seen.boxes[self.seen.section] += 1
            for paragraph in box.iter(f"{W}p"):
                style = self.parts.style_of(paragraph)
                block, more = self.parts.block(paragraph, style, 0, self.seen)
                self.boxed += [one for one in (block, *more) if one is not None]
        if any(True for _ in drawing.iter(f"{_A}blip", f"{_V}imagedata")) or not boxes:
            self.seen.pictures[self.seen.section] += 1


def _written(child: Any) -> str:
    """The text that an element inside a run stands for."""
    if child.tag == f"{W}t":
        return child.text or ""
    if child.tag == f"{W}br":
        return "\n" if child.get(f"{W}type", "textWrapping") == "textWrapping" else ""
    if child.tag == f"{W}sym":
        code = int(child.get(f"{W}char", "0") or "0", 16)
        return "•" if 0xE000 <= code <= 0xF8FF else chr(code)
    return {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}.get(child.tag, "")


def _without_mark(runs: list[Run]) -> tuple[tuple[Run, ...], str]:
    """The runs without “[Known then]” in front, and what it said."""
    found = _KNOWN.match(plain(runs))
    if not found:
        return tidy(runs), ""
    left, kept = found.end(), []
    for run in runs:
        kept.append(Run(run.text[left:], run.bold, run.italic))
        left = max(0, left - len(run.text))
    return tidy(kept), found[1].lower()


def _numbering(element: Any) -> tuple[int | None, str | None]:
    """Level and list number that a paragraph or a style says."""
    found = element.find(f"{W}pPr/{W}numPr")
    if found is None:
        return None, None
    level, number = found.find(f"{W}ilvl"), found.find(f"{W}numId")
    return (
        int(level.get(f"{W}val", "0")) if level is not None else None,
        str(number.get(f"{W}val", "0")) if number is not None else None,
    )


def _lists(root: Any) -> dict[tuple[str, int], str]:
    """The format of each level of each list: bullet, decimal, lowerLetter and so on."""
    if root is None:
        return {}
    shapes = {one.get(f"{W}abstractNumId"): one for one in root.iter(f"{W}abstractNum")}
    found: dict[tuple[str, int], str] = {}
    for one in root.iter(f"{W}num"):
        of = one.find(f"{W}abstractNumId")
        shape = shapes.get(of.get(f"{W}val")) if of is not None else None
        for level in shape.iter(f"{W}lvl") if shape is not None else ():
            kind = level.find(f"{W}numFmt")
            at = int(level.get(f"{W}ilvl", "0"))
            found[one.get(f"{W}numId", ""), at] = (
                kind.get(f"{W}val", "") if kind is not None else ""
            )
    return found


def _first_said(places: list[Any], name: str) -> bool:
    for place in places:
        said = place.find(f"{W}{name}") if place is not None else None
        if said is not None:
            return said.get(f"{W}val", "1") not in {"0", "false", "off"}
    return False


def _chosen(alternate: Any) -> Any:
    """Word writes some things twice, for new programs and for old: one of them is read."""
    choice = alternate.find(f"{_MC}Choice")
    found = choice if choice is not None else alternate.find(f"{_MC}Fallback")
    return found if found is not None else ()


def _root(rel: Any) -> Any:
    return None if rel is None or rel.is_external else etree.fromstring(rel.target_part.blob, _SAFE)


def _all(root: Any, *names: str) -> Iterator[Any]:
    if root is not None:
        yield from root.iter(*(f"{W}{name}" for name in names))
