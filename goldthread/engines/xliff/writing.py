"""XLIFF 2.0: http://docs.oasis-open.org/xliff/xliff-core/v2.0/."""

import re
from collections.abc import Iterable
from typing import Any

from lxml import etree

NS = "urn:oasis:names:tc:xliff:document:2.0"
XML = "http://www.w3.org/XML/1998/namespace"
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Words = tuple[str, str, str, str]  # id, source, target or "", a note for the translator or ""


def write(units: Iterable[Words], *, source: str, target: str, original: str) -> bytes:
    """`source` and `target` are languages by BCP 47; `original` says which text it is."""
    names: Any = {None: NS}  # the stubs know no namespace without a prefix
    root = etree.Element(f"{{{NS}}}xliff", nsmap=names)
    root.set("version", "2.0")
    root.set("srcLang", source)
    root.set("trgLang", target)
    file = etree.SubElement(root, f"{{{NS}}}file", id="f1", original=original)
    for name, words, translated, note in units:
        unit = etree.SubElement(file, f"{{{NS}}}unit", id=name)
        unit.set(f"{{{XML}}}space", "preserve")  # lines are paragraphs, "- " begins a list
        if note:
            notes = etree.SubElement(unit, f"{{{NS}}}notes")
            etree.SubElement(notes, f"{{{NS}}}note").text = clean(note)
        segment = etree.SubElement(unit, f"{{{NS}}}segment")
        segment.set("state", "translated" if translated else "initial")
        etree.SubElement(segment, f"{{{NS}}}source").text = clean(words)
        if translated:
            etree.SubElement(segment, f"{{{NS}}}target").text = clean(translated)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def clean(words: str) -> str:
    """Without what XML cannot hold; lines end in the one way that XML keeps."""
    return _NOT_XML.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
