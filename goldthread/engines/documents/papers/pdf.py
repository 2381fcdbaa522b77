"""A document as a PDF that a screen reader can read (PDF/UA-1, by Typst), and how long it is.

Typst refuses what is not accessible. The words go to it as data and never as markup. They may hold
only letters that its fonts draw: callers ask `engines.chronology.out_pdf.drawable` first.
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2 as pdfium

from goldthread.engines.documents.papers.paper import Paper, Part
from goldthread.engines.uploads import ONE_AT_A_TIME

_LAYOUT = Path(__file__).with_name("paper.typ")
_USUAL = (11.0,)  # points
_ONE_PAGE = (12.0, 11.0, 10.0, 9.0)  # the largest with which it is one page, or else the smallest
_NARROW, _WIDE = 7, 30  # characters: what a column's width is worked out from


def as_pdf(paper: Paper) -> bytes:
    """The bytes. ValueError without a title: nobody could tell it from other documents."""
    if not paper.title.strip():
        raise ValueError("A document needs a title.")
    sizes = _ONE_PAGE if paper.is_one_page else _USUAL
    for size in sizes:
        made = _compiled(_told(paper) | {"size": size}, _pictures(paper))
        if size == sizes[-1] or pages_in(made) == 1:
            break
    return made


def _compiled(told: dict[str, Any], pictures: dict[str, str]) -> bytes:
    import typst  # heavy: only when it is needed

    with TemporaryDirectory(prefix="goldthread-pdf-") as folder:
        root = Path(folder)
        (root / "data.json").write_text(json.dumps(told), encoding="utf-8")
        for name, svg in pictures.items():
            (root / name).write_text(svg, encoding="utf-8")
        (root / "layout.typ").write_bytes(_LAYOUT.read_bytes())
        made: bytes = typst.compile(
            str(root / "layout.typ"), root=folder, format="pdf", pdf_standards=["ua-1"]
        )
    return made


def _pictures(paper: Paper) -> dict[str, str]:
    return {f"{one.key}.svg": one.picture.svg for one in paper.written if one.picture is not None}


def pages_in(data: bytes) -> int:
    with ONE_AT_A_TIME:
        document = pdfium.PdfDocument(data)
        try:
            return len(document)
        finally:
            document.close()


def _told(paper: Paper) -> dict[str, Any]:
    return {
        "title": paper.title,
        "publisher": paper.publisher,
        "day": paper.day,
        "line": paper.marks.line if paper.marks else "",
        "across": paper.marks.across if paper.marks else "",
        "one_page": paper.is_one_page,
        "parts": [_part(part) for part in paper.written],
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "heading": part.heading,
        "picture": f"{part.key}.svg" if part.picture else "",
        "alt": part.picture.alt if part.picture else "",
        "blocks": [{"kind": one.kind, "text": one.text} for one in part.blocks],
        "columns": list(part.columns),
        "widths": _widths(part),
        "rows": part.rows,
    }


def _widths(part: Part) -> list[int]:
    """Shares of the page: by the longest word that must fit, and by how much there is to read."""
    shares = []
    for at, name in enumerate(part.columns):
        cells = [name, *(row[at] for row in part.rows)]
        mean = sum(map(len, cells)) // len(cells)
        longest = max((len(word) for cell in cells for word in cell.split()), default=0)
        shares.append(max(_NARROW, min(_WIDE, max(mean, longest + 4))))
    return shares
