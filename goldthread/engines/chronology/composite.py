"""A chronology that was put together from several agencies already, and what to say of it.

Chronolator's public help (chronolator.com/help, read November 2026) says that a Composite names the
agency at the start of its source, and that a source beginning with # ^ ¬ or ~ marks an Author
Note. Neither is taken apart here: the words stay as they are, and a person is told.
"""

import re
from collections.abc import Callable

from goldthread.engines.chronology.columns import Layout
from goldthread.engines.chronology.grid import Grid, words_of
from goldthread.engines.chronology.headings import folded

_AGENCY = re.compile(
    r"(?:reporting |contributing |source |lead )?(?:agency|organisation|organization)"
    r"(?: name| / .*)?|(?:agency|organisation)(?: or| and) .*|asiantaeth"
)
MARKS = "#^¬~"
SHOWN = 6


def tell(grid: Grid, layout: Layout, say: Callable[[str], None]) -> None:
    """Says that the rows are of several agencies, where a column of agencies does."""
    for column, name in enumerate(layout.names):
        if not _AGENCY.fullmatch(folded(name)):
            continue
        cells = (row[column] for row in grid.rows[layout.top :] if column < len(row))
        agencies = sorted({words for cell in cells if (words := words_of(cell))})
        if 1 < len(agencies) <= 60:
            shown = "; ".join(agencies[:SHOWN]) + (" …" if len(agencies) > SHOWN else "")
            say(
                f"the rows are of {len(agencies)} agencies (“{name}”: {shown}). Each row keeps the "
                "name, and all count as this one return: what its agencies say is not compared "
                "with each other. Send each agency's own chronology where you can."
            )


def authors_note(source: str | None) -> str:
    """What to say of a source that begins with one of Chronolator's marks, or nothing."""
    if not source or source[0] not in MARKS or re.match(r"#\s?\d", source):
        return ""
    return (
        f"The source begins with “{source[0]}”, which in a Chronolator document marks an author's "
        "note and no event. It was kept as a row: say whether it belongs."
    )
