"""What the sheets of a workbook share: names, how numbers show, and the texts of cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from goldthread.engines.anonymise.files.boxes import boxes, shared_texts
from goldthread.engines.anonymise.files.excel_cells import Styles
from goldthread.engines.anonymise.files.labels import label
from goldthread.engines.anonymise.files.names import R, S
from goldthread.engines.anonymise.files.package import Package, Part
from goldthread.engines.anonymise.files.spots import Spot
from goldthread.engines.anonymise.files.walk import spots


@dataclass
class Book:
    """`places`: “sheet 2” by its part's name. `used`: where each shared text first stands."""

    places: dict[str, str]
    styles: Styles
    shared: list[str] = field(default_factory=list)
    used: dict[int, str] = field(default_factory=dict)

    def place(self, part: Part) -> str:
        return self.places.get(part.name, label(part.name))

    def spots(self, part: Part) -> list[Spot]:
        """Every text of a part; a shared text is placed in the first cell that shows it."""
        named = {}
        if part.root.tag == f"{S}sst":
            texts = part.root.iter(f"{S}si")
            named = {text: self.used.get(n, "a text no cell shows") for n, text in enumerate(texts)}
        return spots(part.root, "" if named else self.place(part), named)

    def boxes(self, part: Part) -> Iterator[Spot]:
        return boxes(part.root, self.place(part), self.shared)


def book_of(package: Package) -> Book:
    """Errors: Blocked, when there is no workbook in it."""
    main = package.main()
    by_id = {link.id: link.target for link in main.links}
    book = Book({}, Styles(_root(package, main, "styles"), since_1904=_since_1904(main)))
    for number, sheet in enumerate(main.root.iter(f"{S}sheet"), 1):
        book.places[by_id.get(sheet.get(f"{R}id", ""), "")] = f"sheet {number}"
    texts = _root(package, main, "sharedStrings")
    if texts is not None:
        book.shared = shared_texts(texts)
    for part in package.parts.values():
        if part.root is not None and part.root.tag == f"{S}worksheet":
            for cell in part.root.iter(f"{S}c"):
                if cell.get("t") == "s" and (at := cell.findtext(f"{S}v") or "").isdigit():
                    book.used.setdefault(int(at), f"{book.place(part)}, cell {cell.get('r', '')}")
    return book


def _root(package: Package, main: Part, kind: str) -> Any:
    for link in main.links:
        if link.kind == kind and link.target in package.parts:
            return package.parts[link.target].root
    return None


def _since_1904(main: Part) -> bool:
    settings = main.root.find(f"{S}workbookPr")
    return settings is not None and settings.get("date1904") in {"1", "true"}
