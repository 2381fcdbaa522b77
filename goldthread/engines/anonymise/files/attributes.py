"""What attributes say: alt texts, titles, tips and names; the words of the format itself left out.

A word like “green” or “Strong” in an attribute is most often a colour or a built-in style. It is
passed over only where it is a word of the format (vocabulary/ooxml.txt) in a place that is not for
people's own words.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache, partial
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

from lxml import etree

from goldthread.engines.anonymise.files.names import OURS, A, R, S, W, local
from goldthread.engines.anonymise.files.results import Notes, Placed
from goldthread.engines.anonymise.files.spots import Piece, Spot
from goldthread.engines.anonymise.files.walk import tells

# Attributes in which people write what they like: nothing in them is a word of the format.
OWN_WORDS = {
    "alt", "author", "caption", "descr", "display", "displayName", "error", "errorTitle",
    "initials",
    "instr", "location", "prompt", "promptTitle", "string", "Target", "text", "title", "tooltip",
    "userId",
}  # fmt: skip
# Elements whose names the format itself gives: styles, fonts, themes.
_FORMAT_NAMES = {
    f"{W}lsdException", f"{W}font", f"{S}cellStyle", f"{S}tableStyleInfo", f"{A}theme",
    f"{A}clrScheme", f"{A}fontScheme", f"{A}fmtScheme", f"{S}tableStyle",
}  # fmt: skip
_OWN_ELEMENTS = {
    f"{W}{name}"
    for name in (
        "alias",
        "tag",
        "docVar",
        "statusText",
        "helpText",
        "default",
        "listItem",
        "listEntry",
    )
}
_CODE = re.compile(r"[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?")  # a colour, or a number in hexadecimal
_DECLARED = re.compile(r'xmlns:?([^=\s]*)="([^"]*)"')
_PLACES_OF_CELLS = {"r", "ref", "sqref", "activeCell", "topLeftCell"}
_CELLS = re.compile(r"(?:[A-Z]{1,3}\d{1,7}[: ]?)+")
_NAMES = {"name", "id", "codeName", "anchor"}


@cache
def format_words() -> frozenset[str]:
    folder = files("goldthread.engines.anonymise.files") / "vocabulary" / "ooxml.txt"
    lines = folder.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def attribute_spots(root: Any, label: str) -> Iterator[Spot]:
    """Every attribute that could say something."""
    for element in root.iter(etree.Element):
        for key, value in element.attrib.items():
            if not _says_nothing(element.tag, key, value):
                place = _place(element, key, label)
                yield Spot(place, [Piece(value, partial(element.set, key))])


@lru_cache(maxsize=50_000)
def _says_nothing(tag: str, key: str, value: str) -> bool:
    if not tells(value):
        return True
    if _CODE.fullmatch(value) and not value.isdigit():
        return True
    name = local(key)
    if name in _PLACES_OF_CELLS and _CELLS.fullmatch(value):
        return True
    if name in OWN_WORDS or tag in _OWN_ELEMENTS or value not in format_words():
        return False
    return name not in _NAMES or tag in _FORMAT_NAMES


def _place(element: Any, key: str, label: str) -> str:
    said = {"descr": "alt text", "alt": "alt text", "title": "title of a picture or box",
            "tooltip": "tip of a link"}.get(local(key))  # fmt: skip
    said = said or f"{local(element.tag)} ({local(key)})"
    return f"{label}, {said}" if label else said


def strange_names(root: Any) -> set[str]:
    """Addresses, elements and attributes of a vocabulary that no Office program writes."""
    found = set()
    for prefix, address in _DECLARED.findall(etree.tostring(root, encoding="unicode")):
        found |= set() if address.startswith(OURS) else {prefix, address}
    tags = {element.tag for element in root.iter(etree.Element)}
    keys = {key for element in root.iter(etree.Element) for key in element.attrib}
    strange = {tag for tag in tags if not tag[1:].startswith(OURS)}
    strange |= {key for key in keys if key[0] == "{" and not key[1:].startswith(OURS)}
    return found | {local(name) for name in strange}


def clean_attributes(root: Any, label: str, notes: Notes, names: "Neutral") -> None:
    """Own words are rewritten; a name that other parts refer to gets the same neutral name."""
    for spot in list(attribute_spots(root, label)):
        if _key(spot).startswith(R):
            continue  # ids of links: see renaming
        value = spot.text
        decoded = unquote(value)
        findings = notes.look_up(decoded)
        notes.findings += [Placed(spot.place, decoded, one) for one in findings]
        replaced = [one for one in findings if one.status == "replaced"]
        if not replaced:
            continue
        if _is_own_words(spot):
            Spot(spot.place, [Piece(decoded, spot.pieces[0].put)]).replace(replaced)
        else:
            code = local(_key(spot)) == "formatCode"
            spot.pieces[0].put("General" if code else names.of(value))


def _is_own_words(spot: Spot) -> bool:
    return local(_key(spot)) in OWN_WORDS


def _key(spot: Spot) -> str:
    return str(spot.pieces[0].put.args[0])  # type: ignore[attr-defined]


class Neutral:
    """One neutral name for each telling one: of styles, bookmarks, and what else is referred to."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def of(self, name: str) -> str:
        return self._given.setdefault(name, f"name{len(self._given) + 1}")
