"""A picture and the table that says the same, as a PDF to hang on a wall (PDF/UA-1, by Typst).

Typst refuses a document that a screen reader could not read: without a title, or a picture without
words of its own. No word of the case is part of its source: they come as data beside it.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

SOURCE = Path(__file__).with_name("wallsheet.typ")
PAPERS = ("a3", "a1")


@dataclass(frozen=True)
class Sheet:
    """`said`: who made it, when, and that it is confidential; it stands on every page. `alt`: the
    picture in words. `rows`: date, how sure, who, what. `more`: what was left out, in words."""

    title: str
    said: str
    alt: str
    paper: str
    svg: str
    rows: Sequence[tuple[str, str, str, str]]
    more: str = ""


def wall_sheet(sheet: Sheet) -> bytes:
    """The PDF: the picture on one landscape page, the table on A3 pages after it. ValueError for
    a paper that is not a3 or a1."""
    import typst  # heavy: only when it is needed

    if sheet.paper not in PAPERS:
        raise ValueError(f"“{sheet.paper}” is no paper for the wall: {', '.join(PAPERS)}.")
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "sheet.typ").write_bytes(SOURCE.read_bytes())
        (root / "picture.svg").write_text(sheet.svg, encoding="utf-8")
        told = {name: value for name, value in asdict(sheet).items() if name != "svg"}
        (root / "data.json").write_text(json.dumps(told), encoding="utf-8")
        made: bytes = typst.compile(
            str(root / "sheet.typ"), root=str(root), format="pdf", pdf_standards=["ua-1"]
        )
    return made
