"""The check of a Word or Excel file: every text of every part, twice.

The second time a part is read without its XML. Nothing leans on what was cleaned: any file can be
checked. What cannot be read is said.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from goldthread.engines.anonymise.files import pictures
from goldthread.engines.anonymise.files.attributes import attribute_spots, strange_names
from goldthread.engines.anonymise.files.boxes import boxes
from goldthread.engines.anonymise.files.excel_book import book_of
from goldthread.engines.anonymise.files.excel_cells import number_cells
from goldthread.engines.anonymise.files.labels import label
from goldthread.engines.anonymise.files.looking import Look
from goldthread.engines.anonymise.files.names import A, S, W
from goldthread.engines.anonymise.files.package import entries, is_xml, opened, parse
from goldthread.engines.anonymise.files.results import Blocked
from goldthread.engines.anonymise.files.spots import Spot, chains
from goldthread.engines.anonymise.files.walk import ADDED, GONE, pieces_of, spots

# Ends of elements that may stand in the middle of a word: the words around them belong together.
_GO_ON = (
    "t|r|rPr|ins|del|delText|moveTo|moveFrom|hyperlink|smartTag|instrText|b|i|u|color|sz|rFonts"
)
_END = re.compile(rf"</(?:\w+:)?(?!(?:{_GO_ON})>)[\w.-]+>|<(?:\w+:)?(?:br|tab|cr|v|f)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_LINES = re.compile(r"\n\s*")


def check_package(data: bytes, kind: str, name: str, look: Look) -> None:
    """Adds to `look` what survives in a .docx, .docm, .xlsx or .xlsm, and what was not read."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        look.text("a comment on the package", package.comment.decode("utf-8", "replace"))
    if kind in {"xlsx", "xlsm"}:
        _sheets(data, name, look)
    for info, blob in _entries(data, name, look):
        look.address("a part's name", info.filename)
        for beside in (info.comment, info.extra):
            look.text("beside a part in the package", beside.decode("utf-8", "replace"))
        if info.is_dir():
            continue
        if is_xml(info.filename, blob):
            try:
                root = parse(blob, info.filename)
            except Blocked as why:
                look.not_read(info.filename, str(why))
            else:
                _part(root, label(info.filename), look)
        else:
            _other(info.filename, blob, look)


def _entries(data: bytes, name: str, look: Look) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    try:
        yield from entries(data, name)
    except Blocked as why:
        look.not_read("the package", str(why))


def _part(root: Any, where: str, look: Look) -> None:
    in_cells = root.tag == f"{S}sst"  # read with the sheets, by cell
    since = 0 if in_cells else len(look.found)
    listed = [] if in_cells else spots(root, where)
    for spot in listed:
        read = look.reading if spot.prose else look.text
        read(spot.place, spot.text)
    for chain in chains(listed):
        look.again(f"{chain[0].place} and on", "\n".join(spot.text for spot in chain), since)
    for spot in [*_before_and_after(root, where), *attribute_spots(root, where)]:
        look.address(spot.place, spot.text)
    for spot in boxes(root, where):
        look.text(spot.place, spot.text)
    for strange in strange_names(root):
        look.address(f"{where} names of elements".strip(), strange)
    for note in root.iter(etree.Comment, etree.ProcessingInstruction):
        look.text(f"{where} remarks in the XML".strip(), note.text or "")
    look.again(f"{where} text without its XML".strip(), squeezed(root), since)


def _before_and_after(root: Any, where: str) -> Iterator[Spot]:
    """Paragraphs as they were before tracked changes, and as they are after."""
    if next(root.iter(*GONE, *ADDED), None) is None:
        return
    for paragraph in root.iter(f"{W}p", f"{A}p"):
        for skip, said in ((ADDED, "before changes"), (GONE, "after changes")):
            yield Spot(f"{where} {said}".strip(), list(pieces_of(paragraph, set(), skip)))


def squeezed(root: Any) -> str:
    """A part without its tags; a line where a paragraph or a cell ends."""
    xml = str(etree.tostring(root, encoding="unicode"))
    return _LINES.sub("\n", html.unescape(_TAG.sub("", _END.sub("\n", xml))))


def _other(part: str, blob: bytes, look: Look) -> None:
    ending = part.rpartition(".")[2].lower()
    if ending not in pictures.KINDS:
        look.not_read(part, "A part that cannot be read. It could hold anything.")
        return
    look.unread.append(pictures.unread(part, blob))
    for letters in pictures.letters(blob):
        look.text(f"beside the picture {part}", letters)


def _sheets(data: bytes, name: str, look: Look) -> None:
    """What cells show and their XML does not say: dates, numbers, shared texts by their cells."""
    try:
        package = opened(data, name)
        book = book_of(package)
    except Blocked as why:
        look.not_read("the sheets", str(why))
        return
    for part in package.parts.values():
        if part.root is None or not part.root.tag.startswith(S):
            continue
        for cell, readings in number_cells(part.root, book.styles):
            place = f"{book.place(part)}, cell {cell.get('r', '')}"
            any(look.text(place, reading) for reading in readings)
        for spot in book.spots(part) if part.root.tag == f"{S}sst" else ():
            look.reading(spot.place, spot.text)
        for spot in book.boxes(part):
            look.text(spot.place, spot.text)
