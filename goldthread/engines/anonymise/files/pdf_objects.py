"""Every string in every object of a PDF: properties, notes, bookmarks, forms, alt texts, scripts.

(ISO 32000: 7.3 objects, 14.3 metadata, 14.9 text for access.) An object is read whether or not a
page points to it.
"""

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pypdf.constants
from lxml import etree
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from goldthread.engines.anonymise.files.checking import squeezed
from goldthread.engines.anonymise.files.looking import Look
from goldthread.engines.anonymise.files.package import parse
from goldthread.engines.anonymise.files.pictures import in_a_row
from goldthread.engines.anonymise.files.results import Blocked

_SAID = {
    "/Title": "title", "/Author": "author", "/Subject": "subject", "/Keywords": "key words",
    "/Contents": "note", "/V": "form field", "/DV": "form field", "/TU": "form field", "/Alt":
    "alt text", "/ActualText": "text for reading aloud", "/URI": "link", "/JS": "script",
    "/F": "name of a file", "/UF": "name of a file", "/E": "long form of a word",
}  # fmt: skip
_FONTS = {"/BaseFont", "/FontName", "/FontFamily"}
_UNREAD = {"/FileAttachment", "/Sound", "/Movie", "/Screen", "/3D", "/RichMedia"}
_MARKED = re.compile(rb"/(?:ActualText|Alt|E|T)\s*(\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f\s]*>)", re.S)
_ESCAPE = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3})")
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_LARGEST = 50 * 1024 * 1024  # bytes of one unpacked stream


@cache
def _words_of_the_format() -> frozenset[str]:
    classes = (one for one in vars(pypdf.constants).values() if isinstance(one, type))
    values = (value for one in classes for value in vars(one).values())
    return frozenset(value for value in values if isinstance(value, str))


def look_through(data: bytes, before: str, look: Look) -> None:
    """Adds to `look` what survives in the objects, and those that cannot be read."""
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Blocked("The PDF is locked with a password. Save a copy without one.")
        numbers = {n for found in reader.xref.values() for n in found} | set(reader.xref_objStm)
        _object(reader.trailer, f"{before}end of the file", look)
    except (PyPdfError, ValueError, TypeError, KeyError, RecursionError, OSError) as error:
        look.not_read(
            f"{before}the list of objects", f"It cannot be read ({type(error).__name__})."
        )
        return
    for number in sorted(numbers - {0}):
        place = f"{before}object {number}"
        try:
            _object(reader.get_object(IndirectObject(number, 0, reader)), place, look)
        except (PyPdfError, ValueError, TypeError, KeyError, RecursionError, OSError,
                AttributeError, NotImplementedError) as error:  # fmt: skip
            look.not_read(place, f"It cannot be read ({type(error).__name__}).")


def _object(found: Any, place: str, look: Look) -> None:
    for key, text in _strings(found, ""):
        look.address(f"{place}, {_SAID.get(key, key.strip('/'))}".strip(", "), text)
    if isinstance(found, DictionaryObject):
        if found.get("/Type") in {"/EmbeddedFile", "/Filespec"} or "/EF" in found:
            look.not_read(place, "A file attached to the PDF, which is not read. Take it out.")
        if found.get("/Subtype") in _UNREAD:
            look.not_read(place, "A recording, model or file in the PDF, which is not read.")
    if isinstance(found, StreamObject):
        _stream(found, place, look)


def _strings(found: Any, key: str) -> Iterator[tuple[str, str]]:
    """(key of the dictionary, words) of everything inside one object, not of what it points to."""
    if isinstance(found, TextStringObject):
        yield key, str(found)
    elif isinstance(found, ByteStringObject):
        yield (
            key,
            bytes(found).decode("utf-16" if found[:1] in b"\xfe\xff" else "latin-1", "replace"),
        )
    elif isinstance(found, NameObject):
        if key not in _FONTS and found not in _words_of_the_format():
            yield key, str(found).strip("/")
    elif isinstance(found, DictionaryObject):
        for name, value in found.raw_items() if hasattr(found, "raw_items") else found.items():
            if name not in _words_of_the_format():
                yield "name of an entry", str(name).strip("/")
            yield from _strings(value, str(name))
    elif isinstance(found, ArrayObject):
        for value in found:
            yield from _strings(value, key)


def _stream(found: StreamObject, place: str, look: Look) -> None:
    if found.get("/Subtype") == "/Image" or {"/Length1", "/Length2", "/Length3"} & set(found):
        return  # pictures are told by their page, fonts have no words
    data = found.get_data()
    if len(data) > _LARGEST:
        look.not_read(place, "It is too large to be read.")
        return
    for marked in _MARKED.finditer(data):
        look.text(f"{place}, text for reading aloud", _literal(marked[1]))
    start = data[:200].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    if start.startswith(b"<") and not start.startswith(b"<<"):
        _xml(data, place, look)
    elif b"\0" in data[:1000]:
        look.again(place, "\n".join(in_a_row(data)), 0)
    else:
        look.again(place, _TEXT_OF.sub(" ", data.decode("utf-8", "replace")), 0)


_TEXT_OF = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]+")


def _xml(data: bytes, place: str, look: Look) -> None:
    """Metadata (XMP) or a form's own language (XFA)."""
    try:
        root = parse(data.strip(b"\0 \r\n\t"), place)
    except Blocked:
        look.text(place, re.sub(r"<[^>]*>", "\n", data.decode("utf-8", "replace")))
        return
    look.text(f"{place}, metadata", squeezed(root))
    for element in root.iter(etree.Element):
        for value in element.attrib.values():
            look.address(f"{place}, metadata", value)


def _literal(told: bytes) -> str:
    """The text of a PDF string as it is written: (…) with escapes, or <…> in hexadecimal."""
    if told.startswith(b"<"):
        digits = re.sub(rb"\s", b"", told[1:-1])
        data = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    else:
        data = _ESCAPE.sub(_unescaped, told[1:-1])
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return data.decode("utf-16", "replace")
    return data.decode("latin-1")


def _unescaped(found: "re.Match[bytes]") -> bytes:
    sign = found[1]
    return bytes([int(sign, 8) & 255]) if sign.isdigit() else _ESCAPED.get(sign, sign)
