"""Word documents: the body of the text as it reads with every change accepted."""

import io
import zipfile

from lxml import etree

from goldthread.engines.extract.build import Builder
from goldthread.engines.extract.layout import side_by_side
from goldthread.engines.extract.model import Document, Unreadable
from goldthread.engines.extract.readers.word_numbers import Numbering
from goldthread.engines.extract.words import clean

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SKIP = {
    f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}footnoteReference", f"{W}endnoteReference",
    f"{W}commentReference", f"{MC}Fallback", f"{W}txbxContent", f"{W}pPr", f"{W}rPr",
}  # fmt: skip
MARKS = {
    f"{W}tab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}


def parse(data: bytes) -> etree._Element:
    """XML from a document, without entities, network or huge trees."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(data, parser)


def read(data: bytes) -> Document:
    """Errors: Unreadable when the main part is missing or damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            root = parse(package.read("word/document.xml"))
            numbering = Numbering(
                *(
                    parse(package.read(part)) if part in names else None
                    for part in ("word/numbering.xml", "word/styles.xml")
                )
            )
            edges = [n for n in sorted(names) if n.startswith(("word/header", "word/footer"))]
            furniture = [
                clean(" ".join(map(str, parse(package.read(n)).itertext(f"{W}t")))) for n in edges
            ]
            title = _title(package, names)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, RuntimeError) as error:
        raise Unreadable("The Word document is damaged. Save it again in Word.") from error
    body = root.find(f"{W}body")
    writer = _Writer(numbering)
    if body is not None:
        writer.inside(body)
    out = writer.out
    return Document(out.text, "docx", tuple(out.blocks), title, " \n".join(filter(None, furniture)))


def _title(package: zipfile.ZipFile, names: set[str]) -> str:
    if "docProps/core.xml" not in names:
        return ""
    core = parse(package.read("docProps/core.xml"))
    return clean(core.findtext(".//{http://purl.org/dc/elements/1.1/}title") or "")


class _Writer:
    def __init__(self, numbering: Numbering) -> None:
        self.out = Builder()
        self.numbering = numbering

    def inside(self, node: etree._Element) -> None:
        for child in node:
            if child.tag == f"{W}p":
                self.paragraph(child)
            elif child.tag == f"{W}tbl":
                self.table(child)
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
                self.inside(child)

    def paragraph(self, node: etree._Element) -> None:
        marker, level, heading = self.numbering.of(node)
        for line in _words(node).split("\n"):
            if clean(line):
                bold = 9 if _all_bold(node) else None
                self.out.block(line, marker=marker, level=level, heading=heading or bold)
                marker = None
        for box in node.iter(f"{W}txbxContent"):
            if not any(a.tag == f"{MC}Fallback" for a in box.iterancestors()):
                self.inside(box)

    def table(self, node: etree._Element) -> None:
        rows = [list(_cells(row)) for row in node.iter(f"{W}tr") if _owner(row) is node]
        texts = [[clean(" ".join(map(_words, c.iter(f"{W}p")))) for c in row] for row in rows]
        parts = max((len(_lines(cell)) for row in rows[1:] for cell in row), default=0)
        if side_by_side(texts, parts):
            rows = [[cell] for column in zip(*rows, strict=True) for cell in column]
        elif any(self.out.is_listing(row) for row in texts[:3]):
            for line in texts:
                self.out.row(line)
            return
        for cells in rows:
            for cell in cells:
                self.inside(cell)


def _owner(row: etree._Element) -> etree._Element:
    return next(a for a in row.iterancestors() if a.tag == f"{W}tbl")


def _cells(row: etree._Element) -> list[etree._Element]:
    cells: list[etree._Element] = [
        c
        for c in row.iter(f"{W}tc")
        if next(a for a in c.iterancestors() if a.tag == f"{W}tr") is row
    ]
    return [c for c in cells if not _merged_below(c)]


def _merged_below(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart" and not _words(cell).strip()


def _lines(cell: etree._Element) -> list[str]:
    """The paragraphs and lines of a cell that hold words."""
    words = "\n".join(_words(p) for p in cell.iter(f"{W}p"))
    return [line for line in words.split("\n") if clean(line)]


def _words(node: etree._Element) -> str:
    """The words of a paragraph without deleted text, field codes and text boxes."""
    parts: list[str] = []
    stack = [iter(node)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == f"{W}t":
            parts.append(child.text or "")
        elif child.tag in MARKS:
            parts.append(MARKS[child.tag])
        elif child.tag not in SKIP:
            stack.append(iter(child))
    return "".join(parts)


def _all_bold(node: etree._Element) -> bool:
    runs = [r for r in node.iter(f"{W}r") if "".join(map(str, r.itertext(f"{W}t"))).strip(" :")]
    return bool(runs) and all(
        (b := r.find(f"{W}rPr/{W}b")) is not None and b.get(f"{W}val") not in ("0", "false")
        for r in runs
    )
