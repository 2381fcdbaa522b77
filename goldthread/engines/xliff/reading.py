"""XLIFF 1.2 and 2.x, read as far as words and their translation."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

MAX_BYTES = 5 * 1024 * 1024
MOST_UNITS = 2_000
ONE_TWO = "urn:oasis:names:tc:xliff:document:1.2"
TWO = "urn:oasis:names:tc:xliff:document:2."


class NotXliff(Exception):
    """One sentence: what is wrong with the file, and what next."""


@dataclass(frozen=True)
class Unit:
    id: str
    source: str
    target: str


@dataclass(frozen=True)
class Exchange:
    """`source` and `target` are languages as the file names them, "" where it does not."""

    source: str
    target: str
    original: str
    units: tuple[Unit, ...]


def read(data: bytes) -> Exchange:
    """NotXliff for what is too large, no XML, another kind of file, or more than one text."""
    root = _root(data)
    namespace = etree.QName(root).namespace or ""
    if etree.QName(root).localname != "xliff" or not namespace.startswith((ONE_TWO, TWO)):
        raise NotXliff("This is not an XLIFF file of version 1.2 or 2. Nothing was kept. Export it "
                       "from the translator's program as XLIFF and choose that file.")  # fmt: skip
    files = root.findall(f"{{{namespace}}}file")
    if len(files) != 1:
        raise NotXliff(f"This file holds {len(files)} texts, and one is wanted. Nothing was kept. "
                       "Send each text in a file of its own.")  # fmt: skip
    old = namespace == ONE_TWO
    units = tuple(_units_12(files[0], namespace) if old else _units_2(files[0], namespace))
    ids = [one.id for one in units]
    if len(ids) > MOST_UNITS or len(ids) != len(set(ids)):
        raise NotXliff("This file holds a part twice, or far too many. Nothing was kept. Export it "
                       "anew from the translator's program.")  # fmt: skip
    where, names = (files[0], ("source-language", "target-language")) if old else (
        root, ("srcLang", "trgLang"))  # fmt: skip
    return Exchange(
        where.get(names[0], ""), where.get(names[1], ""), files[0].get("original", ""), units
    )


def _root(data: bytes) -> Any:
    if len(data) > MAX_BYTES:
        raise NotXliff("This file is larger than 5 MB, and no summary is. Nothing was kept.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )
    try:
        root: Any = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise NotXliff("This file is damaged or is no XLIFF. Nothing was kept. Export it anew from "
                       "the translator's program.") from fault  # fmt: skip
    about: Any = root.getroottree().docinfo
    if about.doctype:
        raise NotXliff("This file brings a document type with it, which XLIFF never needs. Nothing "
                       "was kept. Ask who sent it.")  # fmt: skip
    return root


def _units_12(file: Any, namespace: str) -> Iterator[Unit]:
    for unit in file.iter(f"{{{namespace}}}trans-unit"):
        source, target = (unit.find(f"{{{namespace}}}{name}") for name in ("source", "target"))
        yield Unit(unit.get("resname") or unit.get("id", ""), _words(source), _words(target))


def _units_2(file: Any, namespace: str) -> Iterator[Unit]:
    """A program may have cut a unit into segments: they are put together again, in order."""
    for unit in file.iter(f"{{{namespace}}}unit"):
        sources, targets = [], []
        for part in unit:
            if not isinstance(part.tag, str):
                continue
            if etree.QName(part).localname in ("segment", "ignorable"):
                source = _words(part.find(f"{{{namespace}}}source"))
                target = part.find(f"{{{namespace}}}target")
                between = etree.QName(part).localname == "ignorable"
                sources.append(source)
                targets.append(source if between and target is None else _words(target))
        said = "".join(targets)
        yield Unit(unit.get("id", ""), "".join(sources), said if said.strip() else "")


def _words(element: Any) -> str:
    """All words inside, without marks of the translator's program."""
    return "" if element is None else "".join(element.itertext())
