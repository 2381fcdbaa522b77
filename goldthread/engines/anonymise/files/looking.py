"""Gathers what a check finds, once for each place, and what it could not read."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from goldthread.engines.anonymise.files.results import FileCheck, LeakCheck, Placed, Unread


@dataclass
class Look:
    """`leaks` is the check of a text, `finder` what it looks with."""

    leaks: LeakCheck
    finder: Any
    found: list[Placed] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    _seen: dict[str, tuple[Any, ...]] = field(default_factory=dict)

    def text(self, place: str, text: str) -> bool:
        """Looks at one text. Whether something of the register survives in it."""
        if not text or text.isspace():
            return False
        if text not in self._seen:
            self._seen[text] = tuple(self.leaks(text, self.finder))
        self.found += [Placed(place, text, leak) for leak in self._seen[text]]
        return bool(self._seen[text])

    def reading(self, place: str, text: str) -> None:
        """A text for people, kept so that more can be asked of it."""
        self.texts.append((place, text))
        self.text(place, text)

    def address(self, place: str, text: str) -> None:
        self.text(place, text)
        if "%" in text:
            self.text(place, unquote(text))

    def again(self, place: str, text: str, since: int) -> None:
        """A second reading of what was read before: only what did not show then is added."""
        known = {folded(one.what.text) for one in self.found[since:]}
        for leak in self.leaks(text, self.finder):
            if folded(leak.text) not in known:
                self.found.append(Placed(place, text, leak))

    def not_read(self, place: str, why: str, digest: str = "") -> None:
        self.unread.append(Unread(place, why, digest))

    def result(self) -> FileCheck:
        unique = {(one.place, one.text, one.what): one for one in self.found}
        unread = tuple(dict.fromkeys(self.unread))
        return FileCheck(tuple(unique.values()), unread, tuple(self.texts))


def folded(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()
