"""Real names that stand in a text where a code should: a gentle word, never a wall.

Only the names of a code list are looked for: those that an agency was told, the family's and its
own professionals'. A warning about anybody else's name would tell who works for another agency.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.foundations.people.naming import Coded

SHORTEST = 3  # letters; "Al" and "Jo" alone would be found in half the words of a page
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_YEAR = re.compile(r"\s+(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Spotted:
    """A name as it stands in the text, how often, and the codes that it may mean."""

    words: str
    times: int
    codes: tuple[str, ...]

    @property
    def suggestion(self) -> str:
        return " or ".join(self.codes)


@dataclass(frozen=True)
class Place:
    """A section in which names were spotted, and where to look at it."""

    title: str
    href: str
    names: list[Spotted]


def spotted(text: str, codes: Sequence[Coded]) -> list[Spotted]:
    """Names of the code list in a text: whole names first, then single words with a capital."""
    found: list[Spotted] = []
    for whole, meant in _whole_names(codes).items():
        pattern = re.compile(rf"\b{re.escape(whole)}\b", re.I)
        if times := len(pattern.findall(text)):
            found.append(Spotted(whole, times, meant))
            text = pattern.sub(" ", text)
    alone = _words_of_names(codes)
    counted: dict[str, int] = {}
    for match in _WORD.finditer(text):
        word = re.sub(r"['’]s$", "", match[0])
        if word.lower() in alone and word[0].isupper() and not _YEAR.match(text, match.end()):
            counted[word] = counted.get(word, 0) + 1
    return found + [Spotted(word, n, alone[word.lower()]) for word, n in counted.items()]


def _whole_names(codes: Sequence[Coded]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in codes:
        parts = one.name.split()
        names = {one.name, f"{parts[0]} {parts[-1]}"} if len(parts) > 1 else set()
        for name in names:
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), one.code)))
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def _words_of_names(codes: Sequence[Coded]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in codes:
        for word in _WORD.findall(f"{one.name} {one.known_as}"):
            if len(word) >= SHORTEST and one.name != "name not known":
                key = word.lower()
                found[key] = tuple(dict.fromkeys((*found.get(key, ()), one.code)))
    return found
