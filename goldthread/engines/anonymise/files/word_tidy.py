"""What a Word part carries besides its words: wrappers, marks, identities, links. It goes."""

from typing import Any
from urllib.parse import unquote

from lxml import etree

from goldthread.engines.anonymise.files.names import MC, O, R, V, W, local
from goldthread.engines.anonymise.files.package import Link, Part
from goldthread.engines.anonymise.files.results import Blocked, Notes
from goldthread.engines.anonymise.files.word_changes import drop, unwrap

_WRAPPERS = [f"{W}{name}" for name in ("sdt", "smartTag", "customXml")]
_MARKS = [
    f"{W}{name}"
    for name in ("proofErr", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd",
                 "commentReference", "annotationRef", "lastRenderedPageBreak", "binData", "rsid",
                 "printerSettings")
]  # fmt: skip
_IDENTITY = {"author", "date", "initials", "paraId", "textId", "gfxdata", "anchorId", "editId",
             "dateUtc", "href", "spid"}  # fmt: skip
_SETTINGS = {
    "zoom", "removePersonalInformation", "removeDateAndTime", "embedSystemFonts", "mirrorMargins",
    "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter",
    "gutterAtTop",
    "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone",
    "doNotHyphenateCaps", "evenAndOddHeaders", "bookFoldPrinting", "bookFoldRevPrinting",
    "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing",
    "displayHorizontalDrawingGridEvery",
    "displayVerticalDrawingGridEvery", "characterSpacingControl", "footnotePr", "endnotePr",
    "compat",
    "mathPr", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator",
}  # fmt: skip
# Elements that are nothing without what they point to.
_GO_ALONG = {
    "externalData", "embedRegular", "embedBold", "embedItalic", "embedBoldItalic", "hlinkClick",
    "hlinkHover",
    "hlinkMouseOver", "legacyDrawing", "legacyDrawingHF", "picture", "svgBlip", "imgLayer",
    "oleObjects",
}  # fmt: skip
_DO_WITHOUT = {"blip", "imagedata", "pageSetup", "fill", "stroke"}
_MEANS_NOTHING = {"link", "href", "pict", "dm", "topLeftCell"}


def tidy(part: Part, notes: Notes) -> None:
    """Unwraps content controls, takes away marks and identities; words stay as they are."""
    root = part.root
    for note in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        _without(note)
    for piece in [e for e in root.iter() if local(e.tag) == "contentPart"]:
        _older_picture(piece)
    for wrapper in list(root.iter(*_WRAPPERS)):
        _open(wrapper)
    for mark in list(root.iter(*_MARKS)):
        _without(mark)
    for element in root.iter():
        for key in list(element.attrib):
            name = local(key)
            if name in _IDENTITY or name.startswith("rsid"):
                del element.attrib[key]
        if local(element.tag) == "blip":
            for more in [child for child in element if local(child.tag) == "extLst"]:
                element.remove(more)
    _addresses(part, notes)


def _open(wrapper: Any) -> None:
    content = wrapper.find(f"{W}sdtContent")
    for child in list(wrapper):
        if child is not content and local(child.tag).endswith("Pr"):
            wrapper.remove(child)
    if content is not None:
        unwrap(content)
    unwrap(wrapper)


def _without(element: Any) -> None:
    """Takes an element out and keeps the words that stand after it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail and element.tail.strip():
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _older_picture(piece: Any) -> None:
    """Ink and the like: the picture for older programs stands in its place."""
    both: Any = next(piece.iterancestors(f"{MC}AlternateContent"), None)
    older = both.find(f"{MC}Fallback") if both is not None else None
    if older is None:
        drop(piece)
        return
    parent = both.getparent()
    at = parent.index(both)
    parent[at : at + 1] = list(older)


def _addresses(part: Part, notes: Notes) -> None:
    """Links out of the file stay only where they lead to the web and tell nothing."""
    for link in [link for link in part.links if link.external]:
        if link.kind != "hyperlink":
            notes.say(f"A link to a file outside ({link.kind}) was left out.")
        elif _harmless(link, notes):
            continue
        else:
            notes.say("Links that tell of a person or of a place in a network are words only now.")
        part.links.remove(link)
    known = {link.id for link in part.links}
    for link in list(part.root.iter(f"{W}hyperlink")):
        if link.get(f"{R}id", "") not in known | {""}:
            unwrap(link)


def _harmless(link: Link, notes: Notes) -> bool:
    address = unquote(link.target)
    if not address.lower().startswith(("http://", "https://", "#")) or "@" in address:
        return False
    return not any(one.status != "suggested" for one in notes.known.find(address))


def mend(part: Part, name: str) -> None:
    """Whatever points to something that was left out goes too, and pictures that nothing shows.

    Errors: Blocked, where the part cannot be without it.
    """
    shown = {value for element in part.root.iter() for value in element.attrib.values()}
    part.links = [link for link in part.links if link.kind != "image" or link.id in shown]
    known = {link.id for link in part.links}
    for element in list(part.root.iter()):
        if not isinstance(element.tag, str):
            continue
        for key, value in list(element.attrib.items()):
            if not key.startswith(R) or value in known:
                continue
            if local(element.tag) in _GO_ALONG:
                drop(element)
            elif local(key) in _MEANS_NOTHING or not value or local(element.tag) in _DO_WITHOUT:
                del element.attrib[key]
            else:
                raise Blocked(
                    f"{name}: {part.name} needs a part that is not there ({local(element.tag)}). "
                    "Open the file, save it again, and try again. Nothing was written."
                )


def settings(root: Any) -> None:
    """Only what shapes the pages stays: no template's path, no list of editing sessions."""
    for child in list(root):
        if local(child.tag) not in _SETTINGS:
            root.remove(child)
    for child in list(root.iter(f"{O}shapedefaults", f"{V}shape")):
        drop(child)
    for note in root.iter(f"{W}footnotePr", f"{W}endnotePr"):
        for one in list(note):
            if local(one.tag) not in {"pos", "numFmt", "numStart", "numRestart", "footnote",
                                      "endnote"}:  # fmt: skip
                note.remove(one)
