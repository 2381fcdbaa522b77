"""The file's properties: only its title and language stay; who made it, when and where do not."""

from typing import Any

from lxml import etree

from goldthread.engines.anonymise.files.names import local
from goldthread.engines.anonymise.files.package import Package

_STAY = {"title", "language"}


def tidy_properties(package: Package) -> None:
    """Takes everything out of the core properties but the title and the language."""
    for link in list(package.links):
        if link.kind != "core-properties":
            continue
        root = package.parts[link.target].root
        if root is None or not _title(root):
            package.links.remove(link)
            continue
        for child in list(root):
            if local(child.tag) not in _STAY or len(child):
                root.remove(child)
        for element in root.iter(etree.Element):
            for key in list(element.attrib):
                del element.attrib[key]


def _title(root: Any) -> str:
    return next((" ".join((e.text or "").split()) for e in root if local(e.tag) == "title"), "")
