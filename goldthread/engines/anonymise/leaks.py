"""The second look: what of the register survives in a text that is about to leave.

It does not trust the first: beside everything that the Finder finds, also what it is unsure of, it
looks for names with all spaces and marks pressed out, inside other words, and in text that was
written for machines (entities, percent signs, base64). A word is never excused by its context here.
"""

import base64
import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import unquote

from goldthread.engines.anonymise import vocabulary
from goldthread.engines.anonymise.finder import Finder
from goldthread.engines.anonymise.plain import Plain
from goldthread.engines.anonymise.secrets import Secret

_BLOB = re.compile(r"[A-Za-z0-9+/]{24,}={0,2}")
_TOKENS = 50  # stretches read together at most
_WRITTEN = re.compile(r"&#?\w{2,8};|%[0-9A-Fa-f]{2}")


@dataclass(frozen=True)
class Leak:
    """A surviving mention. `start` and `end` count characters of the text as given."""

    start: int
    end: int
    text: str
    kind: str
    subject: str | None
    why: str

    def as_json(self) -> dict[str, Any]:
        shape = asdict(self)
        return {"span": [shape.pop("start"), shape.pop("end")], **shape}


@dataclass(frozen=True)
class Checks:
    """Which parts of the check ran. A part that could not run makes the answer "not safe"."""

    ran: tuple[str, ...]
    missing: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        return bool(self.ran) and not self.missing

    def as_json(self) -> dict[str, Any]:
        return {"ran": list(self.ran), "missing": list(self.missing), "complete": self.complete}


def checks(finder: Finder) -> Checks:
    """Which parts of the check this finder can run."""
    ran = [
        "everything the register knows",
        "pressed together and inside other words",
        "written for machines",
    ]
    if finder.looks_for_names:
        ran.append("names that are in no register")
    return Checks(tuple(ran), finder.missing)


def leaks(text: str, finder: Finder) -> list[Leak]:
    """Everything of the register that can still be read in the text, in its order."""
    found = [
        Leak(one.start, one.end, one.text, one.kind, one.subject, _why(one.status, one.reason))
        for one in finder.find(text)
        if one.status != "suggested"
    ]
    secrets = finder.secrets
    for leak in [*_pressed(text, secrets), *_for_machines(text, secrets, finder)]:
        if not any(leak.start < other.end and other.start < leak.end for other in found):
            found.append(leak)
    return sorted(found, key=lambda leak: leak.start)


def _why(status: str, reason: str) -> str:
    return reason if status == "replaced" else f"not certain: {reason}"


def _pressed(text: str, secrets: Iterable[Secret]) -> Iterator[Leak]:
    plain = Plain(text)
    places = [match.span() for match in re.finditer(r"[a-z0-9]+", plain.lower)]
    pieces = [plain.lower[a:b] for a, b in places]
    together, starts, at = "".join(pieces), [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece)
    for secret in secrets:
        at = together.find(secret.pressed)
        while at >= 0:
            first = bisect_right(starts, at) - 1
            last = bisect_right(starts, at + len(secret.pressed) - 1) - 1
            begin = places[first][0] + at - starts[first]
            end = places[last][0] + at + len(secret.pressed) - starts[last]
            whole = at == starts[first] and end == places[last][1]
            if _tells(secret, pieces[first : last + 1], whole):
                a, b = plain.span(begin, end)
                yield Leak(
                    a,
                    b,
                    text[a:b],
                    secret.kind,
                    secret.subject,
                    "readable with spaces and marks left out",
                )
            at = together.find(secret.pressed, at + 1)


def _tells(secret: Secret, pieces: list[str], whole: bool) -> bool:
    """Not where it is chance: "a lark in" is no "larkin"."""
    if secret.inside:
        whole_word = pieces[0] == secret.pressed  # the first look has decided on that
        return len(pieces) == 1 and not whole_word and not vocabulary.is_known(pieces[0])
    return whole or len(pieces) < 3 or len(secret.pressed) > 11


def _for_machines(text: str, secrets: Iterable[Secret], finder: Finder) -> Iterator[Leak]:
    """Names written as entities, with percent signs, or in base64."""
    for start, end in _written(text):
        read = html.unescape(unquote(text[start:end]))
        if read != text[start:end]:
            yield from _read_inside(text, start, end, read, finder)
    for match in _BLOB.finditer(text):
        try:
            read = base64.b64decode(match[0] + "=" * (-len(match[0]) % 4)).decode("utf-8")
        except ValueError:
            continue
        yield from _read_inside(text, *match.span(), read, finder)


def _written(text: str) -> Iterator[tuple[int, int]]:
    """Stretches without a space, or with one between, that are written with entities or %."""
    last = 0
    for match in _WRITTEN.finditer(text):
        if match.start() < last:
            continue
        start, end = match.span()
        while start > last and not text[start - 1].isspace():
            start -= 1
        for _ in range(_TOKENS):
            while end < len(text) and not text[end].isspace():
                end += 1
            following = _WRITTEN.search(text, end, min(len(text), end + 80))
            if following is None:
                break
            end = following.end()
        last = end
        yield start, end


def _read_inside(text: str, start: int, end: int, read: str, finder: Finder) -> Iterator[Leak]:
    for one in finder.find(read):
        if one.status == "replaced":
            yield Leak(start, end, text[start:end], one.kind, one.subject,
                       "readable when it is decoded")  # fmt: skip
            return
