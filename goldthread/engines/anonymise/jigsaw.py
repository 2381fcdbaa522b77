"""The jigsaw: details by which a reader could recognise a family though nobody is named.

Each is a suggestion with its reason and softer words to consider. What is public about the case
already is weighed: it adds little by itself, but it lets a reader tie everything else to the case.
Nothing is changed, and nothing here says that a text is safe.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from goldthread.engines.anonymise import suggest
from goldthread.engines.anonymise.ages import AGED, OLD
from goldthread.engines.anonymise.dates import whole_dates
from goldthread.engines.anonymise.plain import Plain

_COURT = re.compile(
    r"\b(?:court|trial|inquest|hearing|sentenced|convicted|pleaded|plea|verdict|jury|charged|"
    r"arrested|coroner|tribunal|remanded|bail)\b"
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\s|$)|\n|$)")
_SEASONS = ("winter", "winter", "spring", "spring", "spring", "summer", "summer", "summer",
            "autumn", "autumn", "autumn", "winter")  # fmt: skip
_PSEUDONYM = re.compile(r" [0-9]{1,2}\b")  # "Police Officer 1" is nobody's job
_MANY = 3  # kinds of detail that together point at one family


@dataclass(frozen=True)
class Piece:
    """A detail. `start` and `end` count characters of the text as given; `public`: known already."""

    start: int
    end: int
    text: str
    kind: str
    why: str
    softer: str
    public: bool = False

    def as_json(self) -> dict[str, Any]:
        shape = asdict(self)
        return {"span": [shape.pop("start"), shape.pop("end")], **shape}


@dataclass(frozen=True)
class _Kind:
    name: str
    why: str
    softer: str
    pattern: re.Pattern[str]


@cache
def _kinds() -> tuple[_Kind, ...]:
    text = files(__package__).joinpath("jigsaw.txt").read_text(encoding="utf-8")
    return tuple(_kind(part) for part in text.split("\n== ")[1:])


def _kind(part: str) -> _Kind:
    name, why, softer, *patterns = [line for line in part.splitlines() if line]
    either = "|".join(f"(?:{pattern})" for pattern in patterns)
    return _Kind(
        name, why.removeprefix("why: "), softer.removeprefix("softer: "),
        re.compile(rf"(?<![a-z0-9-])(?:{either})(?![a-z0-9])"),
    )  # fmt: skip


def jigsaw(text: str, public: Sequence[str] = ()) -> list[Piece]:
    """Details that identify, in the order of the text, then what they make together.

    `public`: words, sentences or whole texts that are published about this case already.
    """
    plain = Plain(text)
    known = " ".join(_folded(one) for one in public)
    kept: list[Piece] = []
    for piece in [*_dates(plain), *_ages(plain), *_listed(plain), *_places(plain)]:
        if not any(piece.start < other.end and other.start < piece.end for other in kept):
            kept.append(_weighed(piece, known))
    kept.sort(key=lambda piece: piece.start)
    return [*kept, *_together(text, kept)]


def _piece(plain: Plain, start: int, end: int, kind: str, why: str, softer: str) -> Piece:
    a, b = plain.span(start, end)
    return Piece(a, b, plain.given[a:b], kind, why, softer)


def _dates(plain: Plain) -> Iterator[Piece]:
    for start, end, day in whole_dates(plain):
        season = f"in the {_SEASONS[day.month - 1]} of {day.year}"
        if _COURT.search(_sentence(plain.lower, start)):
            yield _piece(plain, start, end, "court-date",
                         "lists and reports of a court can be found by the day", season)  # fmt: skip
        else:
            yield _piece(plain, start, end, "exact-date",
                         "an exact day can be matched with news, notices and what people remember",
                         season)  # fmt: skip


def _ages(plain: Plain) -> Iterator[Piece]:
    for pattern in (OLD, AGED):
        for match in pattern.finditer(plain.lower):
            yield _piece(plain, match.start(), match.end(), "exact-age",
                         "with the date of an event an exact age gives a date of birth",
                         _softer_age(match[0]))  # fmt: skip


def _softer_age(said: str) -> str:
    if re.search(r"day|week|wk", said):
        return "a young baby"
    if re.search(r"month|mth", said):
        return "under two years; a very young child"
    number = re.search(r"[0-9]+", said)
    years = int(number[0]) if number else 0
    if years >= 18:
        return "an adult; in their " + ("late teens" if years < 20 else f"{years // 10 * 10}s")
    return (
        "of primary school age"
        if 4 < years < 12
        else "a young child"
        if years < 5
        else "a teenager"
    )


def _listed(plain: Plain) -> Iterator[Piece]:
    for kind in _kinds():
        for match in kind.pattern.finditer(plain.lower):
            if _PSEUDONYM.match(plain.text, match.end()):
                continue
            yield _piece(plain, *match.span(), kind.name, kind.why, kind.softer)


def _places(plain: Plain) -> Iterator[Piece]:
    for start, end in suggest.places(plain):
        yield _piece(plain, start, end, "place", "a named place narrows it to those who live there",
                     "a town; the area; the local service")  # fmt: skip


def _sentence(text: str, at: int) -> str:
    start = max(text.rfind(mark, 0, at) for mark in (". ", "! ", "? ", "\n")) + 1
    end = min((found for mark in (". ", "! ", "? ", "\n") if (found := text.find(mark, at)) > 0),
              default=len(text))  # fmt: skip
    return text[start:end]


def _folded(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", Plain(text).lower.replace("-", " ")))


def _weighed(piece: Piece, known: str) -> Piece:
    if not known or f" {_folded(piece.text)} " not in f" {known} ":
        return piece
    why = f"public already; it ties the rest of this text to the case ({piece.why})"
    return Piece(piece.start, piece.end, piece.text, piece.kind, why, piece.softer, True)


def _together(text: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Several kinds in one sentence, and several kinds in the whole text."""
    for match in _SENTENCE.finditer(text):
        inside = [p for p in pieces if match.start() <= p.start < match.end()]
        if len({p.kind for p in inside}) >= 2:
            yield _combined(text, inside, "in one sentence")
    if len({p.kind for p in pieces}) >= _MANY:
        yield _combined(text, pieces, "in this text")


def _combined(text: str, pieces: Sequence[Piece], where: str) -> Piece:
    kinds = list(dict.fromkeys(piece.kind for piece in pieces))
    named = ", ".join(kind.replace("-", " ") for kind in kinds)
    public = [piece for piece in pieces if piece.public]
    new = [piece for piece in pieces if not piece.public]
    why = f"{len(kinds)} kinds of detail {where} ({named}): together they fit very few families"
    if public and new:
        why += "; some is public already, so a reader could learn the rest about a family they know"
    start, end = min(p.start for p in pieces), max(p.end for p in pieces)
    first = _most_telling(new or pieces)
    return Piece(start, end, text[start:end] if len(text[start:end]) < 300 else "", "combination", why,
                 f"soften one of them, first the {first.kind.replace('-', ' ')} “{first.text}”", not new)  # fmt: skip


_TELLING = ("in-the-news", "mechanism", "rare-condition", "court-date", "place", "exact-age", "siblings",
            "exact-date", "unusual-job", "background", "counted-detail")  # fmt: skip


def _most_telling(pieces: Iterable[Piece]) -> Piece:
    return min(pieces, key=lambda piece: _TELLING.index(piece.kind))
