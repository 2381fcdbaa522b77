"""A PDF is checked and never changed: its pages as they read, and every string of every object.

Earlier versions that a program left in the file when it saved again are read as well. Pictures,
pages without text and attached files cannot be read, and are said.
"""

import hashlib
import re
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from goldthread.engines.anonymise.files.looking import Look
from goldthread.engines.anonymise.files.pdf_objects import look_through
from goldthread.engines.anonymise.files.pictures import letters
from goldthread.engines.anonymise.files.results import Blocked
from goldthread.engines.uploads import ONE_AT_A_TIME

_END = re.compile(rb"%%EOF\s*")
_BROKEN_WORD = "\ufffe"  # PDFium's mark where a word goes on in the next line
_DEEPEST = 15  # forms inside forms
_SCAN = "A page without text: a picture or a scan, which cannot be read. Look at it."
_PICTURE = "A picture: its words, faces and places cannot be read. Look at it."
_EDGE = 200  # characters that are read on from one page into the next


def check_pdf(data: bytes, name: str, look: Look) -> None:
    """Errors: Blocked, when the file is locked or damaged."""
    for number, version in enumerate(reversed(_versions(data))):
        before = "an earlier version in the file, " if number else ""
        try:
            with ONE_AT_A_TIME:
                _pages(version, before, look)
        except pdfium.PdfiumError as error:
            if not number:
                raise Blocked(f"{name}: {_why(str(error))}") from error
            look.not_read(before.strip(", "), "It cannot be opened. Print the PDF anew.")
            continue
        look_through(version, before, look)


def _versions(data: bytes) -> list[bytes]:
    """The file as it was at each saving, the last one whole."""
    ends = [found.end() for found in _END.finditer(data)][:-1]
    if b"/Linearized" in data[:2048]:
        ends = ends[1:]  # the first end only closes a table for quick viewing
    return [*(data[:end] for end in ends), data]


def _why(message: str) -> str:
    if "assword" in message:
        return "The PDF is locked with a password. Save a copy without one."
    return "The PDF is damaged. Save or download it again."


def _pages(data: bytes, before: str, look: Look) -> None:
    document = pdfium.PdfDocument(data)
    try:
        last = ""
        for number in range(len(document)):
            place = f"{before}page {number + 1}"
            page = document[number]
            try:
                text = _text(page)
                _page(page, text, place, look)
            finally:
                page.close()
            look.again(f"{place}, read on", f"{last[-_EDGE:].rstrip()}\n{text[:_EDGE].lstrip()}",
                       max(0, len(look.found) - 50))  # fmt: skip
            last = text
    finally:
        document.close()


def _text(page: Any) -> str:
    textpage = page.get_textpage()
    try:
        text = str(textpage.get_text_range())
    finally:
        textpage.close()
    return text.replace(_BROKEN_WORD, "-\n").replace("\r\n", "\n").replace("\0", "")


def _page(page: Any, text: str, place: str, look: Look) -> None:
    look.reading(place, text)
    if not text.strip() and next(page.get_objects(max_depth=_DEEPEST), None) is not None:
        look.not_read(place, _SCAN)
    elif _garbled(text):
        look.not_read(place, "Its letters cannot be read: the font does not say which they are.")
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST):
        data = bytes(picture.get_data())
        look.not_read(place, _PICTURE, hashlib.sha256(data).hexdigest())
        for said in letters(data):
            look.text(f"beside a picture on {place}", said)


def _garbled(text: str) -> bool:
    return sum(map(_is_odd, text)) > len(text) // 20


def _is_odd(char: str) -> bool:
    private = "\ue000" <= char <= "\uf8ff"
    return private or char == "\ufffd" or (char < " " and char not in "\n\t\r\f")
