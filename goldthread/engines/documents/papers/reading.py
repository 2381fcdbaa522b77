"""The words of a finished file, hidden ones too, as they are checked before it leaves."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

import pypdfium2 as pdfium
from lxml import etree

from goldthread.engines.uploads import ONE_AT_A_TIME

_WORD = re.compile(r"[^\W_]+")
_BROKEN = "\ufffe"  # how pdfium tells a hyphen at a line's end
_PARAGRAPH = {"p", "tr"}
_TOLD = {"title", "creator", "subject", "description", "keywords", "lastModifiedBy", "category",
         "Company", "Manager", "contentStatus", "identifier", "lpwstr"}  # fmt: skip
_SAID = {"descr", "title", "tooltip", "alt"}
_PDF_FACTS = ("Title", "Author", "Subject", "Keywords")


class Unreadable(ValueError):
    """The file cannot be read, so that nothing can be said of it."""


def words_of_files(files: Mapping[str, bytes]) -> list[str]:
    """The words of the first file, and of each other what the first does not say. "pdf" is a kind
    of file, and so are "docx" and "pptx". Unreadable where one cannot be opened."""
    texts = [words_in(data, kind) for kind, data in files.items()]
    if not texts:
        return []
    known = set(_WORD.findall(texts[0].casefold()))
    more = [
        " ".join(
            line for line in text.split("\n") if not set(_WORD.findall(line.casefold())) <= known
        )
        for text in texts[1:]
    ]
    return [texts[0], *filter(None, more)]


def words_in(data: bytes, kind: str) -> str:
    try:
        lines = _of_pdf(data) if kind == "pdf" else _of_package(data)
        return "\n".join(line for line in map(str.strip, lines) if line)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, pdfium.PdfiumError, KeyError) as why:
        raise Unreadable("The file is not what was made.") from why


def pictures_in(data: bytes) -> int:
    """How many pictures a Word file holds: what is written in them is not read."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return sum(name.startswith("word/media/") for name in package.namelist())


def _of_pdf(data: bytes) -> Iterator[str]:
    with ONE_AT_A_TIME:
        document = pdfium.PdfDocument(data)
        try:
            told = document.get_metadata_dict()
            yield from (told.get(name, "") for name in _PDF_FACTS)
            for page in document:
                textpage = page.get_textpage()
                text = str(textpage.get_text_range())
                textpage.close()
                yield from text.replace(_BROKEN, "-").replace("\r", "").split("\n")
        finally:
            document.close()


def _of_package(data: bytes) -> Iterator[str]:
    """Every paragraph of every part of a Word or PowerPoint file, its descriptions and facts."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if not name.endswith((".xml", ".rels")) or _is_looks(name):
                continue
            root = etree.fromstring(package.read(name), parser)
            yield from _links(root) if name.endswith(".rels") else _part(root)


def _is_looks(name: str) -> bool:
    """Themes, styles, layouts: they come with the program and say nothing."""
    looks = ("theme", "styles", "fontTable", "numbering", "slideLayouts", "slideMasters",
             "notesMasters", "presProps", "viewProps", "tableStyles", "webSettings")  # fmt: skip
    return any(part in name for part in looks) or name == "[Content_Types].xml"


def _part(root: Any) -> Iterator[str]:
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield str(element.text or "")
            continue
        kind = etree.QName(element).localname
        if kind == "p":
            yield _paragraph(element)
        elif kind in _TOLD:
            yield str(element.text or "")
        elif kind in {"tblDescription", "tblCaption"}:
            yield next(iter(element.attrib.values()), "")
        yield from (str(element.get(name)) for name in _SAID if element.get(name))


def _paragraph(element: Any) -> str:
    said = []
    for one in element.iter():
        kind = etree.QName(one).localname if isinstance(one.tag, str) else ""
        if kind in {"t", "delText", "instrText"}:
            said.append(one.text or "")
        elif kind in {"br", "tab", "cr"}:
            said.append("\n" if kind != "tab" else " ")
    return "".join(said)


def _links(root: Any) -> Iterator[str]:
    for link in root.iter("{*}Relationship"):
        if link.get("TargetMode", "Internal").strip().lower() != "internal":
            yield link.get("Target", "")
