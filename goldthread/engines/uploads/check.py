"""One question for every incoming file: may this be opened, and as what?"""

import re
import unicodedata
from collections.abc import Set
from dataclasses import dataclass
from pathlib import PurePosixPath

import puremagic

from goldthread.engines.uploads import packages
from goldthread.engines.uploads.decode import decode, looks_like_text

MAX_BYTES = 50 * 1024 * 1024
MEDIA = {
    "txt": "text/plain",
    "csv": "text/csv",
    "json": "application/json",
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "docm": "application/vnd.ms-word.document.macroEnabled.12",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "png": "image/png",
    "jpg": "image/jpeg",
}
NAMES = {
    "txt": "plain text", "csv": "CSV", "json": "JSON", "html": "a web page", "pdf": "a PDF",
    "docx": "a Word document",
    "docm": "a Word document with macros", "xlsx": "an Excel workbook",
    "xlsm": "an Excel workbook with macros", "pptx": "a PowerPoint file", "png": "a PNG picture",
    "jpg": "a JPEG picture", "zip": "a zip archive", "opendocument": "an OpenDocument file",
    "old-office": "an old Office file (.doc or .xls)", "rtf": "a rich text file",
    "exe": "a program",
}  # fmt: skip
NAMED = {
    "txt": "a plain text file",
    "csv": "a CSV file",
    "json": "a JSON file",
}  # with an article, where NAMES has none
DOCUMENTS = frozenset({"txt", "html", "docx", "pdf"})
CHRONOLOGIES = frozenset({"docx", "docm", "xlsx", "xlsm", "csv", "json"})
# What a program of today opens and saves as a kind that can be read.
SAVED_AS = {
    "old-office": "Open it in Word or Excel and save it as .docx or .xlsx (File, Save As)",
    "rtf": "Open it in Word and save it as .docx (File, Save As)",
    "opendocument": "Open it in its program and save it as .docx or .xlsx (File, Save As)",
}
EVIDENCE = frozenset({"txt", "csv", "pdf", "docx", "xlsx", "pptx", "png", "jpg"})
CITED = frozenset({"pdf", "docx", "png", "jpg"})  # what a person reads at the cited page
EXTENSIONS = {
    "htm": "html", "jpeg": "jpg", "text": "txt", "md": "txt", "xhtml": "html", "doc": "old-office",
    "xls": "old-office", "ppt": "old-office", "tsv": "csv", "tab": "csv",
}  # fmt: skip
HTML = re.compile(r"<(!doctype\s+html|html|head|body|main|article|div|p|h[1-6]|ul|table)\b", re.I)


class Rejected(Exception):
    """The file may not be opened. The message is one sentence: what, why, what next."""


@dataclass(frozen=True)
class Checked:
    """What the file is, and a name that is safe to store and to show."""

    kind: str
    media_type: str
    safe_name: str


def check(
    data: bytes,
    name: str,
    *,
    allow: Set[str] = DOCUMENTS,
    max_bytes: int = MAX_BYTES,
) -> Checked:
    """The kind of file by its content. `max_bytes` in bytes.

    Errors: Rejected, when the file is empty, too large, locked, damaged, of a kind that is not
    in `allow`, or not what its name says.
    """
    safe = safe_name(name)
    if not data.strip(b" \t\r\n\0"):
        raise Rejected(f"{safe} is empty. Check that it was saved, then choose it again.")
    if len(data) > max_bytes:
        most = max_bytes // (1024 * 1024)
        raise Rejected(f"{safe} is larger than {most} MB. Send a smaller file, or part of it.")
    kind = _kind(data, safe, allow)
    if kind in SAVED_AS and {"docx", "xlsx"} & allow and kind not in allow:
        raise Rejected(f"{safe} is {NAMES[kind]}. {SAVED_AS[kind]}, and send that.")
    if kind not in allow:
        raise Rejected(f"{safe} is {NAMES.get(kind, 'of an unknown kind')}. {_send(allow)}")
    _agree(kind, safe)
    return Checked(kind, MEDIA[kind], safe)


def safe_name(name: str) -> str:
    """The last part of a file name, without control or reserved characters, 100 at most."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/"))
    name = PurePosixPath(name).name
    name = "".join(c for c in name if unicodedata.category(c)[0] != "C")
    name = re.sub(r'[<>:"|?*]', "_", name).strip(". ") or "file"
    if len(name) > 100:
        stem, dot, ending = name.rpartition(".")
        name = stem[: 99 - len(ending)] + dot + ending if dot and len(ending) < 10 else name[:100]
    return name


def _send(allow: Set[str]) -> str:
    spoken = {"docm": "docx", "xlsm": "xlsx", "json": "csv"}  # said by their commoner kin
    kinds = [NAMED.get(k, NAMES[k]) for k in MEDIA if k in allow and spoken.get(k) not in allow]
    return "Send " + (", ".join(kinds[:-1]) + " or " if kinds[1:] else "") + kinds[-1] + " instead."


def _kind(data: bytes, name: str, allow: Set[str]) -> str:
    if data[:4] == b"PK\x03\x04":
        return _package(data, name, allow)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Rejected(f"{name} is locked with a password. Save a copy without one.")
        return "old-office"
    if data[:5] == b"{\\rtf":
        return "rtf"
    if data[:2] == b"MZ" or data[:4] == b"\x7fELF":
        return "exe"
    if looks_like_text(data):
        return _text(data, name)
    return _picture(data)


def _package(data: bytes, name: str, allow: Set[str]) -> str:
    try:
        kind, macros = packages.kind_of(data)
    except packages.BadPackage as why:
        next_step = "Save a copy without one." if "password" in str(why) else "Save it again."
        raise Rejected(f"{name} {why}. {next_step}") from why
    if macros:
        kind = {"docx": "docm", "xlsx": "xlsm"}.get(kind, "zip")
        if kind not in allow:
            raise Rejected(f"{name} holds macros. Save a copy without them (.docx, .xlsx or PDF).")
    return kind


def _text(data: bytes, name: str) -> str:
    start = decode(data[:4096])[0]
    tags = len(HTML.findall(start))
    if re.match(
        r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html)\b", start, re.I | re.S
    ):
        return "html"
    if tags >= 2 or (tags and name.lower().endswith((".html", ".htm"))):
        return "html"
    ending = name.rpartition(".")[2].lower()
    kind = EXTENSIONS.get(ending, ending)
    return kind if kind in {"csv", "json"} else "txt"


def _picture(data: bytes) -> str:
    try:
        found = puremagic.from_string(data[:4096]).strip(".").lower()
    except (puremagic.PureError, ValueError):
        return "unknown"
    return EXTENSIONS.get(found, found)


def _agree(kind: str, name: str) -> None:
    """A name that promises another kind is a mistake or a trick: say so."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    promised = EXTENSIONS.get(ending, ending)
    loose = {"txt", "html", "csv", "json"}
    if promised == {"docx": "docm", "xlsx": "xlsm"}.get(kind):
        return  # it may hold macros, and holds none
    if promised in NAMES and promised != kind and not {promised, kind} <= loose:
        raise Rejected(
            f"{name} is named .{ending} but is {NAMES[kind]}. Check the file, or correct its name."
        )
