"""Files made for the tests: a plain document, and what is put into its parts by hand."""

import base64
import html
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

from docx import Document

from goldthread.engines.anonymise import Finding

SMALLEST = (
    b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:styles>'
)
NAMES = ("robin", "lark", "9434765919", "07700900123")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NS = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_BETWEEN = "[\\u200b\\u2060\\ufeff\\u00ad]*"
_ROBIN, _LARK = _BETWEEN.join("Robin"), _BETWEEN.join("Lark")
_NHS, _PHONE = r"\s*".join("9434765919"), "07700900123"
_MENTION = re.compile(
    rf"(?<![^\W_])(?:{_ROBIN}\s+{_LARK}|{_ROBIN}|{_LARK}|RobinLark|{_NHS}|{_PHONE}|22/02/2025)(?![^\W_])",
    re.I,
)


class Finds:
    """Finds one child in the plainest way, so that these tests are about places and no more."""

    missing: tuple[str, ...] = ()
    secrets: tuple[object, ...] = ()
    looks_for_names = False

    def without_names(self) -> "Finds":
        return self

    def look_ahead(self, texts: object) -> None:
        """No model, nothing to read."""

    def find(self, text: str, before: str = "", after: str = "") -> list[Finding]:
        return [
            Finding(m.start(), m.end(), m[0], "full-name", "P1", "Oliver", 1.0, "known", "replaced")
            for m in _MENTION.finditer(text)
        ]


@cache
def finder() -> Finds:
    return Finds()


@cache
def plain() -> bytes:
    document = Document()
    document.add_paragraph("HERE")
    document.core_properties.title = ""
    out = io.BytesIO()
    document.save(out)
    return _small(out.getvalue())


def _small(data: bytes) -> bytes:
    """Without most of the many styles, so that the tests are quick."""
    parts = unpacked(data)
    styles = parts["word/styles.xml"].decode()
    styles = re.sub(r"<w:latentStyles.*?</w:latentStyles>", "", styles, flags=re.S)
    styles = re.sub(r'<w:style w:type="table".*?</w:style>', "", styles, flags=re.S)
    parts["word/styles.xml"] = styles.encode()
    parts["word/stylesWithEffects.xml"] = SMALLEST
    return packed(parts)


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes], comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
        package.comment = comment
    return out.getvalue()


def changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    parts = unpacked(data)
    parts[part] = change(parts[part].decode()).encode()
    return packed(parts)


def with_body(xml: str, data: bytes | None = None) -> bytes:
    """The plain document with these elements instead of its one paragraph."""

    def put(text: str) -> str:
        text = re.sub(r"<w:document [^>]*>", f"<w:document {NS}>", text)
        return re.sub(
            r"<w:p\b[^>]*>(?:(?!</w:p>).)*HERE.*?</w:p>", lambda _m: xml, text, flags=re.S
        )

    made = changed(data or plain(), "word/document.xml", put)
    assert xml in unpacked(made)["word/document.xml"].decode()
    return made


def with_part(
    name: str, content: str | bytes, kind: str, *, type_: str = "application/xml",
    data: bytes | None = None, source: str = "word/document.xml", id_: str = "rIdT",
) -> bytes:  # fmt: skip
    """The document with one more part, and a link to it of a kind (or a whole type)."""
    parts = unpacked(data or plain())
    parts[name] = content.encode() if isinstance(content, str) else content
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/{name}" ContentType="{type_}"/></Types>'.encode()
    )
    return linked(packed(parts), kind, "/" + name, source=source, id_=id_)


def linked(
    data: bytes, kind: str, target: str, *, source: str = "word/document.xml", id_: str = "rIdT",
    external: bool = False,
) -> bytes:  # fmt: skip
    parts = unpacked(data)
    folder, _, base = source.rpartition("/")
    rels = f"{folder}/_rels/{base}.rels" if source else "_rels/.rels"
    mode = ' TargetMode="External"' if external else ""
    type_ = kind if "://" in kind else OFFICE + kind
    link = f'<Relationship Id="{id_}" Type="{type_}" Target="{target}"{mode}/></Relationships>'
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    found = parts.get(rels, empty)
    parts[rels] = found.replace(b"</Relationships>", link.encode())
    return packed(parts)


def run(text: str, properties: str = "") -> str:
    face = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{face}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def survivors(data: bytes) -> list[str]:
    """Where a name can still be found in a package, by a look of the tests' own."""
    found = []
    for name, blob in unpacked(data).items():
        texts = [name, blob.decode("utf-8", "replace"), blob.decode("utf-16-le", "replace")]
        stripped = html.unescape(re.sub(r"<[^>]*>", "", texts[1]))
        texts += [stripped, "".join(filter(str.isalnum, stripped))]
        if any(word in text.lower() for text in texts for word in NAMES):
            found.append(name)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if any(word.encode() in package.comment.lower() for word in NAMES):
            found.append("comment")
    return found


def png(text: str = "") -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    said = chunk(b"tEXt", b"Author\0" + text.encode()) if text else b""
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + said
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////"
    "////////////////////////////2wBDAf//////////////////////////////////////////////////////////"
    "////////////////////////////wAARCAABAAEDASIAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAA"
    "AAAAAAAAAAAAAAAAD/xAAUAQEAAAAAAAAAAAAAAAAAAAAA/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8A"
    "P//Z"
)


def jpeg(text: str) -> bytes:
    """A picture whose camera wrote something beside it."""
    body = b"Exif\0\0" + text.encode()
    return JPEG[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + JPEG[2:]


def named(text: str, names: tuple[str, ...]) -> list[Finding]:
    """A finding for each of the names, wherever it stands as a word."""
    return [
        Finding(m.start(), m.end(), m[0], "surname", "P2", "Aunt", 1.0, "known", "replaced")
        for m in re.finditer("|".join(rf"\b{name}\b" for name in names), text)
    ]
