"""A second look at a Word file: whether something of the register stands where no reader sees it.

The gate decides of the words. This one reads every part and attribute that a template may bring
along, and blocks where something stands that is not a word of its own among those words, or that
the check of them did not judge. PDF and slides are all ours.
"""

import re
from collections.abc import Iterator
from typing import Any

from goldthread.engines.anonymise.files import Blocked, check_file
from goldthread.engines.documents import papers as engine
from goldthread.publishing.anonymising import gate, registers
from goldthread.publishing.anonymising.texts import Text
from goldthread.publishing.papers.kinds import WORD
from goldthread.publishing.papers.models import Edition

_WORD = re.compile(r"[^\W_]+")
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg")


def hidden(edition: Edition, read: Text) -> Iterator[str]:
    """Why the file may not leave although its words may. `read`: what the gate has read."""
    review = edition.paper.review
    try:
        finder = registers.finder_for(registers.register_of(review.matter))
    except registers.NothingKnown:
        yield "The register of this case names nobody, so the files cannot be looked through."
        return
    judged = {_folded(words) for words in gate.judged(review, read)}
    for one in edition.files.all():
        if one.form == WORD:
            yield from _of_word(bytes(one.content), finder, judged)


def _of_word(data: bytes, finder: Any, judged: set[str]) -> Iterator[str]:
    try:
        found = check_file(data, "document.docx", finder)
        seen = _spaced(engine.words_in(data, WORD))
    except (Blocked, engine.Unreadable) as why:
        yield f"The Word file cannot be looked through: {why}"
        return

    def is_known(leak: Any) -> bool:
        words, around = _spaced(leak.what.text), _spaced(leak.text)
        return (
            _folded(words) in judged and bool(words.strip()) and (words in seen or around in seen)
        )

    places = sorted({one.place for one in found.leaks if not is_known(one)})
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


def _spaced(text: str) -> str:
    """Its words, each between spaces, so that “Lea” is not found in “learned”."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
