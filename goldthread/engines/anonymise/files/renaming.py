"""Names inside a package that only programs read, of parts and links: none may tell of a person."""

import posixpath
from typing import Any

from goldthread.engines.anonymise.files.names import R, local
from goldthread.engines.anonymise.files.package import Package, Part, reached
from goldthread.engines.anonymise.files.results import Notes


def plain_names(package: Package, notes: Notes) -> None:
    """Pictures are numbered; any other part whose name tells of a person is numbered too."""
    given: dict[str, str] = {}
    for part in reached(package):
        stem, ending = posixpath.splitext(part.name)
        picture = part.root is None
        if picture or _tells(stem, notes):
            folder = "media/picture" if picture else "part"
            number = len(given) + 1
            given[part.name] = f"{part.name.split('/')[0]}/{folder}{number}{ending.lower()}"
    holders: list[Any] = [package, *package.parts.values()]
    for holder in holders:
        for link in holder.links:
            if not link.external:
                link.target = given.get(link.target, link.target)
    for part in package.parts.values():
        part.name = given.get(part.name, part.name)
    package.parts = {part.name: part for part in package.parts.values()}


def renumber(part: Part, notes: Notes) -> None:
    """Ids of links that tell of a person become numbers, in the part as well."""
    given = {}
    for number, link in enumerate(part.links, 1):
        if _tells(link.id, notes):
            given[link.id], link.id = f"rIdN{number}", f"rIdN{number}"
    if not given:
        return
    for element in part.root.iter():
        for key, value in element.attrib.items():
            if (key.startswith(R) or local(key) == "relid") and value in given:
                element.set(key, given[value])


def _tells(name: str, notes: Notes) -> bool:
    return any(one.status != "suggested" for one in notes.known.find(name))
