"""Zip packages (Word, Excel, PowerPoint): limits, macros, locks and damage."""

import io
import lzma
import zipfile
import zlib

MAX_ENTRIES = 5_000
MAX_TOTAL = 400 * 1024 * 1024
MAX_RATIO = 200
PARTS = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "ppt/presentation.xml": "pptx",
    "content.xml": "opendocument",
}
# What unpacking says of bytes that are not what was packed.
DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError)
MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")


class BadPackage(Exception):
    """Why the package may not be opened, as the end of a sentence."""


def kind_of(data: bytes) -> tuple[str, bool]:
    """(kind, has macros) of a zip package, every part checked without unpacking it to disk.

    Errors: BadPackage.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            _limits(entries)
            names = {entry.filename.lower() for entry in entries}
            kind = next((k for part, k in PARTS.items() if part in names), "zip")
            if kind != "zip":
                _prove(package, entries)
    except (*DAMAGED, EOFError, ValueError, OSError) as error:
        raise BadPackage("is damaged") from error
    except (NotImplementedError, RuntimeError) as error:
        raise BadPackage("cannot be opened") from error
    macros = any(name.endswith(MACRO_PARTS) for name in names)
    return kind, macros


def _limits(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise BadPackage("holds too many parts to be a document")
    if any(entry.flag_bits & 1 for entry in entries):
        raise BadPackage("is locked with a password")
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if total > MAX_TOTAL or (total > 20 * 1024 * 1024 and total / packed > MAX_RATIO):
        raise BadPackage("unpacks to far more than a document should")
    if any(e.filename.startswith("/") or ".." in e.filename.split("/") for e in entries):
        raise BadPackage("names parts outside itself")


def _prove(package: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Read every part in small steps: a size that lies or a wrong checksum shows."""
    total = 0
    for entry in entries:
        seen = 0
        with package.open(entry) as part:
            while chunk := part.read(1 << 16):
                seen += len(chunk)
                if seen > entry.file_size:
                    raise BadPackage("is damaged")
        total += seen
        if total > MAX_TOTAL:
            raise BadPackage("unpacks to far more than a document should")
