"""Pictures: what cameras and programs wrote beside the picture is taken out; the picture is unread.

JPEG segments and PNG chunks that are not needed to draw it go (Exif, XMP, IPTC, comments, times).
Other kinds are only looked through for letters in a row.
"""

import hashlib
import re
import struct
import zlib
from collections.abc import Iterator

from goldthread.engines.anonymise.files.package import Package, reached
from goldthread.engines.anonymise.files.results import Blocked, Notes, Unread, counted

_PNG = b"\x89PNG\r\n\x1a\n"
_DRAWS = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
          b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT"}  # fmt: skip
# JPEG: JFIF (E0), colour profile (E2) and Adobe's colour transform (EE) draw; the other APPn tell.
_TELLS = {0xFE} | (set(range(0xE1, 0xF0)) - {0xE2, 0xEE})
_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.S)
_RUN = re.compile(rb"[\x20-\x7e\xa0-\xff]{6,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00){4,}")
KINDS = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "bmp": "image/bmp", "tif": "image/tiff", "tiff": "image/tiff", "emf": "image/x-emf",
    "wmf": "image/x-wmf",
}  # fmt: skip


class NoPicture(ValueError):
    """The bytes are not the kind of picture that they say."""


def bared(data: bytes) -> bytes:
    """The picture without what is written beside it. Errors: NoPicture, when it is damaged."""
    try:
        if data.startswith(_PNG):
            return _png(data)
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
    except (struct.error, IndexError) as error:
        raise NoPicture("is damaged") from error
    return data


def _png(data: bytes) -> bytes:
    out, at = [_PNG], len(_PNG)
    while at < len(data):
        (size,) = struct.unpack_from(">I", data, at)
        kind = data[at + 4 : at + 8]
        chunk = data[at : at + 12 + size]
        if len(chunk) < 12 + size:
            raise NoPicture("is cut short")
        if kind in _DRAWS:
            out.append(_unnamed(chunk) if kind == b"iCCP" else chunk)
        at += 12 + size
        if kind == b"IEND":
            return b"".join(out)
    raise NoPicture("is cut short")


def _unnamed(chunk: bytes) -> bytes:
    """A colour profile's chunk with a plain name."""
    body = b"profile\0" + chunk[8:-4].partition(b"\0")[2]
    check = zlib.crc32(b"iCCP" + body)
    return struct.pack(">I", len(body)) + b"iCCP" + body + struct.pack(">I", check)


def _jpeg(data: bytes) -> bytes:
    """Up to the end of the first picture: some cameras hang a second one, or more, on it."""
    out, at = [data[:2]], 2
    while at < len(data):
        if data[at] != 0xFF:
            raise NoPicture("is damaged")
        mark = data[at + 1]
        if mark == 0xFF:  # a filling byte
            at += 1
            continue
        if mark == 0xD9:
            return b"".join([*out, data[at : at + 2]])
        (size,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + size
        if end > len(data):
            raise NoPicture("is cut short")
        if mark == 0xDA:  # what is drawn follows, up to the next mark
            found = _MARK.search(data, end)
            end = found.start() if found else len(data)
        colours = mark != 0xE2 or data[at + 4 : at + 15] == b"ICC_PROFILE"
        if mark not in _TELLS and colours:
            out.append(data[at:end])
        at = end
    return b"".join(out)


def letters(data: bytes) -> Iterator[str]:
    """Letters in a row, as bytes and as UTF-16, in what stands beside a picture or in a drawing."""
    try:
        drawn = bared(data)
    except NoPicture:
        drawn = b""
    if drawn != data or not data.startswith((_PNG, b"\xff\xd8")):
        yield from in_a_row(data)


def in_a_row(data: bytes) -> Iterator[str]:
    """Letters in a row in any bytes."""
    for run in _RUN.finditer(data):
        yield run[0].decode("utf-8", errors="replace")
        yield run[0].decode("latin-1")
    for run in _WIDE.finditer(data):
        yield run[0].decode("utf-16-le")


def unread(place: str, data: bytes) -> Unread:
    why = "A picture: its words, faces and places cannot be read. Look at it."
    return Unread(place, why, hashlib.sha256(data).hexdigest())


def bare_pictures(package: Package, notes: Notes) -> None:
    """Bares every picture of the package, and says that they are there. Errors: Blocked."""
    found = [
        part for part in reached(package) if part.root is None or part.type.startswith("image/")
    ]
    for part in found:
        ending = part.name.rpartition(".")[2].lower()
        if ending not in KINDS or not part.type.startswith("image/"):
            raise Blocked(
                f"{package.name} holds {part.name}, which cannot be read here. Take it out, or put "
                "a picture (PNG or JPEG) in its place, and try again. Nothing was written."
            )
        try:
            part.data = bared(part.data)
        except NoPicture as why:
            raise Blocked(
                f"{package.name}: the picture {part.name} {why}. Take it out and try again. "
                "Nothing was written."
            ) from why
        part.type = KINDS[ending]
    if found:
        notes.say(
            f"{counted(len(found), 'picture is', 'pictures are')} in it. Words and faces in "
            "pictures cannot be read: look at each one."
        )
