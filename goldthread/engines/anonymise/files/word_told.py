"""What the eye does not see in a Word document, told: hidden, white and tiny words."""

from typing import Any

from goldthread.engines.anonymise.files.names import A, W
from goldthread.engines.anonymise.files.results import Notes

_OFF = {"0", "false", "off", "none"}
_TINY = 4  # half points
_SHADED = (f"{W}r", f"{W}p", f"{W}tc")


def tell_what_is_hidden(root: Any, hiding: set[str], notes: Notes) -> None:
    """Adds a problem for each kind of words that do not show, with the first of them.

    `hiding`: the styles that hide what is written in them.
    """
    found: dict[str, list[str]] = {}
    for run in root.iter(f"{W}r"):
        words = "".join(run.itertext(f"{W}t")).strip()
        if words and (kind := _unseen(run, hiding)):
            found.setdefault(kind, []).append(words)
    for kind, texts in found.items():
        notes.say(
            f"Words that are {kind} are in the document and were read like all others: "
            f"“{texts[0][:80]}”{' and more' if texts[1:] else ''}. Decide whether they stay."
        )
    if any(e.attrib for e in root.iter(f"{A}srcRect")):
        notes.say("A picture is cropped: what was cut away is still in the file. Look at it whole.")


def _unseen(run: Any, hiding: set[str]) -> str:
    """Why the words of a run do not show; empty where they do."""
    marks = [*run.iterfind(f"{W}rPr/{W}rStyle"), *run.iterfind(f"../{W}pPr/{W}pStyle")]
    face = run.find(f"{W}rPr")
    if any(mark.get(f"{W}val") in hiding for mark in marks):
        return "hidden"
    if face is None:
        return ""
    if _on(face.find(f"{W}vanish")) or _on(face.find(f"{W}specVanish")):
        return "hidden"
    if _value(face, "color").upper() == "FFFFFF" and not _shaded(run):
        return "white"
    size = _value(face, "sz")
    return "too small to read" if size.isdigit() and int(size) <= _TINY else ""


def hiding_styles(root: Any) -> set[str]:
    """The ids of styles that hide what is written in them."""
    styles = (style for style in root.iter(f"{W}style") if _on(style.find(f"{W}rPr/{W}vanish")))
    return {str(style.get(f"{W}styleId")) for style in styles}


def _on(mark: Any) -> bool:
    return mark is not None and mark.get(f"{W}val", "1") not in _OFF


def _value(face: Any, name: str) -> str:
    found = face.find(f"{W}{name}")
    return str(found.get(f"{W}val", "")) if found is not None else ""


def _shaded(run: Any) -> bool:
    places = [run, *run.iterancestors(*_SHADED)]
    return any(place.find(f"{place.tag}Pr/{W}shd") is not None for place in places)
