"""What a Word document says beside its text: margin comments, footnotes, pictures, struck words.

(ECMA-376 part 1, 17.13.4 comments, 17.11 footnotes and endnotes.)
"""

import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_NS = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
COMMENT, FOOTNOTE = "Comment in the margin", "Footnote"
_OFF = {"0", "false", "off"}
_PICTURES = ("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
             "{urn:schemas-microsoft-com:vml}imagedata")  # fmt: skip
_BOX = f"{W}txbxContent"
SAFE = etree.XMLParser(
    resolve_entities=False, no_network=True, remove_comments=True, huge_tree=True
)


@dataclass
class Tells:
    """By row: what a person must know, and what stands beside it. `outside`: the rest."""

    rows: dict[Any, list[str]] = field(default_factory=lambda: defaultdict(list))
    beside: dict[Any, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    outside: list[str] = field(default_factory=list)

    def add(self, element: Any, said: str) -> None:
        row = next(element.iterancestors(f"{W}tr"), None)
        where = self.outside if row is None else self.rows[row]
        if said not in where:
            where.append(said)

    def keep(self, element: Any, heading: str, words: str) -> None:
        """Beside the element's row; outside any row it is only told."""
        row = next(element.iterancestors(f"{W}tr"), None)
        if row is not None:
            self.beside[row].append((heading, words))
        elif heading == COMMENT:
            self.outside.append(f"a comment in the margin, outside the rows: “{words[:300]}”.")


def parsed(xml: bytes) -> Any:
    """Errors: etree.XMLSyntaxError."""
    if _STRICT_NS in xml[:4000]:
        xml = xml.replace(_STRICT_NS, W[1:-1].encode())
    return etree.fromstring(xml, SAFE)


def words(element: Any) -> str:
    """A comment's or footnote's words, a line for each paragraph."""
    lines = ("".join(p.itertext(f"{W}t")).strip() for p in element.iter(f"{W}p"))
    return "\n".join(filter(None, lines))


def look_beside(root: Any, xml: bytes, package: zipfile.ZipFile, tells: Tells) -> None:
    """Puts every comment and footnote with its row, and tells of what cannot be read as words."""
    names = set(package.namelist())
    if "word/comments.xml" in names:
        _comments(root, parsed(package.read("word/comments.xml")), tells)
    for kind in ("footnote", "endnote"):
        if f"{kind}Reference".encode() in xml and f"word/{kind}s.xml" in names:
            _notes(root, kind, parsed(package.read(f"word/{kind}s.xml")), tells)
    for said, marks, found in (
        ("a picture is in it, which was not read", (b"pic:pic", b"imagedata"), _PICTURES),
        ("a text box is in it; its words stand in its cell", (b"txbxContent",), (_BOX,)),
        ("a file is embedded in it, which was not read", (b":object", b":altChunk"),
         (f"{W}object", f"{W}altChunk")),
    ):  # fmt: skip
        if any(mark in xml for mark in marks):
            for element in root.iter(*found):
                _seen(element, said, tells)
    if b":strike" in xml or b":dstrike" in xml:
        _struck(root, tells)


def _seen(element: Any, said: str, tells: Tells) -> None:
    inside = next(element.iterancestors(f"{W}tr"), None) is not None
    if element.tag == _BOX:
        text = " ".join(words(element).split())
        if not inside and text and element.find(f".//{W}tbl") is None:
            tells.add(element, f"a text box beside the tables, which is no row: “{text[:300]}”.")
        elif inside and text:
            tells.add(element, said)
    elif inside:
        tells.add(element, said)
    elif element.tag == f"{W}altChunk":
        tells.outside.append("a part of it is a file of its own inside it, which was not read.")


def _comments(root: Any, found: Any, tells: Tells) -> None:
    texts = {}
    for comment in found.iter(f"{W}comment"):
        if text := words(comment):
            who = (comment.get(f"{W}author") or "").strip() or "no name"
            texts[comment.get(f"{W}id")] = f"{who}: {text}"
    for mark in root.iter(f"{W}commentRangeStart", f"{W}commentReference"):
        if text := texts.pop(mark.get(f"{W}id"), ""):
            tells.keep(mark, COMMENT, text)
    tells.outside += [
        f"a comment in the margin whose place is not known: “{text[:300]}”."
        for text in texts.values()
    ]


def _notes(root: Any, kind: str, found: Any, tells: Tells) -> None:
    texts = {note.get(f"{W}id"): words(note) for note in found.iter(f"{W}{kind}")}
    for mark in root.iter(f"{W}{kind}Reference"):
        if text := texts.get(mark.get(f"{W}id"), ""):
            tells.keep(mark, FOOTNOTE, text)


def _struck(root: Any, tells: Tells) -> None:
    struck: dict[Any, list[str]] = defaultdict(list)
    for mark in root.iter(f"{W}strike", f"{W}dstrike"):
        run = next(mark.iterancestors(f"{W}r"), None)
        row = next(mark.iterancestors(f"{W}tr"), None)
        if run is not None and row is not None and mark.get(f"{W}val", "1") not in _OFF:
            struck[row].append("".join(run.itertext(f"{W}t")))
    for row, parts in struck.items():
        if text := "".join(parts).strip():
            tells.rows[row].append(f"words that are struck through, and were read: “{text[:200]}”")


def rows_within(row: Any) -> Iterator[Any]:
    """The row and the rows of tables inside it, whose words stand in its cells."""
    return iter(row.iter(f"{W}tr"))


def symbol(element: Any) -> str:
    """A character of a symbol font (w:sym): a tick or a box where it is known, else a mark."""
    code = (element.get(f"{W}char") or "").upper().removeprefix("F0").removeprefix("00")
    known = {"FC": "✓", "FB": "✗", "FE": "☑", "FD": "☒", "A8": "☐", "6F": "☐", "52": "☑", "50": "✓",
             "51": "☒", "4F": "✗", "B7": "•", "E0": "→", "F0": "→", "E8": "→"}  # fmt: skip
    return known.get(code, "\ufffd")
