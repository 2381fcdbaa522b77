"""A Word or Excel file as its parts and the relationships between them, read and written.

(ECMA-376 part 2: packages, content types, relationships.) Only what a relationship leads to is
kept when writing: a part that nothing points to is left out.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import unquote

from lxml import etree

from goldthread.engines.anonymise.files.results import Blocked

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_STRICT = b"http://purl.oclc.org/ooxml/"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest a zip knows: no part tells when it was written


@dataclass
class Link:
    """A relationship: `kind` is the last word of its type, `target` a part's name or an address."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        return self.type.rstrip("/").rsplit("/", 1)[-1]


@dataclass
class Part:
    """`root` where it is XML; `data` where it is anything else."""

    name: str
    type: str
    data: bytes
    links: list[Link] = field(default_factory=list)
    root: Any = None


@dataclass
class Package:
    name: str
    parts: dict[str, Part]
    links: list[Link]

    def main(self) -> Part:
        for link in self.links:
            if link.kind == "officeDocument" and link.target in self.parts:
                return self.parts[link.target]
        raise Blocked(f"{self.name} is damaged: its main part is missing. Save it again.")


def parse(xml: bytes, where: str) -> Any:
    """The root of an XML part; comments and instructions are kept, for the check to see.

    Errors: Blocked, when it is no XML, or brings definitions of its own.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root: Any = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Blocked(f"{where} cannot be read. Open it, save it again, and send that.") from error
    if root.getroottree().docinfo.doctype:
        raise Blocked(f"{where} brings definitions of its own, which no Office file does.")
    return root


def is_xml(part: str, data: bytes) -> bool:
    start = data[:200].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    return part.lower().endswith((".xml", ".rels", ".vml")) or start.startswith((b"<?xml", b"<\0?"))


def entries(data: bytes, name: str) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    """Every part with its bytes, folders too. The package was proven by `uploads.check` before."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        seen = set()
        for info in package.infolist():
            if info.filename.lower() in seen:
                raise Blocked(f"{name} holds a part twice, so a reader could see another text.")
            seen.add(info.filename.lower())
            yield info, package.read(info)


def opened(data: bytes, name: str) -> Package:
    """Errors: Blocked."""
    found = {info.filename: blob for info, blob in entries(data, name) if not info.is_dir()}
    if any(_STRICT in blob[:5000] for blob in found.values()):
        raise Blocked(
            f"{name} is saved as “Strict Open XML”. Save it in Word or Excel as an ordinary .docx "
            "or .xlsx, and send that."
        )
    types = _types(found.pop("[Content_Types].xml", b""), name)
    rels = {n: b for n, b in found.items() if n.endswith(".rels")}
    parts = {}
    for path, blob in found.items():
        if path not in rels:
            kind = types.get("/" + path.lower()) or types.get(path.rsplit(".", 1)[-1].lower(), "")
            parts[path] = Part(path, kind, blob)
            if is_xml(path, blob):
                parts[path].root = parse(blob, f"{name}: {path}")
    by_name = {part.lower(): part for part in parts}
    package = Package(name, parts, _links(rels.get("_rels/.rels"), "", by_name, name))
    for part in parts.values():
        part.links = _links(rels.get(rels_of(part.name)), part.name, by_name, name)
    return package


def rels_of(part: str) -> str:
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _types(xml: bytes, name: str) -> dict[str, str]:
    root = parse(xml, f"{name}: its list of contents") if xml else ()
    found = {}
    for one in root:
        if one.tag == f"{_TYPES}Default":
            found[one.get("Extension", "").lower()] = one.get("ContentType", "")
        elif one.tag == f"{_TYPES}Override":
            found[one.get("PartName", "").lower()] = one.get("ContentType", "")
    return found


def _links(xml: bytes | None, of: str, by_name: dict[str, str], name: str) -> list[Link]:
    found = []
    for one in parse(xml, f"{name}: the links of {of or 'the file'}") if xml else ():
        if one.tag != f"{_RELS}Relationship":
            continue
        target, external = one.get("Target", ""), one.get("TargetMode") == "External"
        if not external:
            path = posixpath.join(posixpath.dirname("/" + of), unquote(target))
            path = posixpath.normpath(path).lstrip("/")
            target = by_name.get(path.lower(), path)
        found.append(Link(one.get("Id", ""), one.get("Type", ""), target, external))
    return found


def written(package: Package) -> bytes:
    """The bytes of the package: no comment, no dates, parts in the order they are reached."""
    order = list(reached(package))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        _put(file, "[Content_Types].xml", _type_list(order))
        _put(file, "_rels/.rels", _link_list(package.links, ""))
        for part in order:
            _put(file, part.name, part.data if part.root is None else _xml(part.root))
            if part.links:
                _put(file, rels_of(part.name), _link_list(part.links, part.name))
    return out.getvalue()


def reached(package: Package) -> Iterator[Part]:
    """Every part that a link leads to, the main one before what hangs on it."""
    waiting, seen = list(package.links), set()
    while waiting:
        link = waiting.pop(0)
        if not link.external and link.target not in seen and link.target in package.parts:
            seen.add(link.target)
            part = package.parts[link.target]
            yield part
            waiting += part.links


def _put(file: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _LONG_AGO)
    info.compress_type = zipfile.ZIP_DEFLATED
    file.writestr(info, data)


def _type_list(parts: list[Part]) -> bytes:
    root: Any = etree.Element(f"{_TYPES}Types", nsmap=cast(Any, {None: _TYPES[1:-1]}))
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    for ending, kind in (("rels", rels), ("xml", "application/xml")):
        etree.SubElement(root, f"{_TYPES}Default", Extension=ending, ContentType=kind)
    for part in parts:
        etree.SubElement(root, f"{_TYPES}Override", PartName="/" + part.name, ContentType=part.type)
    return _xml(root)


def _link_list(links: list[Link], of: str) -> bytes:
    root: Any = etree.Element(f"{_RELS}Relationships", nsmap=cast(Any, {None: _RELS[1:-1]}))
    folder = posixpath.dirname("/" + of)
    for link in links:
        one = etree.SubElement(root, f"{_RELS}Relationship", Id=link.id, Type=link.type)
        if link.external:
            one.set("Target", link.target)
            one.set("TargetMode", "External")
        else:
            one.set("Target", posixpath.relpath("/" + link.target, folder))
    return _xml(root)


def _xml(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
