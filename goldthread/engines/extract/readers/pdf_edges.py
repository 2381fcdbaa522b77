"""Running heads, feet and page numbers of a PDF."""

import re
from collections import Counter

from goldthread.engines.extract.readers.pdf_lines import Line

PAGE_NUMBER = re.compile(
    r"^(page\s*)?[-–|\s]*\d{1,3}[-–|\s]*$|\bpage\s*\|?\s*\d{1,3}(\s*(of|/)\s*\d{1,3})?$"
    r"|^\d{1,3}\s*\|?\s*p\s?a\s?g\s?e$"
    r"|^\d{1,3} (of|/) \d{1,3}$",
    re.IGNORECASE,
)
MARKING = re.compile(
    r"^official(-|\s)|^(official|restricted|confidential|protect|not protectively marked"
    r"|final( version)?|draft)\b[\s:–-]*(sensitive)?$",
    re.I,
)


def without_edges(pages: list[list[Line]]) -> tuple[list[list[Line]], str]:
    """Pages without lines that recur at their edges, and the text of those lines once."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_key(line) for line in lines if _at_edge(line)})
    filled = sum(1 for lines in pages if lines)
    often = {key for key, times in seen.items() if times >= max(2, min(filled * 0.4, 5))}
    kept: list[list[Line]] = []
    furniture: dict[str, str] = {}
    for lines in pages:
        stay = []
        for line in lines:
            edge = _at_edge(line)
            text = line.text
            if edge and (_key(line) in often or PAGE_NUMBER.search(text) or MARKING.match(text)):
                furniture.setdefault(_key(line), re.sub(r"\s*\bpage\b.*$", "", text, flags=re.I))
            else:
                stay.append(line)
        kept.append(stay)
    return kept, " \n".join(furniture.values())


def _at_edge(line: Line) -> bool:
    return line.y > line.height * 0.91 or line.y < line.height * 0.09


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.lower())
