"""A second look at a Word file: whether something of the register stands where no reader sees it.

The gate decides of the words. This one reads every part and attribute that a template may bring
along, and blocks where a name stands that is not among those words. PDF and slides are all ours.
"""

from collections.abc import Iterator
from typing import Any

from goldthread.engines.anonymise.files import Blocked, check_file
from goldthread.engines.documents import papers as engine
from goldthread.publishing.anonymising import registers
from goldthread.publishing.papers.kinds import WORD
from goldthread.publishing.papers.models import Edition

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg")


def hidden(edition: Edition, words: str) -> Iterator[str]:
    """Why the file may not leave although its words may. `words`: what the gate has read."""
    try:
        finder = registers.finder_for(registers.register_of(edition.paper.review.matter))
    except registers.NothingKnown:
        yield "The register of this case names nobody, so the files cannot be looked through."
        return
    known = _folded(words)
    for one in edition.files.all():
        if one.form == WORD:
            yield from _of_word(bytes(one.content), finder, known)


def _of_word(data: bytes, finder: Any, known: str) -> Iterator[str]:
    try:
        found = check_file(data, "document.docx", finder)
    except Blocked as why:
        yield f"The Word file cannot be looked through: {why}"
        return
    places = sorted({one.place for one in found.leaks if _folded(one.what.text) not in known})
    if places:
        yield (
            f"Something of the register stands in the Word file where no reader sees it: "
            f"{places[0]}. Take it out of the template, then make the files again."
        )
    odd = [one.place for one in found.unread if not one.place.lower().endswith(PICTURES)]
    if odd:
        yield (
            f"The Word file holds something that no check can read: {odd[0]}. Take it out "
            "of the template, then make the files again."
        )


def pictures_in(edition: Edition) -> int:
    """How many pictures no check can read: people look at them."""
    return sum(
        engine.pictures_in(bytes(one.content)) for one in edition.files.all() if one.form == WORD
    )


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
