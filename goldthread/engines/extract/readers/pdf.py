"""PDF: lines with their places on the page, then running heads off, then paragraphs and tables."""

from typing import Any

import pypdfium2 as pdfium

from goldthread.engines.extract.build import Builder
from goldthread.engines.extract.model import Document, Unreadable
from goldthread.engines.extract.readers import pdf_edges, pdf_flow
from goldthread.engines.extract.readers.pdf_lines import Line, lines_of
from goldthread.engines.extract.words import clean
from goldthread.engines.uploads import ONE_AT_A_TIME


def read(data: bytes) -> Document:
    """Errors: Unreadable when the file is damaged, locked, or holds only pictures."""
    with ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            raise Unreadable(_why(str(error))) from error
        try:
            pages, empty = _pages(document)
            title = clean(str(document.get_metadata_dict().get("Title") or ""))
        finally:
            document.close()
    if not any(pages):
        raise Unreadable(
            "No page of the PDF holds text: it is a scan. Make it searchable first, or upload Word."
        )
    problems: tuple[str, ...] = ()
    if empty:
        named = ", ".join(map(str, empty[:8])) + (" and others" if len(empty) > 8 else "")
        problems = (f"No text on page {named}: a picture or a scan. Read it yourself.",)
    pages, furniture = pdf_edges.without_edges(pages)
    out = Builder()
    pdf_flow.write(pages, out)
    return Document(out.text, "pdf", tuple(out.blocks), title, furniture, problems)


def _pages(document: Any) -> tuple[list[list[Line]], list[int]]:
    pages, empty = [], []
    for number in range(len(document)):
        page = document[number]
        textpage = page.get_textpage()
        lines = lines_of(textpage, page.get_height())
        textpage.close()
        if not lines and next(page.get_objects(max_depth=2), None) is not None:
            empty.append(number + 1)
        page.close()
        pages.append(lines)
    return pages, empty


def _why(message: str) -> str:
    if "assword" in message:
        return "The PDF is locked with a password. Save a copy without one."
    return "The PDF is damaged. Save or download it again."
