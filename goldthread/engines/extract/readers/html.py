"""Web pages: the text of the page without its menus, notices and scripts."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from goldthread.engines.extract.build import Builder
from goldthread.engines.extract.layout import side_by_side
from goldthread.engines.extract.model import Document, Unreadable
from goldthread.engines.extract.readers.html_furniture import is_furniture
from goldthread.engines.extract.words import clean

DROP = {
    "script", "style", "noscript", "template", "nav", "select", "svg", "iframe",
    "object", "embed", "head", "dialog", "input", "textarea", "audio", "video", "canvas", "sup",
}  # fmt: skip
BLOCKS = {
    "p", "div", "section", "article", "main", "body", "html", "blockquote", "ul", "ol", "li", "dl",
    "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tbody", "thead", "tfoot", "tr", "td",
    "th", "caption", "figure", "figcaption", "header", "footer", "aside", "pre", "hr", "address",
    "details", "summary", "form", "fieldset", "legend", "center", "label",
}  # fmt: skip
STRONG = {"b", "strong"}


def read(data: bytes | str) -> Document:
    """The page as blocks.

    Errors: Unreadable when nothing in it can be parsed as HTML.
    """
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    try:
        if isinstance(data, str):
            data, parser = (
                data.encode(),
                lxml_html.HTMLParser(
                    no_network=True, huge_tree=False, remove_comments=True, encoding="utf-8"
                ),
            )
        root = lxml_html.fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("The page holds no HTML that can be read. Save it again.") from error
    title = clean(root.findtext(".//head/title") or "")
    page = _Page()
    body = root.find("body") if root.tag == "html" else root
    page.element(root if body is None else body)
    page.flush()
    furniture = " \n".join(page.furniture)
    return Document(page.out.text, "html", tuple(page.out.blocks), title, furniture)


class _Page:
    """Walks the tree and gathers running text until a block ends."""

    def __init__(self) -> None:
        self.out = Builder()
        self.furniture: list[str] = []
        self.run: list[tuple[str, bool]] = []  # text, in bold
        self.marker: str | None = None
        self.level = 0
        self.heading: int | None = None

    def flush(self) -> None:
        run, self.run = self.run, []
        lines = "".join(text for text, _ in run).split("\n")
        plain = any(text.strip(" \n:") and not bold for text, bold in run)
        heading = self.heading if self.heading or plain or not run else 9
        for line in _rejoin([clean(line) for line in lines]):
            self.out.block(line, marker=self.marker, level=self.level, heading=heading)
            self.marker = None

    def add(self, text: str | None, bold: bool = False) -> None:
        if text:
            self.run.append((re.sub(r"\s+", " ", text), bold))

    def element(self, node: etree._Element, bold: bool = False) -> None:
        tag = node.tag if isinstance(node.tag, str) else ""
        if not tag or tag in DROP or (tag == "button" and not self._opens(node)):
            return
        if is_furniture(node, tag):
            self.furniture.append(clean(" ".join(map(str, node.itertext())))[:600])
            return
        if tag == "br":
            self.run.append(("\n", bold))
        elif tag in ("ul", "ol"):
            self.items(node)
        elif tag == "table":
            self.table(node)
        elif tag in BLOCKS or (tag == "button" and not self.heading):
            self.flush()
            was, self.heading = self.heading, int(tag[1]) if re.fullmatch("h[1-6]", tag) else None
            if tag == "button":
                self.heading = 4
            self.inside(node, bold)
            self.flush()
            self.heading = was
        else:
            self.inside(node, bold or tag in STRONG)

    def _opens(self, node: etree._Element) -> bool:
        """A button that is a heading, or that opens what stands under it."""
        inner = any(child.tag in ("h1", "h2", "h3", "h4", "h5") for child in node.iter())
        return bool(self.heading) or inner or node.get("aria-expanded") is not None

    def inside(self, node: etree._Element, bold: bool = False) -> None:
        self.add(node.text, bold)
        for child in node:
            self.element(child, bold)
            self.add(child.tail, bold)

    def items(self, node: etree._Element) -> None:
        self.flush()
        inner = any(a.tag in ("ul", "ol") for a in node.iterancestors())
        self.level += inner
        number = _int(node.get("start"), 1)
        for child in node:
            if not isinstance(child.tag, str):
                continue
            if child.tag != "li":
                self.element(child)
                continue
            if node.tag == "ol" and "none" not in (node.get("style") or ""):
                self.marker = _ordinal(_int(child.get("value"), number), node.get("type") or "1")
                number += 1
            else:
                self.marker = "•"
            self.inside(child)
            self.flush()
            self.marker = None
        self.level -= inner

    def table(self, node: etree._Element) -> None:
        self.flush()
        rows = [list(_cells(row)) for row in _rows(node)]
        texts = [[clean(" ".join(_texts(cell))) for cell in row] for row in rows]
        parts = max((_parts(cell) for row in rows[1:] for cell in row), default=0)
        if side_by_side(texts, parts):
            rows = [[cell] for column in zip(*rows, strict=True) for cell in column]
        elif any(self.out.is_listing(row) for row in texts[:3]):
            for line in texts:
                self.out.row(line)
            return
        for cells in rows:
            for cell in cells:
                self.inside(cell)
                self.flush()


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return (cell for cell in row if cell.tag in ("td", "th"))


def _parts(cell: etree._Element) -> int:
    """How many paragraphs or list items a cell holds."""
    return sum(1 for node in cell.iter("p", "li"))


def _texts(cell: etree._Element) -> Iterator[str]:
    for node in cell.iter():
        if isinstance(node.tag, str) and node.tag not in DROP:
            yield node.text or ""
        if node is not cell:
            yield node.tail or ""


def _rejoin(lines: list[str]) -> list[str]:
    """Lines broken inside a sentence are one line."""
    out: list[str] = []
    for line in filter(None, lines):
        if out and line[0].islower() and out[-1][-1] not in ".:;?!":
            out[-1] += " " + line
        else:
            out.append(line)
    return out


def _int(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*[0-9]{1,9}\s*", text) else default


def _ordinal(number: int, style: str) -> str:
    if style in "aA" and number <= 26:
        return f"{chr(96 + number) if style == 'a' else chr(64 + number)}."
    if style in "iI" and number <= 10:
        return f"{('i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x')[number - 1]}."
    return f"{number}."
