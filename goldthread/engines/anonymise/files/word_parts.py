"""Which parts of a Word file stay, which are left out, and which cannot be allowed.

By the last word of a relationship's type. What is in none of the lists is refused: an unknown part
is never passed on unread.
"""

from goldthread.engines.anonymise.files.package import Link, Package, Part
from goldthread.engines.anonymise.files.results import Blocked, Notes

STORIES = {"officeDocument", "header", "footer", "footnotes", "endnotes"}
KEPT = STORIES | {
    "styles", "numbering", "fontTable", "settings", "theme", "image", "hyperlink", "chart",
    "chartEx",
    "chartStyle", "chartColorStyle", "chartUserShapes", "themeOverride", "core-properties",
    "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing",
}  # fmt: skip
LEFT_OUT = {
    "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "customXml",
    "customXmlProps", "extended-properties", "custom-properties", "thumbnail", "glossaryDocument",
    "webSettings", "stylesWithEffects", "printerSettings", "font", "attachedTemplate",
    "mailMergeSource", "mailMergeHeaderSource", "recipientData", "vbaProject", "wordVbaData",
    "keyMapCustomizations", "attachedToolbars", "extensibility", "origin", "documenttasks",
    "documentTasks", "intelligence", "classificationlabels", "webextensiontaskpanes", "hdphoto",
    "signature",
}  # fmt: skip
_TOLD = {
    "vbaProject": "Macros were left out.",
    "origin": "The digital signature was left out: it was made for the file as it stood.",
    "mailMergeSource": "The link to a list for mail merge was left out.",
    "recipientData": "The list of people for mail merge was left out.",
    "custom-properties": "The file's own properties (File, Info, Properties) were left out.",
}
_EMBEDDED = {"oleObject", "package", "control", "aFChunk", "subDocument", "frame", "video",
             "audio", "media"}  # fmt: skip


def sort_out(package: Package, notes: Notes, left_out: set[str], kept: set[str]) -> None:
    """Takes away the links that are not kept, in every part that can be reached.

    Errors: Blocked, where something is embedded or unknown.
    """
    waiting: list[Part | None] = [None]
    seen: set[str] = set()
    while waiting:
        part = waiting.pop()
        links = package.links if part is None else part.links
        stay = [link for link in links if _stays(link, part, package, notes, left_out, kept)]
        links[:] = stay
        for link in stay:
            if not link.external and link.target not in seen:
                seen.add(link.target)
                waiting.append(package.parts[link.target])


def _stays(
    link: Link,
    part: Part | None,
    package: Package,
    notes: Notes,
    left_out: set[str],
    kept: set[str],
) -> bool:
    behind_a_chart = part is not None and "chart" in part.type
    if link.kind in left_out:
        if said := _TOLD.get(link.kind):
            notes.say(said)
        return False
    if behind_a_chart and link.kind in {"package", "oleObject"}:
        notes.say("The table behind a chart was left out; the chart shows what it showed.")
        return False
    if link.kind in _EMBEDDED:
        raise Blocked(
            f"{package.name} holds another file or a recording inside it ({link.target}), which "
            "cannot be read here and could hold anything. Take it out, or paste it as text or as a "
            "picture, and try again. Nothing was written."
        )
    if link.kind not in kept:
        raise Blocked(
            f"{package.name} holds a part of an unknown kind ({link.kind}), which cannot be "
            "checked. Copy the text into a new document and try again. Nothing was written."
        )
    return link.external or _is_there(link, package)


def _is_there(link: Link, package: Package) -> bool:
    if link.target not in package.parts:
        return False
    kind = package.parts[link.target].type
    if not kind.startswith(("application/vnd.", "image/", "application/xml", "text/xml")):
        raise Blocked(
            f"{package.name} holds a part of an unknown kind ({link.target}), which cannot be "
            "checked. Copy the text into a new document and try again. Nothing was written."
        )
    return True
