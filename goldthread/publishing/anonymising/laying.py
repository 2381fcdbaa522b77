"""The texts of a file laid out one after the other, and what is found in them as mentions.

Words that stand in several places in the very same text are one mention, at the first of them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from goldthread.engines.anonymise.files import Placed
from goldthread.engines.anonymise.finder import Finder
from goldthread.engines.anonymise.jigsaw import Piece, jigsaw
from goldthread.publishing.anonymising.models import LeakCheck, Mention, Nature

NATURES = {"replaced": Nature.REGISTER, "queued": Nature.MAYBE, "suggested": Nature.UNKNOWN}
# What stands instead of what is somebody's and no name.
STANDS_FOR = {
    "age": "[age]", "date-of-birth": "[date of birth]", "date-of-death": "[date of death]",
    "nhs-number": "[NHS number]", "ni-number": "[National Insurance number]",
    "phone": "[phone number]", "e-mail": "[e-mail address]", "username": "[user name]",
    "postcode": "[postcode]", "case-reference": "[case reference]",
}  # fmt: skip
ORDER = [Nature.REGISTER, Nature.MAYBE, Nature.UNKNOWN, Nature.DETAIL]
LONGEST = 300  # characters that are shown of what several details make together
BETWEEN = "\n\n"


class Laid:
    """`whole`: all texts; `spots`: start, end and place of each; `first`: where a text begins."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        kept = [(place, text) for place, text in texts if text.strip()]
        self.whole = BETWEEN.join(text for _, text in kept)
        self.spots: list[tuple[int, int, str]] = []
        self.first: dict[str, int] = {}
        at = 0
        for place, text in kept:
            self.first.setdefault(text, at)
            self.spots.append((at, at + len(text), place))
            at += len(text) + len(BETWEEN)
        self._starts = [start for start, _, _ in self.spots]

    def around(self, start: int) -> tuple[int, str]:
        """Where the text begins that a place is in, and that text."""
        a, b, _ = self.spots[max(bisect_right(self._starts, start) - 1, 0)]
        return a, self.whole[a:b]

    def is_first(self, start: int, end: int) -> bool:
        """Whether a stretch is whole within a text, where that stands for the first time."""
        if not self.spots:
            return False
        a, text = self.around(start)
        return a <= start and end <= a + len(text) and self.first[text] == a


def mentions(
    check: LeakCheck, laid: Laid, found: Sequence[Placed], finder: Finder, public: Sequence[str]
) -> list[Mention]:
    """Unsaved, none overlapping: what the register knows goes before what is only suggested."""
    ours = f" {check.review.subject} {check.review.partnership.name} ".casefold()
    rows = [
        row for one in found
        if one.text in laid.first and (row := _mention(check, one, laid, finder))
        and not (row.nature == Nature.UNKNOWN and f" {row.words.casefold()} " in ours)
    ]  # fmt: skip
    details = [
        detail(check, piece)
        for piece in jigsaw(laid.whole, public)
        if piece.kind != "combination" and laid.is_first(piece.start, piece.end)
    ]
    told = {(one.start, one.end) for one in details}  # with its reason and softer words
    rows = [
        row
        for row in rows
        if row.nature != Nature.UNKNOWN or row.kind != "date" or (row.start, row.end) not in told
    ]
    rows += details
    rank = {nature: at for at, nature in enumerate(ORDER)}
    rows.sort(key=lambda row: (rank[Nature(row.nature)], row.start, -row.end))
    return sorted(_apart(rows, len(laid.whole)), key=lambda row: row.start)


def _apart(rows: Iterable[Mention], length: int) -> Iterator[Mention]:
    taken = bytearray(length)
    for row in rows:
        if not any(taken[row.start : row.end]):
            taken[row.start : row.end] = b"\1" * (row.end - row.start)
            yield row


def _mention(check: LeakCheck, one: Placed, laid: Laid, finder: Finder) -> Mention:
    """Of a finding, or of what only the second look sees, which has no words to stand instead."""
    what: Any = one.what
    at = laid.first[one.text]
    why = getattr(what, "reason", "") or what.why
    nature = NATURES.get(getattr(what, "status", ""), Nature.REGISTER)
    if why.startswith("not certain: "):
        nature = Nature.MAYBE
    instead = getattr(what, "replacement", "")
    if not instead:
        instead = STANDS_FOR.get(what.kind) or (
            finder.pseudonyms.of(what.subject) if what.subject else ""
        )
    return Mention(
        check_of=check, start=at + what.start, end=at + what.end, words=what.text, kind=what.kind,
        nature=nature, subject=what.subject or "", why=why, instead=instead,
        confidence=getattr(what, "confidence", None),
    )  # fmt: skip


def detail(check: LeakCheck, piece: Piece) -> Mention:
    words = check.text[piece.start : piece.end] or piece.text
    return Mention(
        check_of=check, start=piece.start, end=piece.end, words=words[:LONGEST], kind=piece.kind,
        nature=Nature.DETAIL, why=piece.why, softer=piece.softer,
    )  # fmt: skip


def together(check: LeakCheck, public: Sequence[str]) -> list[Mention]:
    """What several details of the text tell together: asked of the very text that would leave."""
    pieces = jigsaw(check.text, public)
    return [detail(check, one) for one in pieces if one.kind == "combination"]
