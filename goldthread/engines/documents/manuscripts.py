"""An agency's report as a Word document, out and in again.

`write` makes the document: a heading for every section, what is asked beneath it in a style of its
own, and the text so far. Each heading carries a hidden bookmark with the section's id. `read` finds
the sections again by bookmark or, where that was lost, by the words of the heading. Nothing is
dropped in silence: text that belongs nowhere comes back as `unplaced`, and what a text cannot hold
(pictures, comments, tracked changes) is said in `problems`.

The caller has checked the file (`engines.uploads`) and keeps it exactly as it was sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.engines.documents.manuscript_blocks import Blocks

GUIDANCE_STYLE = "Goldthread guidance"
KNOWN_STYLES = {"then": "Known then", "now": "Known now"}
BOOKMARK = "_gt_"  # Word hides bookmarks that begin with an underscore


class Unreadable(Exception):
    """The document can't be read. The message is one sentence: what, why, what next."""


@dataclass(frozen=True)
class Outline:
    """What is known of a section before any text: id (small letters, figures, hyphens), title,
    guidance paragraphs."""

    id: str
    title: str
    guidance: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    outline: Outline
    blocks: Blocks = ()

    @property
    def id(self) -> str:
        return self.outline.id


@dataclass(frozen=True)
class Unplaced:
    """Text outside every section. `after`: id of the section before it, "" for the beginning."""

    after: str
    heading: str
    blocks: Blocks


@dataclass(frozen=True)
class Manuscript:
    """`reference`: whose it is, to know it again; `lead`: paragraphs before the first section."""

    title: str
    reference: str
    sections: tuple[Section, ...]
    lead: tuple[str, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    problems: tuple[str, ...] = ()

    def section(self, id_: str) -> Section | None:
        return next((one for one in self.sections if one.id == id_), None)


def write(manuscript: Manuscript) -> bytes:
    """The document as .docx."""
    from goldthread.engines.documents.manuscript_out import written

    return written(manuscript)


def read(data: bytes, outline: Sequence[Outline]) -> Manuscript:
    """What a .docx says, by section. Every section of the outline comes back, empty or not.

    Tracked changes are read as if accepted, and said. Errors: Unreadable.
    """
    from goldthread.engines.documents.manuscript_in import understood

    return understood(data, outline)
