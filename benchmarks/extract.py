"""Extraction beside reading the same file alone, in one run.

    .venv/bin/python -m benchmarks.extract

Makes a long invented report (240 pages as a PDF), writes it in four formats and times, for each,
`read only` (the library alone: every character out, nothing understood), `read_text` and
`extract`. Times are the best of three, in seconds; read the ratios.
"""

import io
import time
import zipfile
from collections.abc import Callable

import pypdfium2
from lxml import etree
from lxml import html as lxml_html

from goldthread.engines.extract import extract, read_text
from tests.engines.extract.corpus import render
from tests.engines.extract.corpus.maker import LAYOUTS, Made, make
from tests.engines.extract.documents import FORMATS  # noqa: F401 - registers the layouts

PAGES = 240


def report(pages: int) -> Made:
    """Chapters of invented pages until the PDF is long enough."""
    names = [name for name in LAYOUTS if LAYOUTS[name][0] != "second"]
    elements: list = []
    answers = make(names[0], 0).answers
    while len(elements) < pages * 19:
        seed = len(elements)
        elements += make(names[seed % len(names)], seed).elements
    return Made("long report", elements, answers)


def read_only(media: str, data: bytes) -> int:
    """Every character out by the library alone; how many there were."""
    if media == "pdf":
        document = pypdfium2.PdfDocument(data)
        return sum(len(page.get_textpage().get_text_range()) for page in document)
    if media == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            root = etree.fromstring(package.read("word/document.xml"))
        return sum(map(len, root.itertext()))
    if media == "html":
        return len(lxml_html.fromstring(data).text_content())
    return len(data.decode())


def best(job: Callable[[], object]) -> float:
    """Seconds of the fastest of three."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return min(times)


def line(media: str, made: Made) -> str:
    """One row of the table."""
    data = render.FORMATS[media](made)
    size = f"{len(data) / 1024:.0f} KB"
    if media == "pdf":
        size = f"{len(pypdfium2.PdfDocument(data))} pages"
    alone = best(lambda: read_only(media, data))
    reading = best(lambda: read_text(data, f"report.{media}"))
    document = read_text(data, f"report.{media}")
    whole = reading + best(lambda: extract(document))
    beside = f"{whole / alone:.1f}" if alone > 0.001 else "-"
    return f"| {media} | {size} | {alone:.3f} | {reading:.3f} | {whole:.3f} | {beside} |"


def main() -> None:
    made = report(PAGES)
    print("| format | size | read only | read_text | + extract | whole / read only |")
    print("|---|---|---|---|---|---|")
    for media in render.FORMATS:
        print(line(media, made), flush=True)


if __name__ == "__main__":
    main()
