"""A file looked through for people to decide about, and written anew from what they decided.

    through = look_through(data, "report.docx", finder)      # every text, every finding
    said = {text: [Choice(start, end, "instead")]}           # for every text of `through.texts`
    made = made_copy(data, "report.docx", Decided(finder, said))

Words that stand in several places of a file in the very same text are decided once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldthread.engines.anonymise.files import (
    Blocked,
    FileCheck,
    Placed,
    anonymise_file,
    check_file,
    looked_at,
    rewritten,
)
from goldthread.engines.anonymise.findings import Finding, apply
from goldthread.engines.anonymise.key import Key, Restorer
from goldthread.engines.anonymise.leaks import leaks
from goldthread.engines.uploads import decode

KINDS = frozenset({"docx", "docm", "xlsx", "xlsm", "csv", "txt", "pdf"})


@dataclass(frozen=True)
class Choice:
    """From `start` to `end` of a text, `words` are to stand instead."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Through:
    """`texts`: (place, text) in the file's order. `found`: findings, and what the second look sees.

    `problems`: sentences for a person. `unread` is known of a PDF only: of other files it is asked
    of the copy.
    """

    texts: tuple[tuple[str, str], ...]
    found: tuple[Placed, ...]
    problems: tuple[str, ...] = ()
    unread: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Made:
    """The bytes of a copy, its ending, what was replaced, and the check of these very bytes."""

    data: bytes
    ending: str
    findings: tuple[Placed, ...]
    problems: tuple[str, ...]
    check: FileCheck


class Decided:
    """Replaces in a text what people decided; in one that nobody saw, what the finder finds.

    Used like a Finder.
    """

    def __init__(self, finder: Any, said: Mapping[str, Sequence[Choice]]) -> None:
        self.finder, self.said = finder, said
        self.missing: tuple[str, ...] = finder.missing

    def without_names(self) -> "Decided":
        return Decided(self.finder.without_names(), self.said)

    def look_ahead(self, texts: Iterable[str]) -> None:
        self.finder.look_ahead(text for text in texts if text not in self.said)

    def find(self, text: str, before: str = "", after: str = "") -> list[Finding]:
        if text not in self.said:
            found: list[Finding] = self.finder.find(text, before, after)
            return found
        return [
            Finding(one.start, one.end, text[one.start : one.end], "full-name", None, one.words,
                    1.0, "a person decided it", "replaced")
            for one in apart(self.said[text])
        ]  # fmt: skip


def apart(choices: Sequence[Choice]) -> list[Choice]:
    """Without those that overlap a longer one before them, in the order of the text."""
    kept: list[Choice] = []
    for one in sorted(choices, key=lambda c: (c.start, -c.end)):
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return kept


def look_through(data: bytes, name: str, kind: str, finder: Any) -> Through:
    """Errors: Blocked, one sentence, where no safe copy of the file can be made."""
    if kind == "txt":
        text = decode(data)[0]
        return Through((("", text),), tuple(Placed("", text, one) for one in _seen(text, finder)))
    if kind == "pdf":
        checked = check_file(data, name, finder)
        found = [*checked.leaks, *_suggested(checked.texts, finder)]
        return Through(checked.texts, tuple(found), (), checked.unread)
    looked = looked_at(data, name, finder)
    first: dict[str, str] = {}
    for place, text in [*looked.texts, *((one.place, one.text) for one in looked.findings)]:
        first.setdefault(text, place)
    shown = {text for _, text in looked.texts}
    texts = [*looked.texts, *((at, text) for text, at in first.items() if text not in shown)]
    known = finder.without_names()
    more = [Placed(at, text, one) for text, at in first.items() for one in leaks(text, known)]
    return Through(tuple(texts), (*looked.findings, *more), tuple(looked.problems))


def made_copy(data: bytes, name: str, kind: str, decided: Decided, out: str) -> Made:
    """The copy, and its check against all that the register knows. Errors: Blocked."""
    if kind == "pdf":
        raise Blocked(f"{name} is a PDF, which is checked and never changed.")
    if kind != "txt":
        result = anonymise_file(data, name, decided, out=out, check_with=decided.finder)
        return Made(result.data, result.ending, result.findings, result.problems, result.check)
    text = decode(data)[0]
    found = decided.find(text)
    new = apply(text, found)
    left = tuple(Placed("", new, leak) for leak in leaks(new, decided.finder.without_names()))
    told = tuple(Placed("", text, one) for one in found)
    return Made(new.encode(), ".txt", told, (), FileCheck(left, (), (("", new),)))


def restored(data: bytes, name: str, kind: str, key: Key) -> bytes:
    """The file with the words that its pseudonyms stand for. A text that was changed since keeps
    its pseudonyms. Errors: Blocked."""
    restorer = Restorer(key)
    if kind != "txt":
        return rewritten(data, name, restorer)
    text = decode(data)[0]
    return apply(text, restorer.find(text)).encode()


def _seen(text: str, finder: Any) -> list[Any]:
    return [*finder.find(text), *leaks(text, finder.without_names())]


def _suggested(texts: Sequence[tuple[str, str]], finder: Any) -> list[Placed]:
    return [
        Placed(place, text, one)
        for place, text in texts
        for one in finder.find(text)
        if one.status == "suggested"
    ]
